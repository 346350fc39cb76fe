/* Any piece of what the pages say is found, wherever it begins and ends, and nothing else: against a plain scan of the
 * published pages. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { found, isQuery, random, scanOf } from "./scan.js";
import { makeLarge, open, said, SITE } from "./stage.js";

const COUNT = Number(process.env.SEARCH_CASES ?? 5000); /* pieces of each language */

/* Of 2 to 8 characters, or of as many as are given. */
function pieces(texts, count, seed, size) {
  const next = random(seed);
  const chars = texts.map(({ text }) => Array.from(text));
  const found = [];
  while (found.length < count) {
    const page = chars[next(chars.length)];
    const at = next(page.length);
    const piece = page.slice(at, at + (size ?? 2 + next(7))).join("");
    if (isQuery(piece) && piece === piece.trim() && Array.from(piece).length >= (size ?? 2)) found.push(piece);
  }
  return found;
}

const sites = [
  { name: "zh", language: "zh", site: SITE },
  { name: "en", language: "en", site: SITE },
  { name: "the guide", language: "en-guide", site: SITE, least: 15 },
  { name: "many pages", language: "zh", site: makeLarge() },
];

for (const { name, language, site, least = 30 } of sites) {
  const { texts, scan } = scanOf(language, site);

  test(`${name}: ${COUNT} random pieces of text are found on just the pages that have them`, async () => {
    assert.ok(texts.length >= least, `${texts.length} pages have text`);
    const search = open(language, { site });
    for (const piece of pieces(texts, COUNT, 7)) {
      const query = /\s/.test(piece) ? `"${piece}"` : piece;
      if (piece.includes('"')) continue; /* a query has another meaning for it */
      assert.deepEqual(await found(search, query), scan(piece), `the piece is '${piece}'`);
    }
  });

  test(`${name}: single characters are found on just the pages that have them`, async () => {
    const search = open(language, { site });
    for (const piece of new Set(pieces(texts, COUNT / 10, 5, 1).filter((char) => char !== '"'))) {
      assert.deepEqual(await found(search, piece), scan(piece), `the character is '${piece}'`);
    }
  });

  test(`${name}: pieces with blanks are found as they are typed, without quotes`, async () => {
    const search = open(language, { site });
    for (const piece of pieces(texts, COUNT * 2, 11).filter((piece) => /\s/.test(piece)).slice(0, COUNT / 5)) {
      const got = (await search.query(piece, { limit: Infinity })).pages.map(({ url }) => url);
      assert.deepEqual(scan(piece).filter((path) => !got.includes(path)), [], `the piece is '${piece}'`);
    }
  });
}

test("many pages: not all of the text is loaded", async () => {
  const search = open("zh", { site: sites[2].site });
  await search.query("梯度裁剪");
  const texts = search.moved.filter(({ path }) => /-t\d/.test(path));
  assert.ok(texts.length > 0 && texts.length < 20, `${texts.length} texts are loaded`);
});

test("many pages: what means the same is found", async () => {
  const { pages, near } = await open("zh", { site: sites[2].site }).query("脱敏");
  assert.ok(near && pages.length > 0);
  assert.match(said(pages[0].url, sites[2].site).text, /匿名化/);
});
