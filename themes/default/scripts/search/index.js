import { isHan } from "./query.js";

const RUNS_MAX = 5; /* that are asked for of one word */
const RUNS_MOST = 8; /* and before texts are loaded in vain again */

/** How much is asked of the index for a word: only as many runs as it takes to have all of it; more, if that are not many or it
 * is of letters; or where in the pages some of them stand as well, and at last all. */
export const EFFORTS = [
  { dense: false, places: 0 },
  { dense: true, places: 0 },
  { dense: true, places: 4, most: RUNS_MOST },
  { dense: true, places: RUNS_MOST, most: RUNS_MOST },
];
/** And of each of several words, as they tell of each other; where one stands, only if few of all pages may have it. */
export const SPARE = { dense: true, places: 2, share: 0.125 };
const FILES_MAX = 3; /* that are asked for where only the beginning of a run is known */

/* As generator/search/grams.h has them. */
const DIGITS = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].map((digit, i) => [digit.charCodeAt(0), i]));
/** How much a page has of a run: the last is for its title. */
export const STRENGTH = [1, 1.5, 3, 6]; /* in the text, often, in a heading, in the title */
const OFTEN = 31; /* in the place of places */
const MODULUS = 31;

/* By code points, as the files are ordered. */
function compare(a, b) {
  const [x, y] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < x.length && i < y.length; i++) if (x[i] !== y[i]) return x[i].codePointAt(0) - y[i].codePointAt(0);
  return x.length - y.length;
}

/* The list of a run: page -> how much its strength counts. */
function readList(text) {
  const pages = new Map();
  let page = -1;
  for (let i = 0; i < text.length; ) {
    let number = 0;
    let digit;
    let shift = 0;
    do {
      digit = DIGITS.get(text.charCodeAt(i++));
      number += (digit & 31) * 2 ** shift;
      shift += 5;
    } while (digit >= 32);
    page += Math.floor(number / 4);
    pages.set(page, STRENGTH[number % 4]);
  }
  return pages;
}

/* The pages that are in all lists, as strong as in the list where they are weakest. */
function inAll([first, ...others]) {
  const pages = new Map();
  for (const [page, strength] of first ?? []) {
    let least = strength;
    for (const list of others) least = Math.min(least, list.get(page) ?? 0);
    if (least) pages.set(page, least);
  }
  return pages;
}

/* Where the run is in each of its pages, modulo MODULUS: page -> places; undefined for many. */
function readPlaces(text, pages) {
  const all = new Map();
  let i = 0;
  for (const page of pages) {
    const places = [];
    let digit;
    do {
      digit = DIGITS.get(text.charCodeAt(i++));
      places.push(digit & 31);
    } while (digit >= 32);
    all.set(page, places[0] === OFTEN ? undefined : places);
  }
  return all;
}

/* True when the runs may follow each other in the page as they do in the word. */
function follow(page, parts) {
  let begins;
  for (const { at, places } of parts) {
    const known = places?.get(page);
    if (!known) continue;
    const here = new Set(known.map((place) => (((place - at) % MODULUS) + MODULUS) % MODULUS));
    begins = begins ? new Set([...begins].filter((begin) => here.has(begin))) : here;
  }
  return !begins || begins.size > 0;
}

/* Where the runs of a word begin and end, as far as they do not depend on what follows it: generator/search/runs.c. */
function runs(chars) {
  const found = [];
  for (let i = 0; i + 1 < chars.length; i++) {
    const [a, b, c] = chars.slice(i, i + 3);
    const isLatin = !isHan(a) && !isHan(b);
    if (!isLatin) found.push([i, i + 2]);
    else if (c !== undefined && !isHan(c)) found.push([i, i + 3]);
    else if (c !== undefined && a !== " " && b !== " ") found.push([i, i + 2]);
  }
  return found;
}

/** As many of a word's runs of characters as it takes to have all of them, and how many characters are before each; all runs
 * when `dense`. One Han character and two letters have none: what begins so is to be looked for. */
export function runsOf(word, dense = false) {
  const chars = Array.from(word);
  const all = runs(chars);
  const chosen = [];
  for (let at = 0; !dense && at < chars.length; ) {
    const next = all.filter(([from, to]) => from <= at && to > at).at(-1);
    if (next) chosen.push(next);
    at = next?.[1] ?? at + 1;
  }
  const found = (dense ? all : chosen).map(([at, to]) => ({ run: chars.slice(at, to).join(""), at }));
  return found.length ? found : chars.map((run, at) => ({ run, at })).filter(({ run }) => run > "\x7f" && !isHan(run));
}

/** True when it does not take many more runs to ask for all of them. */
export const isShort = (word) => runsOf(word, true).length < RUNS_MAX && runsOf(word, true).length > runsOf(word).length;

/** At most so many of the list, evenly. */
export function spread(list, count) {
  return list.length <= count ? list : Array.from({ length: count }, (_, i) => list[Math.round((i * (list.length - 1)) / (count - 1))]);
}

/** Which pages have which runs of characters, loaded in files as they are asked for. */
export class Index {
  constructor(files, language, size, { firsts, lists, places }) {
    Object.assign(this, { files, language, size, hashes: { i: lists[0], p: places[0] } });
    this.firsts = firsts.split("\t");
    this.opened = new Map(); /* files, split into the texts of their runs */
    this.lists = new Map();
    this.places = new Map();
    this.beginnings = new Map();
  }

  fileOf(run) {
    let low = 0;
    let high = this.firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (compare(this.firsts[middle], run) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /* The data of the file of kind "i" (lists) or "p" (places) that has the run; undefined when it cannot be had. */
  async open(kind, run, failed) {
    const name = `${this.language}-${kind}${this.fileOf(run)}`;
    if (!this.opened.has(name)) {
      const data = await this.files.get(name, `search/${name}.${this.hashes[kind]}.js`, failed);
      if (data) this.opened.set(name, [data].flat().map((text) => text.split("\t")));
    }
    return this.opened.get(name);
  }

  /* Undefined when the file cannot be had: nothing is known of the run then. */
  async list(run, failed) {
    const data = await this.open("i", run, failed);
    if (data && !this.lists.has(run)) this.lists.set(run, readList(data[1][data[0].indexOf(run)] ?? ""));
    return this.lists.get(run);
  }

  async placesOf(run, failed) {
    const [list, data] = [await this.list(run, failed), await this.open("p", run, failed)];
    if (!list || !data) return undefined;
    const order = this.opened.get(`${this.language}-i${this.fileOf(run)}`)[0];
    if (!this.places.has(run)) this.places.set(run, readPlaces(data[0][order.indexOf(run)] ?? "", list.keys()));
    return this.places.get(run);
  }

  /** The lists of a piece of a query: its own, or those of its runs where no page has them all, as it may be misspelt. */
  async listsNear(piece, count, failed) {
    const pages = await this.pagesOfForm(piece, EFFORTS[0], failed);
    if (pages.size) return [pages];
    return this.listsOf(spread(runsOf(piece, true).map(({ run }) => run), count), failed);
  }

  /** The lists of these runs, without those that cannot be had. */
  async listsOf(runs, failed) {
    return (await Promise.all(runs.map((run) => this.list(run, failed)))).filter(Boolean);
  }

  /* All pages of the lists, in order, as strong as in the list where they are strongest, and `least` at least, which may be 0. An
   * array, because there may be hundreds of lists of thousands of pages. */
  strongest(lists, least) {
    const strengths = new Float32Array(this.size).fill(least);
    for (const list of lists) {
      for (const [page, strength] of list) if (strength > strengths[page]) strengths[page] = strength;
    }
    const pages = new Map();
    strengths.forEach((strength, page) => strength && pages.set(page, strength));
    return pages;
  }

  /* The pages that have a run which begins so; all pages where it would take too many files to tell, those that have it in
   * their titles as the strongest. */
  async pagesOfBeginning(beginning, failed) {
    if (this.beginnings.has(beginning)) return this.beginnings.get(beginning);
    const [from, to] = [this.fileOf(beginning), this.fileOf(`${beginning}\u{10ffff}`)];
    const isWide = to - from >= FILES_MAX || (beginning.length === 1 && !isHan(beginning));
    const files = await Promise.all(this.firsts.slice(from, isWide ? from + 1 : to + 1).map((first) => this.open("i", first, failed)));
    const keys = files.filter(Boolean).flatMap(([keys]) => keys.filter((key) => key.startsWith(beginning)));
    const pages = this.strongest(await this.listsOf(keys, failed), isWide ? 1 : 0);
    if (files.every(Boolean)) this.beginnings.set(beginning, pages);
    return pages;
  }

  async pagesOfForm(form, { dense, places, share = 1, most = RUNS_MAX }, failed) {
    const parts = spread(runsOf(form, dense && (isShort(form) || !isHan(form))), most);
    if (!parts.length) return this.pagesOfBeginning(form, failed);
    await Promise.all(parts.map(async (part) => (part.list = await this.list(part.run, failed))));
    const known = parts.filter(({ list }) => list).sort((a, b) => a.list.size - b.list.size);
    const pages = inAll(known.map(({ list }) => list));
    if (places && known.length > 1 && pages.size > 1 && pages.size <= this.size * share) {
      const rarest = known.slice(0, places);
      await Promise.all(rarest.map(async (part) => (part.places = await this.placesOf(part.run, failed))));
      for (const page of pages.keys()) if (!follow(page, rarest)) pages.delete(page);
    }
    return pages;
  }

  /** The pages that may have a word, one of whose forms is enough: page -> how strong they are in it. */
  async pagesOf(word, effort, failed) {
    const lists = await Promise.all(word.forms.map((form) => this.pagesOfForm(form, effort, failed)));
    return lists.length === 1 ? lists[0] : this.strongest(lists, 0);
  }
}
