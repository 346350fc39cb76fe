/* Words as a regular expression. */

const escaped = (word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+");

/** Finds any of the words in a text, the longest first, in any case and with any white space in them; null without words. */
export function patternOf(words) {
  const wanted = words.map((word) => word.trim()).filter(Boolean);
  wanted.sort((a, b) => b.length - a.length);
  return wanted.length ? new RegExp(wanted.map(escaped).join("|"), "giu") : null;
}

/** The text in parts, { text, mark }: those with a mark are what the pattern finds. */
export function split(text, pattern) {
  const parts = [];
  let end = 0;
  for (const { index, 0: found } of pattern ? text.matchAll(pattern) : []) {
    if (index > end) parts.push({ text: text.slice(end, index), mark: false });
    parts.push({ text: found, mark: true });
    end = index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), mark: false });
  return parts;
}
