import { parts } from "./words.js";

/** A page of the index, unpacked. `plain` is all its text as the reader sees it, line by line: the title, the labels of its
 * tags, all sections (a heading and what follows), the formulas of each section. `folded` is the same as queries
 * are compared with it. generator/search/document.c puts the same text together. */
export class Document {
  constructor([url, title, number, difficulty, tags, sections], labels, fold) {
    Object.assign(this, { url, title, number, difficulty, tags });
    this.sections = sections.map(([id, heading]) => ({ url: id ? `${url}#${id}` : url, heading }));
    this.pieces = [];
    this.plain = "";
    this.add("title", -1, title);
    this.plain += "\n";
    this.add("tag", -1, tags.map((tag) => labels.get(tag) ?? tag).join(" "));
    this.plain += "\n";
    sections.forEach(([, heading, text], i) => {
      this.add("heading", i, heading);
      this.add("text", i, text);
    });
    sections.forEach(([, , , formulas], i) => {
      if (!formulas) return;
      this.plain += "\n";
      this.add("formula", i, formulas);
    });
    Object.assign(this, fold(this.plain));
    /** The words of its address, which is another name of it. */
    this.name = parts(fold(url.replace(/^.*\/|\.html$/g, "")).folded.split("-"));
  }

  /* In a text, a tab begins code and another ends it. */
  add(field, section, text) {
    if (text && !/(^|\n)$/.test(this.plain)) this.plain += " ";
    text.split("\t").forEach((run, i) => {
      if (run) this.pieces.push({ field: i % 2 ? "code" : field, section, start: this.plain.length });
      this.plain += run;
    });
  }

  /** Where a place of `folded` is in `plain`. */
  place(at) {
    return this.places ? this.places[at] : at;
  }

  /** The piece of text that a place of `plain` is in: { field, section, start }; section -1 is the page itself. */
  pieceAt(place) {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pieces[middle].start <= place) low = middle;
      else high = middle - 1;
    }
    return this.pieces[low];
  }

  /** Where the line of a place begins and ends. */
  line(place) {
    const end = this.plain.indexOf("\n", place);
    return [this.plain.lastIndexOf("\n", place - 1) + 1, end < 0 ? this.plain.length : end];
  }

  /** Where a section's text (or, with -1, the title) begins and ends in `plain`. */
  range(section) {
    const first = this.pieces.findIndex((piece) => piece.section === section && piece.field !== "heading");
    if (first < 0) return [0, 0];
    const end = this.pieces.findIndex((piece, i) => i > first && (piece.section !== section || piece.field === "formula"));
    return [this.pieces[first].start, end < 0 ? this.plain.length : this.pieces[end].start];
  }
}
