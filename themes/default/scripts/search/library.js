import { Document } from "./document.js";
import { makeFold } from "./fold.js";
import { Index } from "./index.js";
import { synonym } from "./words.js";

const TERM = "#term-"; /* in the address of a term, as templates/glossary.html has it */
const GROUP = 64; /* files that share a hash, as generator/search/search.c has them */

/** The pages of a language: their texts, loaded in pieces of several pages as they are asked for. */
export class Library {
  constructor(files, language, { tags, synonyms = [], simplified, counts, texts, ...rest }) {
    Object.assign(this, { files, language, hashes: texts });
    this.fold = makeFold(simplified);
    this.labels = new Map(tags);
    /** Lists of words that mean the same. */
    this.synonyms = synonyms.map((words) => words.map((word) => synonym(this.fold(word).folded)));
    this.places = counts.flatMap((count, piece) => Array.from({ length: count }, () => piece));
    this.documents = new Array(this.size);
    /** Which pages have what; undefined where there is so little text that all of it is loaded and looked through. */
    this.index = rest.lists && new Index(files, language, this.size, rest);
  }

  get size() {
    return this.places.length;
  }

  /** The terms of the glossary, where all texts are loaded: [{ id, name }], `id` in words, `name` as it is compared. */
  terms() {
    const sections = this.index ? [] : this.documents.flatMap(({ sections }) => sections);
    const ids = sections.map(({ url, heading }) => ({ id: url.split(TERM)[1], heading })).filter(({ id }) => id);
    return ids.map(({ id, heading }) => ({ id: id.split("-"), name: this.fold(heading).folded }));
  }

  async open(piece, failed) {
    const name = `${this.language}-t${piece}`;
    const path = `search/${name}.${this.hashes[Math.floor(piece / GROUP)]}.js`;
    const records = await this.files.get(name, path, failed);
    const first = this.places.indexOf(piece);
    records?.forEach((record, i) => {
      this.documents[first + i] ??= new Document(record, this.labels, this.fold);
    });
  }

  /** The documents of these pages, without those whose file cannot be had. */
  async pages(ids, failed) {
    const missing = new Set(ids.filter((id) => !this.documents[id]).map((id) => this.places[id]));
    await Promise.all(Array.from(missing, (piece) => this.open(piece, failed)));
    return ids.map((id) => this.documents[id]).filter(Boolean);
  }
}
