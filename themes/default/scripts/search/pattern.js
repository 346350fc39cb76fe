/* Words as a regular expression. */
import { isAlphabetic } from "./query.js";

const escaped = (word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+");

/** Finds any of the words in a text, the longest first, in any case and with any white space in them; null without words. */
export function patternOf(words) {
  const wanted = words.map((word) => word.trim()).filter(Boolean);
  wanted.sort((a, b) => b.length - a.length);
  return wanted.length ? new RegExp(wanted.map(escaped).join("|"), "giu") : null;
}

/** What the pattern finds in a text, [{ index, found }]: a word in letters only where it begins one, if it does so anywhere: "lr" in
 * "lr = 0.1" and not in "already". */
export function matches(text, pattern) {
  const isInside = (index) => isAlphabetic(text[index]) && isAlphabetic(text[index - 1]);
  const all = Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({ index, found, word: found.toLowerCase() }));
  const begun = new Set(all.filter(({ index }) => !isInside(index)).map(({ word }) => word));
  return all.filter(({ index, word }) => !isInside(index) || !begun.has(word));
}

/** The text in parts, { text, mark }: those with a mark are what the pattern finds. */
export function split(text, pattern) {
  const parts = [];
  let end = 0;
  for (const { index, found } of pattern ? matches(text, pattern) : []) {
    if (index > end) parts.push({ text: text.slice(end, index), mark: false });
    parts.push({ text: found, mark: true });
    end = index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), mark: false });
  return parts;
}
