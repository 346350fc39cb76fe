import { EFFORTS, isShort } from "./index.js";
import { isHan, passes } from "./query.js";
import { BEGINNING, find, rarity, score } from "./rank.js";
import { apart, joined, mayBeMisspelt, nearby, pairs, parts, pieces, split } from "./words.js";

const FIRST_BATCH = 5; /* pages whose texts are loaded at once, to see what the index is worth here */
const BATCH = 10; /* and then */
const RUNS_MAX = 8; /* that are asked for where no page has all of a query */
const FEW = 3; /* pages that have all of a query: others are shown as well */
const TITLE_PART = 1; /* what a part of the query in a title is worth */
const NEAR_CLOSENESS = 0.5; /* and that the words stand together, where a page has not all of them */
const COVERED = 0.4; /* of such a query, by the rarity of its words: less is no answer */

const wordOf = (form) => ({ forms: [form] });
const has = (page, word) => word.forms.some((form) => page.folded.includes(form));

/* Those of the pages that have all words: [{ page, lists }]. */
function whole(words, pages) {
  const fitting = pages.filter((page) => words.every((word) => has(page, word)));
  return fitting.map((page) => ({ page, lists: words.map((word) => find(page, word)) }));
}

const count = (form, pages) => pages.filter((page) => page.folded.includes(form)).length;

/* Characters that are side by side by chance alone say little: how often those of a pair are, of the times that they might. */
function cohesion(form, pages) {
  const chars = Array.from(form);
  if (chars.length !== 2 || !isHan(form)) return 1;
  return Math.sqrt(count(form, pages) / Math.min(...chars.map((char) => count(char, pages))));
}

/* Another way to read a word that none of the pages has: words in its place; undefined when there is none. */
function repair(form, pages) {
  const all = (formsOf) => [...new Set(pages.flatMap((page) => [...formsOf(page, form)]))];
  const joints = [...all(joined), ...all(apart)];
  if (joints.length) return [{ forms: joints }];
  const parts = split(form);
  if (parts.length > 1) return parts.flatMap((part) => readAgain(part, pages));
  const near = mayBeMisspelt(form) ? all(nearby) : [];
  return near.length ? [{ forms: near }] : undefined;
}

function readAgain(form, pages) {
  const word = wordOf(form);
  return pages.some((page) => has(page, word)) ? [word] : (repair(form, pages) ?? [word]);
}

/** One query to a library. */
export class Search {
  constructor(library, query, limit, failed) {
    Object.assign(this, { library, query, limit, failed });
    this.index = library.index;
  }

  /* How many pages have a word, and how rare that makes it. */
  weigh(words, pages) {
    const size = this.index ? this.library.size : pages.length;
    for (const word of words) {
      const count = this.index ? (word.pages?.size ?? 1) : pages.filter((page) => has(page, word)).length;
      word.rarity = rarity(count, size);
    }
  }

  async open(ids) {
    return (await this.library.pages(ids, this.failed)).filter((page) => passes(this.query, page));
  }

  /* The pages that may have all words, the best first. */
  async candidates(words, effort) {
    if (!this.index) return Array.from({ length: this.library.size }, (_, id) => id);
    const filters = await this.index.listsOf(this.filters(), this.failed);
    await Promise.all(words.map(async (word) => (word.pages = await this.index.pagesOf(word, effort, this.failed))));
    this.weigh(words);
    const lists = [...words.map((word) => word.pages), ...filters].sort((a, b) => a.size - b.size);
    const ids = [...(lists[0]?.keys() ?? [])].filter((id) => lists.every((list) => list.has(id)));
    const worth = new Map(ids.map((id) => [id, words.reduce((sum, word) => sum + word.rarity * word.pages.get(id), 0)]));
    return ids.sort((a, b) => worth.get(b) - worth.get(a) || a - b);
  }

  /* The runs that stand for the filters; of several difficulties, the texts tell. */
  filters() {
    const { tags, difficulty } = this.query;
    const order = [...this.library.labels.keys()];
    const runs = tags.map((tag) => `\n${String.fromCodePoint(0x100 + order.indexOf(tag))}`);
    return difficulty.length === 1 ? [...runs, `\n${difficulty[0]}`] : runs;
  }

  /* The best pages that have all words, and how many there are, as far as that is known. Where texts are loaded in vain,
   * the index is asked for more. */
  async strict(words) {
    let ids = await this.candidates(words, EFFORTS[0]);
    const efforts = EFFORTS.slice(words.some(({ forms }) => forms.some(isShort)) ? 1 : 2);
    const hits = [];
    const pages = [];
    while (ids.length && hits.length < this.limit) {
      const batch = pages.length ? Math.min(this.limit - hits.length + 1, BATCH) : FIRST_BATCH;
      const opened = await this.open(ids.splice(0, this.index ? batch : ids.length));
      const found = whole(words, opened);
      pages.push(...opened);
      hits.push(...found);
      if (!this.index || !efforts.length || ids.length < BATCH || found.length >= opened.length * 0.75) continue;
      const left = new Set(await this.candidates(words, efforts.shift()));
      ids = ids.filter((id) => left.has(id));
    }
    return { hits, words, pages, total: hits.length + ids.length };
  }

  /* Pages that are worth a look when none has all words. */
  async pool(pages) {
    if (!this.index) return pages;
    const runs = this.index.runsFor(parts(this.query.words), RUNS_MAX);
    const lists = await this.index.listsOf(runs, this.failed);
    const worth = new Map();
    for (const list of lists) {
      const rare = rarity(list.size, this.library.size);
      for (const [id, strength] of list) worth.set(id, (worth.get(id) ?? 0) + rare * strength);
    }
    const ids = [...worth.keys()].sort((a, b) => worth.get(b) - worth.get(a) || a - b).slice(0, BATCH);
    return [...new Set([...pages.slice(0, BATCH), ...(await this.open(ids))])];
  }

  /* The pieces of the query that some of the pages have, as words. */
  pieces(pages) {
    const isKnown = (form) => pages.some((page) => page.folded.includes(form));
    const forms = parts(this.query.words).flatMap((part) => pieces(part, isKnown)).flatMap(pairs);
    return Array.from(new Set(forms), (form) => ({
      forms: [form],
      rarity: rarity(count(form, pages), pages.length) * cohesion(form, pages),
    }));
  }

  /* Pages that have much of the query. */
  some(pages) {
    const words = this.pieces(pages);
    const sum = words.reduce((total, word) => total + word.rarity, 0);
    const lists = (page) => words.map((word) => find(page, word).filter(({ weight }) => weight >= BEGINNING));
    const hits = pages.map((page) => ({ page, lists: lists(page) }));
    for (const hit of hits) {
      hit.covered = words.reduce((part, word, i) => part + (hit.lists[i].length ? word.rarity : 0), 0) / sum;
    }
    const best = hits.filter((hit) => hit.covered > COVERED);
    return { hits: best, words, pages, total: best.length, near: true };
  }

  /** { hits, words, total, near, more }: the best first. `more` has pages with much of the query, where few have all; it is
   * empty where that would have to be loaded. */
  async run() {
    const forms = this.query.words;
    let result = await this.strict(forms.map(wordOf));
    if (!result.hits.length && forms.length && !this.query.isExact) {
      const pool = await this.pool(result.pages);
      const words = forms.flatMap((form) => readAgain(form, pool));
      result = await this.strict(words);
      if (!result.hits.length) result = this.some(pool);
    }
    return { near: false, ...this.rank(result), more: this.more(result) };
  }

  more({ hits, pages, near }) {
    if (near || this.index || this.query.isExact || !hits.length || hits.length >= FEW) return [];
    const found = new Set(hits.map(({ page }) => page));
    const { hits: rest, words } = this.rank(this.some(pages));
    return rest.filter(({ page }) => !found.has(page)).map((hit) => ({ ...hit, words }));
  }

  /* A title that has a part of the query says what the page is about. */
  titleScore(page, pieces) {
    const title = page.folded.slice(0, page.folded.indexOf("\n"));
    return pieces.reduce((sum, { forms, rarity }) => sum + (title.includes(forms[0]) ? rarity : 0), 0);
  }

  rank(result) {
    const { hits, words, pages, near } = result;
    const length = pages.reduce((sum, page) => sum + page.plain.length, 0) / pages.length;
    const asked = this.pieces(pages);
    if (!near) this.weigh(words, pages);
    for (const hit of hits) {
      const found = score(words, hit.lists, hit.page.plain.length / length, near ? NEAR_CLOSENESS : 1);
      hit.score = (found + TITLE_PART * this.titleScore(hit.page, asked)) * Math.sqrt(hit.covered ?? 1);
    }
    hits.sort((a, b) => b.score - a.score || a.page.number - b.page.number);
    return result;
  }
}
