import { EFFORTS, isShort, SPARE, spread, STRENGTH } from "./index.js";
import { isHan, passes } from "./query.js";
import { BEGINNING, find, isIn, pairsOf, rarity, score, sizes, wholes } from "./rank.js";
import { apart, joined, joints, mayBeMisspelt, nearby, pairs, parts, pieces, spellings, split, stems, unique } from "./words.js";

const FIRST_BATCH = 5; /* pages whose texts are loaded at once, to see what the index is worth here */
const BATCH = 7; /* and then */
const IN_VAIN = 0.4; /* fewer of the texts that are loaded have the query: then the index is asked for more */
const TEXTS = 2; /* that are loaded at most for each page that is wanted, once there is one */
const PIECES_MAX = 8; /* of a query, that the index is asked for to find pages with much of it */
const MEANT_MAX = 4; /* and of its synonyms */
const FEW = 3; /* pages that have all of a query: others are looked for as well */
const BESIDE = 3; /* pages that are loaded beside those that have all of it, where they are not few */
const COVERED = 0.25; /* of a query, by the rarity of its words: less is no answer */
const HEADED = 0.5; /* and that much in the title and headings is one even beside many that have all */
const PRESENT = 0.8; /* what any word is worth besides its rarity: of few pages, most have each word */
const SYNONYM = 0.4; /* what a word is worth that means the same as one of the query */
const MEANT = 0.6; /* and one that means the same as what no page says */
const SPELT = 0.7; /* and the same word in other letters */
const TITLED = 0.5; /* what of the query a word of the title stands for, by its rarity in titles */

const begun = (found) => found.filter(({ weight }) => weight >= BEGINNING); /* where words begin */
const wordOf = (form) => ({ forms: [form] });
const total = (numbers) => numbers.reduce((sum, number) => sum + number, 0);
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
  return count(form, pages) / Math.min(...chars.map((char) => count(char, pages)));
}

const formsIn = (pages, formsOf) => unique(pages.flatMap((page) => [...formsOf(page)]));

/* Other ways in which these pages write a word. */
function variants(form, pages) {
  const known = spellings(form).filter((other) => pages.some((page) => page.folded.includes(other)));
  return [...known, ...formsIn(pages, joined(form)), ...formsIn(pages, apart(form))].filter((other) => !other.includes(form));
}

/* Another way to read a word that none of the pages has: words in its place; undefined when there is none. */
function repair(form, pages) {
  const forms = variants(form, pages);
  if (forms.length) return [{ forms }];
  const parts = split(form);
  if (parts.length > 1) return parts.flatMap((part) => readAgain(part, pages));
  const near = mayBeMisspelt(form) ? formsIn(pages, nearby(form)) : [];
  return near.length ? [{ forms: near }] : undefined;
}

function readAgain(form, pages) {
  const word = wordOf(form);
  return pages.some((page) => has(page, word)) ? [word] : (repair(form, pages) ?? [word]);
}

/** The better answer first. */
export const byScore = (a, b) => b.score - a.score || a.page.number - b.page.number;

/** One query to a library. */
export class Search {
  constructor(library, query, limit, failed) {
    Object.assign(this, { library, query, limit, failed });
    this.index = library.index;
    this.others = new Map(); /* of a word that pages have: other ways in which pages write it */
  }

  rarity(count) {
    return rarity(count, this.library.size);
  }

  async open(ids) {
    return (await this.library.pages(ids, this.failed)).filter((page) => passes(this.query, page));
  }

  /* The pages that may have all words, the best first. */
  async candidates(words, effort) {
    if (!this.index) return Array.from({ length: this.library.size }, (_, id) => id);
    const filters = await this.index.listsOf(this.filters(), this.failed);
    await Promise.all(words.map(async (word) => (word.pages = await this.index.pagesOf(word, effort, this.failed))));
    for (const word of words) word.rarity = this.rarity(word.pages.size);
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
    const isShortWord = words.some(({ forms }) => forms.some(isShort));
    const efforts = words.length > 1 ? [SPARE] : EFFORTS.slice(isShortWord ? 1 : 2);
    const hits = [];
    const pages = [];
    while (ids.length && hits.length < this.limit && (!hits.length || pages.length < this.limit * TEXTS)) {
      const batch = pages.length ? Math.min(this.limit - hits.length + 1, BATCH) : FIRST_BATCH;
      const opened = await this.open(ids.splice(0, this.index ? batch : ids.length));
      const found = whole(words, opened);
      pages.push(...opened);
      hits.push(...found);
      if (!this.index || !efforts.length || ids.length < BATCH || (words.length > 1 ? hits.length > 0 : found.length >= opened.length * IN_VAIN)) continue;
      const left = new Set(await this.candidates(words, efforts.shift()));
      ids = ids.filter((id) => left.has(id));
    }
    return { hits, words, pages, total: hits.length + ids.length };
  }

  /* The pages, and `count` at most that have much of the query as well, above all in their titles. */
  async pool(pages, count) {
    if (!this.index) return pages;
    const typed = parts(this.query.words).flatMap(pairs).flatMap(joints);
    const meant = this.synonyms(this.query.words).flatMap(({ forms }) => forms).flatMap(pairs);
    const asked = [...spread(typed, PIECES_MAX), ...spread(meant, MEANT_MAX)];
    const lists = (await Promise.all(asked.map((piece) => this.index.listsNear(piece, PIECES_MAX, this.failed)))).flat();
    const worth = new Map();
    for (const list of lists) {
      let titles = 0;
      for (const strength of list.values()) if (strength === STRENGTH.at(-1)) titles++;
      const [rare, titled] = [list.size, titles].map((size) => this.rarity(size));
      for (const [id, strength] of list) {
        worth.set(id, (worth.get(id) ?? 0) + rare * strength + (strength === STRENGTH.at(-1) ? titled : 0));
      }
    }
    const ids = [...worth.keys()].sort((a, b) => worth.get(b) - worth.get(a) || a - b).slice(0, count);
    return unique([...pages, ...(await this.open(ids))]);
  }

  /* What the glossary calls what the query calls as a term's address does: 预热 for "warmup", or retrieval-augmented generation
   * for "RAG". */
  terms() {
    const asked = stems(this.query.words.join(" "));
    return this.library.terms().filter(({ id }) => asked.includes(stems(id.join(" ")))).map(({ name }) => name);
  }

  /* Other words for what these texts have: [{ forms, all }...], one a meaning; `all` with those of the texts. */
  synonyms(texts) {
    const text = texts.join(" ");
    const known = stems(text);
    const isAsked = ({ isIn }) => isIn(text, known);
    const meant = this.query.isExact ? [] : this.library.synonyms.filter((words) => words.some(isAsked));
    const formsOf = (words) => words.map(({ form }) => form);
    return meant.map((words) => ({ forms: formsOf(words.filter((word) => !isAsked(word))), all: formsOf(words) }));
  }

  /* What pages are ranked by: the pieces of the query that some of them have, or of what it is read as; or else `words`. Behind
   * these, their synonyms. */
  asked(words, pages) {
    const isKnown = (form) => pages.some((page) => page.folded.includes(form));
    const known = (texts) => new Set(parts(texts).flatMap((part) => pieces(part, isKnown)).flatMap(pairs));
    const typed = known([...this.query.words, ...this.terms()]);
    const forms = typed.size ? typed : known(words.flatMap(({ forms }) => forms));
    for (const word of words) word.rarity = this.rarity(pages.filter((page) => has(page, word)).length);
    const found = Array.from(forms, (form) => ({ forms: [form], all: [form], bound: cohesion(form, pages), share: 1 }));
    const meant = this.synonyms([...this.query.words, ...words.flatMap(({ forms }) => forms)]).map((synonym) => {
      const others = synonym.forms.filter((form) => isKnown(form) && !forms.has(form));
      const isSaid = synonym.all.some((form) => !synonym.forms.includes(form) && isKnown(form));
      return { forms: others, all: synonym.all, bound: 1, share: isSaid ? SYNONYM : MEANT };
    });
    const spelt = [...this.others].map(([form, others]) => ({ forms: others, all: [form, ...others], bound: 1, share: SPELT }));
    const asked = [...found, ...spelt, ...meant.filter(({ forms }) => forms.length)];
    for (const word of asked) {
      const count = pages.filter((page) => has(page, { forms: word.all })).length; /* a meaning is as rare as all words for it */
      word.rarity = (PRESENT + this.rarity(count)) * word.bound * word.share;
    }
    return asked.length ? asked : words.map((word) => ({ ...word, bound: 1, share: 1 }));
  }

  /** { hits, more, total, near }, the best first: `hits` have all words; where none has (`near`), or few, or where a title
   * answers, `more` have much of the query. */
  async run() {
    const { words: forms, isExact } = this.query;
    const isLoose = forms.length > 0 && !isExact;
    let result = await this.strict(forms.map(wordOf));
    let pages = isLoose ? await this.pool(result.pages, result.hits.length < FEW ? BATCH : BESIDE) : result.pages;
    if (isLoose && !result.hits.length) {
      result = await this.strict(forms.flatMap((form) => readAgain(form, pages)));
      pages = unique([...pages, ...result.pages]);
    }
    const spelt = isLoose && result.hits.length < this.limit ? await this.inOtherLetters(forms, pages) : [];
    pages = unique([...pages, ...spelt]);
    const { hits, others } = this.rank(result, pages, new Set(spelt));
    const near = !hits.length;
    const more = isLoose ? others.filter(({ isSpelt, covered, headed }) => isSpelt || (hits.length < FEW ? covered > COVERED : headed > HEADED)) : [];
    return { hits, more, near, total: result.total + more.length };
  }

  /* The pages that have all words, if some in other letters. */
  async inOtherLetters(forms, pages) {
    for (const form of forms) {
      const others = unique([...(this.index ? spellings(form) : []), ...variants(form, pages)]);
      if (others.length) this.others.set(form, others);
    }
    if (!this.others.size) return [];
    return (await this.strict(forms.map((form) => ({ forms: [form, ...(this.others.get(form) ?? [])] })))).hits.map(({ page }) => page);
  }

  /* All pages with their scores: those that have all words, and others; those of `spelt` behind all that have them. */
  rank({ hits, words }, pages, spelt) {
    const asked = this.asked(words, pages);
    const all = pages.map((page) => ({ page, lists: asked.map((word) => find(page, word)) }));
    const names = ({ forms }, { name }) => forms.some((form) => name.includes(form));
    asked.forEach((word, i) => {
      word.telling = word.share * this.rarity(all.filter(({ lists }) => isIn(lists[i], "title")).length);
      word.naming = word.share * this.rarity(pages.filter((page) => names(word, page)).length);
    });
    const typed = asked.filter(({ share }) => share === 1).length;
    const pairs = pairsOf(all.map(({ lists }) => lists.slice(0, typed)));
    for (const pair of pairs) pair.rarity = pair.worth * (PRESENT + this.rarity(pair.count)) * Math.min(asked[pair.first].bound, asked[pair.first + 1].bound);
    const whole = new Map(hits.map((hit) => [hit.page, hit]));
    const size = sizes(pages);
    const known = total(asked.map(({ rarity }) => rarity));
    const more = Math.max(0, total(words.map(({ rarity }) => rarity)) - known); /* what all words say beyond their pieces */
    const ranked = all.map(({ page, lists }, i) => {
      const part = (test, of) => total(asked.map((word, i) => (test(lists[i]) ? word[of] : 0)));
      const titled = part((found) => isIn(found, "title"), "telling");
      const named = total(asked.map((word) => (names(word, page) ? word.naming : 0)));
      const share = (test) => Math.min(1, (TITLED * titled + part(test, "rarity")) / known);
      const isSpelt = spelt.has(page);
      const covered = whole.has(page) || isSpelt ? 1 : share((found) => begun(found).length);
      const headed = share((found) => isIn(found, "title", "heading"));
      const worth = score(asked, lists, pairs.map(({ rarity, lists }) => ({ rarity, places: lists[i] })), { size: size.get(page), titled, named }) * Math.sqrt(covered);
      if (whole.has(page)) return { page, lists: whole.get(page).lists.map((list) => (begun(list).length ? begun(list) : list)), words, score: worth + more };
      return { page, lists: wholes(page, lists.map(begun)), words: asked, isSpelt, covered, headed, score: worth };
    });
    const last = Math.min(...ranked.filter(({ page }) => whole.has(page)).map(({ score }) => score));
    for (const hit of ranked) if (hit.isSpelt && last < Infinity) hit.score *= last / (hit.score + last);
    ranked.sort(byScore);
    return { hits: ranked.filter(({ page }) => whole.has(page)), others: ranked.filter(({ page }) => !whole.has(page)) };
  }
}
