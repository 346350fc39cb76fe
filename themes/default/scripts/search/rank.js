import { isHan, isLetter } from "./query.js";

const FOUND_MAX = 200; /* places of one word that a page is looked through for */
const FIELDS = { title: 6, heading: 1, tag: 2, formula: 1, code: 1, text: 1 };
/** The weight of what is found at the beginning of a word. */
export const BEGINNING = 0.7;
const K = 3;
const B = 0.5;
const TITLED = 0.3; /* what a word in the title is worth, by its rarity in titles */
const TOGETHER = 0.4; /* and that all words stand together */

/* How much of a word it is that was found: all of it, its beginning, or something in it. */
function wholeness(text, start, end) {
  if (isHan(text[start])) return 1;
  const begins = !isLetter(text[start]) || !isLetter(text[start - 1]);
  const ends = !isLetter(text[end - 1]) || !isLetter(text[end]);
  return begins ? (ends ? 1 : BEGINNING) : 0.25;
}

/** Where a page has the word, one of whose forms is enough: [{ start, end, piece, weight }], places of `folded`. */
export function find(page, word) {
  const found = [];
  for (const form of word.forms) {
    let at = page.folded.indexOf(form);
    for (; at >= 0 && found.length < FOUND_MAX; at = page.folded.indexOf(form, at + form.length)) {
      const end = at + form.length;
      const piece = page.pieceAt(page.place(at));
      const share = form.length / page.title.length; /* of the title, where it stands in there */
      found.push({ start: at, end, piece, share, weight: wholeness(page.folded, at, end) });
    }
  }
  return found;
}

/** How rare a word is that `count` of `all` pages have. */
export const rarity = (count, all) => Math.log(1 + (all - count + 0.5) / (count + 0.5));

/** True when a word stands in the title, or in one of `fields`. */
export const isIn = (found, ...fields) => found.some(({ piece, weight }) => weight >= BEGINNING && fields.includes(piece.field));

/* BM25 over the fields of a page, and what a title or a heading says besides: that the less, the less text its headings have. */
function wordScore(found, { length, density }) {
  let weight = 0;
  let best = 0;
  for (const { piece, weight: whole, share } of found) {
    weight += whole * (FIELDS[piece.field] + (piece.field === "heading" ? density : 0));
    if (piece.field === "title") best = Math.max(best, (1 + 0.1 * share) * whole);
    else if (piece.field === "heading" || piece.field === "tag") best = Math.max(best, 0.4 * density * whole);
  }
  return weight / (weight + K * (1 - B + B * length)) + best;
}

/* How near to each other all words stand: 1 where nothing is between them, 0 where they are far apart. */
function closeness(lists) {
  const all = lists.flatMap((found, word) => found.map(({ start, end }) => ({ start, end, word })));
  all.sort((a, b) => a.start - b.start);
  const counts = lists.map(() => 0);
  const size = lists.reduce((sum, [first]) => sum + first.end - first.start, 0);
  let missing = lists.length;
  let nearest = Infinity;
  for (let from = 0, to = 0; to < all.length; to++) {
    if (!counts[all[to].word]++) missing--;
    for (; !missing; from++) {
      nearest = Math.min(nearest, all[to].end - all[from].start);
      if (!--counts[all[from].word]) missing++;
    }
  }
  return Math.min(1, size / Math.max(nearest, 1));
}

/** How long the pages are, and how much text there is to a heading, over the mean: page -> { length, density }. */
export function sizes(pages) {
  const size = (page) => page.plain.length;
  const dense = (page) => size(page) / page.sections.length;
  const mean = (of) => pages.reduce((sum, page) => sum + of(page), 0) / pages.length;
  const [length, density] = [mean(size), mean(dense)];
  return new Map(pages.map((page) => [page, { length: size(page) / length, density: Math.min(1, dense(page) / density) }]));
}

/** How well a page answers: `lists` has the places of each word of `words`, some of which may be empty; `size` is the page's
 * among `sizes`, `titled` how much its title tells. */
export function score(words, lists, size, titled) {
  let sum = TITLED * titled;
  let weight = 0;
  words.forEach((word, i) => {
    if (!lists[i].length) return;
    sum += word.rarity * wordScore(lists[i], size);
    weight += word.rarity;
  });
  const found = lists.filter((list) => list.length);
  return found.length > 1 ? sum + TOGETHER * weight * closeness(found) : sum;
}
