/* What readers ask is answered by the page that answers it: queries.txt has the questions. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { open } from "./stage.js";

/* What part of the questions of each section must have their page first, and among three. Few are in the later ones. */
const BARS = [
  { what: "tuned by", least: 100, first: 0.9, three: 0.98 },
  { what: "looked at", least: 20, first: 0.7, three: 0.92 },
  { what: "asked later", least: 20, first: 0.8, three: 0.95 },
  { what: "asked afresh", least: 30, first: 0.78, three: 0.9 },
  { what: "their pairs", least: 30, first: 0.8, three: 0.9 },
  { what: "measured alone", least: 30, first: 0.75, three: 0.82 },
  { what: "from the titles", least: 60, first: 0.75, three: 0.9 },
];

const sections = readFileSync("tests/search/queries.txt", "utf8").split(/^## /m).map((section) =>
  section
    .split("\n")
    .filter((line) => line.includes("\t"))
    .map((line) => line.split("\t")),
);

const sets = ["zh", "en"].flatMap((language) => BARS.map((bar, i) => ({ language, queries: sections[i], ...bar })));

for (const { language, what, queries, least, first, three } of sets) {
  const own = queries.filter(([of]) => of === language);

  test(`${language}, ${what}: of ${own.length} questions ${first} have their page first, and ${three} among three`, async () => {
    const search = open(language);
    const ranks = [];
    for (const [, page, text] of own) {
      const { best } = await search.query(text);
      const names = best.map(({ url }) => url.replace(/^en\/|\.html$/g, ""));
      ranks.push({ text, page, rank: names.indexOf(page) + 1 || Infinity, before: names[0] });
    }
    const within = (rank) => ranks.filter((item) => item.rank <= rank).length / ranks.length;
    const missed = ranks.filter(({ rank }) => rank > 1).map(({ text, page, rank, before }) => `${text}: ${page} is ${rank}, ${before} is first`);
    const told = `first ${within(1).toFixed(3)}, among three ${within(3).toFixed(3)}\n${missed.join("\n")}`;
    if (process.env.SEARCH_TELL) console.log(told);
    assert.ok(own.length >= least, `${own.length} questions`);
    assert.ok(within(1) >= first && within(3) >= three, told);
  });
}
