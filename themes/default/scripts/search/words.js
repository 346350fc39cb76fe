import { COMMON, isHan, isLetter } from "./query.js";

const PART_MAX = 24; /* characters of a query without blanks that are looked for in pieces */
const ASKING = /过程中|情况下|的时候|怎么办|怎么样|怎么做|怎么回事|怎么|怎样|如何|什么是|是什么|为什么|为何|什么时候|有什么|什么|有哪些|哪些|哪个|哪种|多少|是不是|是否|能不能|能否|可以|应该|需要|必须|已经|突然|变成|一直|总是|以及|或者|还是|大家|我们|这类|这种|这些|某个|某些|某种|不能|一下|[吗呢了的都很该]/;
const JOINED_MAX = 100; /* letters of a word that is looked for with joints in it */
const PART_MIN = 3; /* letters of each of two words that are written as one */
const WHILE = /([^小及实同随延耗用计按工])时(?=[^间序长刻期代延钟域频])/g; /* 训练时 is when one trains, but 实时 and 时间 are words */
const EDIT_MIN = 5; /* letters of a word that may be misspelt */
const JOINT = /[_\-\u2010\u2011]/;
const JOINTS = /[_\-\u2010\u2011]+/g;
const LATIN = "[a-z\u00df-\u024f\u0370-\u052f]";
const SINGLE = new RegExp(`${LATIN}{4,}`, "g");
const JOINED = new RegExp(`${LATIN}+(?:${JOINTS.source}${LATIN}*)+`, "g");

const LATIN_WORD = new RegExp(`^${LATIN}+$`);

/** Each of a list once. */
export const unique = (list) => [...new Set(list)];

const bare = (word) => word.replace(JOINTS, "");

/* A short word may lose no joint: "x-y" is in "proxy" then. */
const isBound = (word) => JOINT.test(word) && bare(word).length < EDIT_MIN;

const letters = (word, between) => Array.from(word, (char) => char.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&")).join(between);

/** Finds the texts of a page that are the word but for joints in either of them, so that clip_grad_norm_ is found by "gradnorm";
 * or, where a word begins, for single blanks, so that "batch normalisation" is found by "batchnorm". */
export function joined(typed) {
  const word = bare(typed);
  if (!word || word.length > JOINED_MAX || isBound(typed)) return () => [];
  const isLatin = word.length >= EDIT_MIN && LATIN_WORD.test(word);
  const pattern = new RegExp(letters(word, "[_\\-\u2010\u2011]?") + (isLatin ? `|\\b${letters(word, "[_\\-\u2010\u2011 ]?")}` : ""), "g");
  const isWhole = (form) => form.split(" ").every(({ length }) => length >= PART_MIN || length === form.length);
  return ({ folded }) => (folded.match(pattern) ?? []).filter(isWhole);
}

/** The same for the word with blanks for its joints. */
export function apart(word) {
  const form = word.replace(JOINTS, " ").trim();
  return ({ folded }) => (!isBound(word) && form !== word && folded.includes(form) ? [form] : []);
}

const OTHER_SPELLING = { s: "z", z: "s", or: "our", our: "or" };

/** Other ways to write a word: "optimiser" for "optimizer", "√d_k" for "sqrt(d_k)". */
export function spellings(word) {
  const other = word.replace(/\\?(?:sqrt|√)[({]([^(){}]+)[)}]/g, (_, root) => (/[^\w.]/.test(root) ? `√(${root})` : `√${root}`));
  const foreign = word.length < EDIT_MIN ? word : word.replace(/([iy])([sz])(?=[aei]|$)|(behavi|neighb|col|fav)(ou?r)/g, (_, a = "", b, c = "", d) => a + c + OTHER_SPELLING[b ?? d]);
  return [other, foreign].filter((form) => form !== word);
}

/** The word, and what its joints join. */
export const joints = (word) => unique([word, ...word.split(JOINTS).filter(Boolean)]);

/** Latin and other words apart: "adam优化器" is two. */
export const split = (word) => word.match(/[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]+|[^\s\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu) ?? [];

/* True when one letter more, less, other or changed with its neighbour makes one word the other. */
function isNear(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - same && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [x, y] = [a.slice(same, a.length - end), b.slice(same, b.length - end)];
  if (x.length <= 1 && y.length <= 1) return true;
  return x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0];
}

export const mayBeMisspelt = (word) => bare(word).length >= EDIT_MIN && /^\p{L}+$/u.test(bare(word)) && !isHan(word);

/** And for words, with joints or without, that are one edit away from this but for joints. */
export const nearby = (typed) => (page) => {
  page.words ??= new Set([...(page.folded.match(SINGLE) ?? []), ...(page.folded.match(JOINED) ?? [])]);
  const forms = new Set();
  const word = bare(typed);
  for (const other of page.words) {
    if (other[0] !== word[0] && other[1] !== word[1] && other[0] !== word[1]) continue;
    if (isNear(word, bare(other))) forms.add(other);
  }
  return forms;
};

/* What the forms of an English word have in common, as their beginning: "label" of "labels", "labelled" and "labeling". */
function stem(word) {
  if (!/^[a-z]{1,30}$/.test(word)) return word;
  const one = /^..+[^s]s$/.test(word) && !/[ui]s$/.test(word) ? word.replace(/ies$/, "ys").slice(0, -1) : word;
  const [, root] = one.match(/^(.*[aeiouy].*?)(?:ing|ed)$/) ?? [];
  const base = root?.length >= 3 ? root.replace(/([^aeiouylsz])\1$/, "$1") : one;
  return base.length > 4 ? base.replace(/[ey]$/, "") : base;
}

/** What of a query tells pages apart: its words without those that only make a question of it. */
export function parts(words) {
  const found = words.flatMap((word) => split(word).flatMap((part) => (isHan(part) ? part.replace(WHILE, "$1的").split(ASKING) : part)));
  const telling = found.filter((part) => !COMMON.has(part) && Array.from(part).some(isLetter));
  return unique(telling.map(stem));
}

/** The words of a text that tell pages apart, as their forms have them in common, each with a blank before and behind it. */
export const stems = (text) => ` ${parts(text.split(/[^\p{L}\p{N}]+/u)).join(" ").replace(/([iy])z(?=[aei ]|$)/g, "$1s")} `;

/** A word of a list of synonyms: how it is looked for in pages, and whether a query has it. */
export const synonym = (word) => ({
  form: isHan(word) ? word : word.split(" ").map(stem).join(" "),
  isIn: isHan(word) ? (text) => text.includes(word) : (_, known) => known.includes(stems(word)),
});

/** The longest pieces of a text in Han characters that `isKnown`, none in another; words in letters are a piece. */
export function pieces(part, isKnown) {
  if (!part) return [];
  if (!isHan(part)) return isKnown(part) ? [part] : [];
  const chars = Array.from(part).slice(0, PART_MAX);
  let [best, size] = [0, 0];
  for (let from = 0; from < chars.length; from++) {
    let to = from;
    while (to < chars.length && isKnown(chars.slice(from, to + 1).join(""))) to++;
    if (to - from > size) [best, size] = [from, to - from];
  }
  if (!size || (size === 1 && chars.length > 1)) return [];
  const [before, piece, behind] = [chars.slice(0, best), chars.slice(best, best + size), chars.slice(best + size)].map((part) => part.join(""));
  return [...pieces(before, isKnown), piece, ...pieces(behind, isKnown)];
}

/** The pairs of characters of a piece in Han characters. */
export function pairs(piece) {
  const chars = Array.from(piece);
  if (!isHan(piece) || chars.length < 3) return [piece];
  return chars.slice(1).map((char, i) => chars[i] + char);
}
