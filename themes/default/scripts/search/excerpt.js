import { isAlphabetic, isHan } from "./query.js";

const WIDTH = 150; /* of an excerpt, in columns: a Han character takes two */
const BEFORE = 40;

const columns = (text) => [...text].reduce((sum, char) => sum + (isHan(char) ? 2 : 1), 0);

/* Goes from `at` towards `end` over so many columns, and on or back to where no word is cut. */
function walk(text, at, end, width) {
  const step = Math.sign(end - at);
  let left = width;
  let to = at;
  while (to !== end && left > 0) {
    left -= isHan(text[step > 0 ? to : to - 1]) ? 2 : 1;
    to += step;
  }
  const cuts = (place) => isAlphabetic(text[place - 1]) && isAlphabetic(text[place]);
  for (let i = 0; i < 20 && to !== end && to !== at && cuts(to); i++) to -= step;
  return /[\udc00-\udfff]/.test(text[to] ?? "") ? to - 1 : to; /* never within a pair */
}

/* The beginning of the stretch that holds most marks, rare ones counting more. */
function densest(marks) {
  let best = 0;
  let most = -1;
  marks.forEach(({ start }, i) => {
    const words = new Map();
    for (let k = i; k < marks.length && marks[k].end - start < WIDTH * 0.6; k++) words.set(marks[k].word, marks[k].weight);
    const sum = [...words.values()].reduce((a, b) => a + b, 0);
    if (sum > most) [best, most] = [i, sum];
  });
  return marks[best].start;
}

/** A stretch of `plain` between two places, around the best of `marks` ({ start, end, word, weight }, in order, all of them in
 * there): [{ text, mark }]. */
export function excerpt(plain, [first, last], marks) {
  const start = marks.length ? densest(marks) : first;
  const from = walk(plain, start, first, marks.length ? BEFORE : 0);
  const to = walk(plain, start, last, WIDTH - columns(plain.slice(from, start)));
  const parts = [];
  let at = from;
  const add = (text, mark) => text && parts.push({ text, mark });
  if (from > first) add("…", false);
  for (const mark of marks) {
    if (mark.start < at || mark.start >= to) continue;
    add(plain.slice(at, mark.start), false);
    at = Math.min(mark.end, to);
    add(plain.slice(mark.start, at), true);
  }
  add(plain.slice(at, to).trimEnd(), false);
  if (to < last) add("…", false);
  return parts;
}
