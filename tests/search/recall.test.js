/* Any piece of what the pages say is found, wherever it begins and ends, and nothing else: against a plain scan of the
 * published pages. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, pages, said, same } from "./stage.js";

const COUNT = Number(process.env.SEARCH_CASES ?? 5000); /* pieces of each language */

/* The same numbers in every run (a linear congruential generator, Numerical Recipes). */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function pieces(texts, count, seed) {
  const next = random(seed);
  const chars = texts.map(({ text }) => Array.from(text));
  const found = [];
  while (found.length < count) {
    const page = chars[next(chars.length)];
    const at = next(page.length);
    const piece = page.slice(at, at + 2 + next(7)).join("");
    if (piece === piece.trim() && Array.from(piece).length > 1) found.push(piece);
  }
  return found;
}

for (const language of ["zh", "en"]) {
  const texts = pages(language).map((path) => ({ path, ...said(path) })).filter(({ text }) => text);
  const folded = texts.map(({ path, title, tags, text, formulas }) => ({
    path,
    lines: [title, tags, text, ...formulas].map(same),
  }));
  const scan = (piece) => folded.filter(({ lines }) => lines.some((line) => line.includes(same(piece)))).map(({ path }) => path).sort();

  test(`${language}: ${COUNT} random pieces of text are found on just the pages that have them`, async () => {
    assert.ok(texts.length >= 30, `${texts.length} pages have text`);
    const search = open(language);
    for (const piece of pieces(texts, COUNT, 7)) {
      const query = /\s/.test(piece) && !piece.includes('"') ? `"${piece}"` : piece;
      const answer = await search.query(query, { limit: Infinity });
      const expected = scan(piece);
      const got = answer.pages.map(({ url }) => url).sort();
      if (query === piece && /\s/.test(piece)) {
        assert.deepEqual(expected.filter((path) => !got.includes(path)), [], piece);
        continue;
      }
      assert.deepEqual(got, expected, `the piece is '${piece}'`);
      assert.ok(!answer.near);
      assert.equal(answer.total, expected.length);
    }
  });

  test(`${language}: pieces with blanks are found as they are typed, without quotes`, async () => {
    const search = open(language);
    for (const piece of pieces(texts, COUNT * 2, 11).filter((piece) => /\s/.test(piece)).slice(0, COUNT / 5)) {
      const answer = await search.query(piece, { limit: Infinity });
      const got = answer.pages.map(({ url }) => url);
      assert.deepEqual(scan(piece).filter((path) => !got.includes(path)), [], `the piece is '${piece}'`);
    }
  });
}
