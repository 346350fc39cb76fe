/* scan: what of a site's pages must be found, by looking through what they say from end to end. */
import assert from "node:assert/strict";
import { pages, said, same } from "./stage.js";

/** The same numbers in every run (a linear congruential generator, Numerical Recipes). */
export function random(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A query has no blank at its ends, whatever is not seen beside it, and has a character that is seen. */
export const isQuery = (piece) => same(piece) && same(piece) === same(piece).trim();

/** { texts, scan }: what the pages of a language say, and scan(piece), the paths of those that have the piece. */
export function scanOf(language, site) {
  const texts = pages(language, site).map((path) => ({ path, ...said(path, site) })).filter(({ text }) => text);
  const folded = texts.map(({ path, title, tags, text, formulas }) => ({
    path,
    lines: [title, tags, text, ...formulas].map(same).join("\n"), /* which no piece has */
  }));
  const scan = (piece) => {
    const wanted = same(piece);
    return folded.filter(({ lines }) => lines.includes(wanted)).map(({ path }) => path).sort();
  };
  return { texts, scan };
}

/** The paths of the pages that have all of the query. */
export async function found(search, query) {
  const { pages, near, failed } = await search.query(query, { limit: Infinity });
  assert.deepEqual(failed, [], query);
  return near ? [] : pages.map(({ url }) => url).sort();
}
