import { excerpt } from "./excerpt.js";
import { Files } from "./files.js";
import { Library } from "./library.js";
import { passes, readQuery } from "./query.js";
import { find, rarity, score } from "./rank.js";
import { joined, mayBeMisspelt, nearby, shreds, split } from "./words.js";

const SECTIONS_MAX = 3; /* that are shown of a page */
const MARKED_MAX = 24; /* different texts that are marked in the page that is opened */

/* The pages that have all words: [{ page, lists }]. */
function all(words, pages) {
  const hits = [];
  for (const page of pages) {
    const lists = [];
    for (const word of words) {
      const found = find(page, word);
      if (!found.length) break;
      lists.push(found);
    }
    if (lists.length === words.length) hits.push({ page, lists });
  }
  return hits;
}

const count = (word, pages) => pages.filter((page) => word.forms.some((form) => page.folded.includes(form))).length;

const wordOf = (form) => ({ forms: [form] });

/* Another way to read a word that no page has; undefined when there is none. */
function repair(form, pages) {
  const forms = (made) => new Set(pages.flatMap((page) => [...made(page, form)]));
  const joints = forms(joined);
  if (joints.size) return [{ forms: [...joints] }];
  const parts = split(form);
  if (parts.length > 1) return parts.flatMap((part) => (count(wordOf(part), pages) ? [wordOf(part)] : (repair(part, pages) ?? [wordOf(part)])));
  const near = mayBeMisspelt(form) ? forms(nearby) : new Set();
  return near.size ? [{ forms: [...near] }] : undefined;
}

/* Pages that have much of the query, where none has all. */
function some(words, pages) {
  const known = shreds(words).map(wordOf).filter((word) => count(word, pages));
  const total = pages.length;
  for (const word of known) word.rarity = rarity(count(word, pages), total);
  const whole = known.reduce((sum, word) => sum + word.rarity, 0);
  const hits = pages.map((page) => ({ page, lists: known.map((word) => find(page, word)) }));
  for (const hit of hits) {
    hit.covered = known.reduce((sum, word, i) => sum + (hit.lists[i].length ? word.rarity : 0), 0) / whole;
  }
  return { words: known, hits: hits.filter((hit) => hit.covered > 0.4) };
}

function search(query, pages) {
  let words = query.words.map(wordOf);
  let hits = all(words, pages);
  let near = false;
  if (!hits.length) {
    words = query.words.flatMap((form) => (count(wordOf(form), pages) ? [wordOf(form)] : (repair(form, pages) ?? [wordOf(form)])));
    hits = all(words, pages);
  }
  if (!hits.length) {
    near = true;
    ({ words, hits } = some(query.words, pages));
  }
  const length = pages.reduce((sum, page) => sum + page.plain.length, 0) / pages.length;
  for (const word of words) word.rarity ??= rarity(count(word, pages), pages.length);
  for (const hit of hits) hit.score = score(words, hit.lists, hit.page.plain.length / length) * (hit.covered ?? 1);
  hits.sort((a, b) => b.score - a.score || a.page.number - b.page.number);
  return { hits, words, near };
}

/* Places in `plain`, in order, by section. */
function marksOf({ page, lists }, words) {
  const bySection = new Map();
  lists.forEach((found, i) => {
    for (const { start, end, piece, weight } of found) {
      const { section } = piece;
      const mark = {
        start: page.place(start),
        end: Math.max(page.place(end), page.place(end - 1) + 1),
        word: i,
        weight: weight * words[i].rarity,
        field: piece.field,
      };
      if (!bySection.has(section)) bySection.set(section, []);
      bySection.get(section).push(mark);
    }
  });
  for (const marks of bySection.values()) marks.sort((a, b) => a.start - b.start || b.end - a.end);
  return bySection;
}

function worth(marks) {
  const words = new Map();
  for (const { word, weight, field } of marks) {
    words.set(word, (words.get(word) ?? 0) + weight * (field === "heading" ? 2 : 1));
  }
  return [...words.values()].reduce((sum, weight) => sum + 1 + weight / (weight + 2), 0);
}

function showSection(page, section, marks) {
  const range = page.range(section);
  const inside = marks.filter(({ start, field }) => field !== "heading" && field !== "formula" && start >= range[0]);
  const field = marks.every((mark) => mark.field === marks[0].field) ? marks[0].field : "text";
  const { url, heading } = page.sections[section];
  const formula = !inside.length && marks.find((mark) => mark.field === "formula");
  const shown = formula ? excerpt(page.plain, formulaRange(page, formula), marks.filter((mark) => mark.field === "formula")) : excerpt(page.plain, range, inside);
  return { url, heading, excerpt: shown, field };
}

/* The line of `plain` that a formula stands in. */
function formulaRange(page, { start }) {
  const end = page.plain.indexOf("\n", start);
  return [page.plain.lastIndexOf("\n", start) + 1, end < 0 ? page.plain.length : end];
}

function showPage(hit, words) {
  const { page } = hit;
  const marks = marksOf(hit, words);
  const own = marks.get(-1);
  marks.delete(-1);
  let sections = [...marks].sort(([a, x], [b, y]) => worth(y) - worth(x) || a - b).slice(0, SECTIONS_MAX);
  if (!sections.length) {
    const field = own?.[0].field ?? "title";
    sections = [{ url: page.url, heading: "", excerpt: page.sections.length ? excerpt(page.plain, page.range(0), []) : [], field }];
  } else {
    sections = sections.map(([section, list]) => showSection(page, section, list));
  }
  const { url, title, number, tags, difficulty } = page;
  return { url, title, number, tags, difficulty, sections };
}

/* The texts that were found, as they stand in the pages. */
function found(hits) {
  const texts = new Set();
  for (const { page, lists } of hits) {
    for (const { start, end } of lists.flat()) {
      if (texts.size < MARKED_MAX) texts.add(page.plain.slice(page.place(start), Math.max(page.place(end), page.place(end - 1) + 1)));
    }
  }
  return [...texts];
}

/** Opens the search of one language. `root` leads to the site's root; load(url) -> Promise adds a script, and rejects when
 * that fails. Nothing is loaded before the first query.
 *
 * query(text, { limit }) -> { words, pages, total, near, failed }: `words` are the texts that were found, as they stand in
 * the pages; `pages` the best of them, each with its best sections; `total` how many there are; `near` is true when no page
 * has all of the query and these have much of it; `failed` the addresses of files that could not be loaded, which are
 * tried again with the next query. */
export function openSearch({ root, language, load }) {
  const files = new Files(root, load);
  let library;

  async function query(text, { limit = 10 } = {}) {
    const failed = new Set();
    const manifest = await files.get(language, `search/${language}.js`, failed);
    if (!manifest) return { words: [], pages: [], total: 0, near: false, failed: [...failed] };
    library ??= new Library(files, language, manifest);
    const asked = readQuery(text, manifest.tags, library.fold);
    const ids = Array.from({ length: library.size }, (_, i) => i);
    const isEmpty = !asked.words.length && !asked.tags.length && !asked.difficulty.length;
    const pages = isEmpty ? [] : (await library.pages(ids, failed)).filter((page) => passes(asked, page));
    const { hits, words, near } = pages.length ? search(asked, pages) : { hits: [], words: [], near: false };
    const best = hits.slice(0, limit);
    return { words: found(best), pages: best.map((hit) => showPage(hit, words)), total: hits.length, near, failed: [...failed] };
  }

  return { query, version: 1 };
}
