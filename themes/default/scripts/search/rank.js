import { isAlphabetic, isHan, isLetter } from "./query.js";
import { unique } from "./words.js";

const FOUND_MAX = 200; /* places of one word that a page is looked through for */
const FIELDS = { title: 4, heading: 1, tag: 2, formula: 1, code: 1, text: 1 };
const LEAD = 2; /* how much more counts what a page begins with: */
const LEAD_SECTIONS = 2; /* so many of its sections */
/** The weight of what is found at the beginning of a word. */
export const BEGINNING = 0.7;
const K = 3;
const B = 0.5;
const TITLED = 0.4; /* what a word in the title is worth, by its rarity in titles */
const NAMED = 0.3; /* and in the address, by its rarity in addresses */
/* Two words that follow each other in the query, as far apart in the page at most, and what that is worth: Metzler and Croft, A
 * Markov random field model for term dependencies, 2005. */
const ORDERED = { gap: 6, worth: 0.4 }; /* the second behind the first */
const UNORDERED = { gap: 60, worth: 0.3 };
const ENDINGS = /^(s|es|e|ed|d|y|ies|ied|ing|[a-z]ing|[a-z]ed)$/; /* a word with one is the same word */

/* How much of a word it is that was found: all of it, its beginning, or something in it. */
function wholeness(text, start, end) {
  if (isHan(text[start])) return 1;
  if (isLetter(text[start]) && isAlphabetic(text[start - 1])) return 0.25;
  let to = end;
  while (isLetter(text[end - 1]) && isAlphabetic(text[to])) to++;
  return to === end || ENDINGS.test(text.slice(end, to)) ? 1 : BEGINNING;
}

/** Where a page has the word, one of whose forms is enough: [{ start, end, piece, weight }], places of `folded`. */
export function find(page, word) {
  const found = [];
  for (const form of word.forms) {
    let at = page.folded.indexOf(form);
    for (; at >= 0 && found.length < FOUND_MAX; at = page.folded.indexOf(form, at + form.length)) {
      const end = at + form.length;
      const piece = page.pieceAt(page.place(at));
      found.push({ start: at, end, piece, weight: wholeness(page.folded, at, end) });
    }
  }
  return found;
}

/** What was found as a reader sees it: places that overlap as one, in the list of the first; and without the lone pieces of a text
 * in Han characters that the page has as a whole, 优化 beside 优化器. */
export function wholes(page, lists) {
  const spans = [];
  const all = lists.flatMap((found, word) => found.map((item) => ({ ...item, word })));
  for (const item of all.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = spans.at(-1);
    if (last?.end > item.start) last.end = Math.max(last.end, item.end);
    else spans.push(item);
  }
  const textOf = ({ start, end }) => page.folded.slice(start, end);
  const texts = unique(spans.map(textOf));
  const isPart = (text) => isHan(text) && texts.some((other) => other !== text && other.includes(text));
  const shown = spans.filter((span) => !isPart(textOf(span)));
  return lists.map((_, word) => shown.filter((span) => span.word === word));
}

/** How rare a word is that `count` of `all` pages have. */
export const rarity = (count, all) => Math.log(1 + (all - count + 0.5) / (count + 0.5));

/** True when a word stands in the title, or in one of `fields`. */
export const isIn = (found, ...fields) => found.some(({ piece, weight }) => weight >= BEGINNING && fields.includes(piece.field));

/* BM25 over the fields of a page, a heading counting the less, the less text the page's headings have. */
function wordScore(found, { length, density }) {
  let weight = 0;
  for (const { piece, weight: whole } of found) {
    const field = FIELDS[piece.field] + (piece.field === "heading" ? density : 0);
    weight += whole * field * (piece.section >= 0 && piece.section < LEAD_SECTIONS ? LEAD : 1);
  }
  return weight / (weight + K * (1 - B + B * length));
}

/* What a title or a heading says besides. */
function headScore(found, { density }) {
  let best = 0;
  for (const { piece, weight } of found) {
    if (piece.field === "title") best = Math.max(best, weight);
    else if (piece.field === "heading") best = Math.max(best, 0.4 * density * weight);
  }
  return best;
}

/* Those places of a word, in order, that have another word near to them. */
function near(found, others, { gap }, isOrdered) {
  let next = 0;
  return found.filter(({ start, end }) => {
    while (next < others.length && others[next].start <= start) next++;
    if (next < others.length && others[next].start - (isOrdered ? end : start) <= gap) return true;
    return !isOrdered && next > 0 && start - others[next - 1].start <= gap;
  });
}

/** What the pages have of words that follow each other in the query: `lists` has for each page the places of each word. Returns
 * [{ lists, count, worth, words }]: where each page has both, how many pages do, what that is worth, the number of the first. */
export function pairsOf(lists) {
  const known = lists.map((words) => words.map((found) => found.filter(({ weight }) => weight >= BEGINNING)));
  const pairs = [];
  for (let first = 0; first + 1 < (known[0]?.length ?? 0); first++) {
    for (const way of [ORDERED, UNORDERED]) {
      const both = known.map((words) => near(words[first], words[first + 1], way, way === ORDERED));
      pairs.push({ first, lists: both, count: both.filter((list) => list.length).length, worth: way.worth });
    }
  }
  return pairs;
}

/** How long the pages are, and how much text there is to a heading, over the mean: page -> { length, density }. */
export function sizes(pages) {
  const size = (page) => page.plain.length;
  const dense = (page) => size(page) / page.sections.length;
  const mean = (of) => pages.reduce((sum, page) => sum + of(page), 0) / pages.length;
  const [length, density] = [mean(size), mean(dense)];
  return new Map(pages.map((page) => [page, { length: size(page) / length, density: Math.min(1, dense(page) / density) }]));
}

/** How well a page answers: `lists` has the places of each word of `words`, and `pairs` those of each pair, some of which may be
 * empty; `size` is the page's among `sizes`, `titled` and `named` how much its title and its address tell. */
export function score(words, lists, pairs, { size, titled, named }) {
  let sum = TITLED * titled + NAMED * named;
  words.forEach(({ rarity }, i) => (sum += rarity * (wordScore(lists[i], size) + headScore(lists[i], size))));
  for (const { rarity, places } of pairs) sum += rarity * wordScore(places, size);
  return sum;
}
