import { Document } from "./document.js";
import { makeFold } from "./fold.js";

const GROUP = 64; /* files that share a hash, as generator/search/ has them */

/** The pages of a language: their texts, loaded in pieces of several pages as they are asked for. */
export class Library {
  constructor(files, language, manifest) {
    Object.assign(this, { files, language, manifest, fold: makeFold(manifest.simplified) });
    this.pieces = [];
    manifest.counts.forEach((count, piece) => {
      for (let i = 0; i < count; i++) this.pieces.push({ piece, at: i });
    });
    this.documents = new Array(this.size);
  }

  get size() {
    return this.pieces.length;
  }

  /* The documents of a piece are made once, when it has come. */
  async open(piece, failed) {
    const name = `${this.language}-t${piece}`;
    const path = `search/${name}.${this.manifest.texts[Math.floor(piece / GROUP)]}.js`;
    const records = await this.files.get(name, path, failed);
    const first = this.pieces.findIndex((place) => place.piece === piece);
    records?.forEach((record, i) => {
      this.documents[first + i] ??= new Document(record, this.manifest.tags, this.fold);
    });
  }

  /** The documents of these pages, without those whose file cannot be had. */
  async pages(ids, failed) {
    const missing = new Set(ids.filter((id) => !this.documents[id]).map((id) => this.pieces[id].piece));
    await Promise.all(Array.from(missing, (piece) => this.open(piece, failed)));
    return ids.map((id) => this.documents[id]).filter(Boolean);
  }
}
