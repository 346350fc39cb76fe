/* What readers ask is answered by the page that answers it: queries.txt has the questions. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { open } from "./stage.js";

const queries = readFileSync("tests/search/queries.txt", "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.split("\t"));

for (const language of ["zh", "en"]) {
  const own = queries.filter(([of]) => of === language);

  test(`${language}: of ${own.length} questions nine in ten have their page first, and nearly all among three`, async () => {
    const search = open(language);
    const ranks = [];
    for (const [, page, text] of own) {
      const { pages, more } = await search.query(text);
      const names = [...pages, ...more].map(({ url }) => url.replace(/^en\/|\.html$/g, ""));
      ranks.push({ text, page, rank: names.indexOf(page) + 1 || Infinity, first: names[0] });
    }
    const within = (rank) => ranks.filter((item) => item.rank <= rank).length / ranks.length;
    const missed = ranks.filter(({ rank }) => rank > 1).map(({ text, page, rank, first }) => `${text}: ${page} is ${rank}, ${first} is first`);
    const told = `first ${within(1).toFixed(3)}, among three ${within(3).toFixed(3)}\n${missed.join("\n")}`;
    if (process.env.SEARCH_TELL) console.log(told);
    assert.ok(own.length >= 100, `${own.length} questions`);
    assert.ok(within(1) >= 0.9 && within(3) >= 0.98, told);
  });
}
