import { isHan } from "./query.js";

const RUNS_MAX = 5; /* that are asked for of one word: the texts tell the rest */
const DIGITS = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].map((digit, i) => [digit.charCodeAt(0), i]));
const STRENGTH = [1, 1.5, 3, 6]; /* in the text, often, in a heading, in the title */

/* By code points, as the files are ordered. */
function compare(a, b) {
  const [x, y] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < x.length && i < y.length; i++) if (x[i] !== y[i]) return x[i].codePointAt(0) - y[i].codePointAt(0);
  return x.length - y.length;
}

/* The list of a run: page -> how much its strength counts. */
function decode(text) {
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
    page += number >>> 2;
    pages.set(page, STRENGTH[number & 3]);
  }
  return pages;
}

/* Where the runs of a word begin and end. A pair of others than Han characters is one only where there is no three. */
function runs(chars) {
  const found = [];
  for (let i = 0; i + 1 < chars.length; i++) {
    const [a, b, c] = chars.slice(i, i + 3);
    const isLatin = !isHan(a) && !isHan(b);
    if (isLatin && c !== undefined && !isHan(c)) found.push([i, i + 3]);
    else if (!isLatin || (a !== " " && b !== " " && found.at(-1)?.[1] !== i + 2)) found.push([i, i + 2]);
  }
  return found;
}

/** As many of a word's runs of characters as it takes to have all of them; all runs when `dense`. generator/search/grams.h
 * says what runs there are. */
export function runsOf(word, dense = false) {
  const chars = Array.from(word);
  const all = runs(chars);
  const chosen = [];
  for (let at = 0; !dense && at < chars.length; ) {
    const next = all.filter(([from, to]) => from <= at && to > at).at(-1);
    if (next) chosen.push(next);
    at = next?.[1] ?? at + 1;
  }
  const texts = (dense ? all : chosen).map(([from, to]) => chars.slice(from, to).join(""));
  return texts.length ? texts : chars.filter((char) => char !== " ");
}

/* At most so many of the list, evenly. */
function spread(list, count) {
  return list.length <= count ? list : Array.from({ length: count }, (_, i) => list[Math.round((i * (list.length - 1)) / (count - 1))]);
}

/** Which pages have which runs of characters, loaded in files as they are asked for. */
export class Index {
  constructor(files, language, { firsts, index }) {
    Object.assign(this, { files, language, hash: index[0] });
    this.firsts = firsts.split("\t");
    this.lists = new Map(); /* of each file that is there, run -> its list as text */
    this.decoded = new Map();
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

  /* Undefined when the file cannot be had: nothing is known of the run then. */
  async list(run, failed) {
    const file = this.fileOf(run);
    if (!this.lists.has(file)) {
      const name = `${this.language}-i${file}`;
      const data = await this.files.get(name, `search/${name}.${this.hash}.js`, failed);
      if (!data) return undefined;
      const texts = data[1].split("\t");
      this.lists.set(file, new Map(data[0].split("\t").map((key, i) => [key, texts[i]])));
    }
    if (!this.decoded.has(run)) this.decoded.set(run, decode(this.lists.get(file).get(run) ?? ""));
    return this.decoded.get(run);
  }

  /** At most so many runs that stand for a list of words. */
  runsFor(words, count) {
    return spread([...new Set(words.flatMap((word) => runsOf(word, true)))], count);
  }

  /** The lists of these runs, without those that cannot be had. */
  async listsOf(runs, failed) {
    return (await Promise.all(runs.map((run) => this.list(run, failed)))).filter(Boolean);
  }

  /** The pages that may have a word, one of whose forms is enough: page -> how strong they are in it. */
  async pagesOf(word, failed, dense = false) {
    const pages = new Map();
    for (const form of word.forms) {
      const lists = await this.listsOf(dense ? runsOf(form, true) : spread(runsOf(form), RUNS_MAX), failed);
      lists.sort((a, b) => a.size - b.size);
      for (const page of lists[0]?.keys() ?? []) {
        if (!lists.every((list) => list.has(page))) continue;
        const strength = lists.reduce((least, list) => Math.min(least, list.get(page)), Infinity);
        pages.set(page, Math.max(pages.get(page) ?? 0, strength));
      }
    }
    return pages;
  }
}
