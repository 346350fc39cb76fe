/* The text of a page, and where a piece of it stands. */
import { formulaLine } from "./formula.js";
import { matches } from "./pattern.js";

const SKIPPED = "nav, script, style, template, svg, button, .anchor, .code-tools, .visually-hidden, [hidden]:not([hidden=until-found])";
const BLOCKS = "p, li, dt, dd, td, th, pre, summary, figcaption, blockquote, div, section, h1, h2, h3, h4, h5, h6";
const BETWEEN = "\0"; /* what stands in two blocks is not one piece */

const isFormula = (node) => node.localName === "math";
const accept = (node) =>
  node.nodeType === Node.TEXT_NODE || isFormula(node) ? NodeFilter.FILTER_ACCEPT : node.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;

export class PageText {
  constructor(root) {
    this.runs = []; /* { start, node, at, length }: pieces of the text that stand in the page, in its order */
    this.text = "";
    this.formulas = []; /* { start, end, tex }: where they stand in the text, and how they were written */
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, accept);
    let block, next = walker.nextNode();
    while (next) {
      if (block !== (block = next.parentElement.closest(BLOCKS))) this.text += BETWEEN;
      if (isFormula(next)) this.addFormula(next);
      else this.add(next.data, next, 0, next.data.length);
      next = isFormula(next) ? this.behind(walker) : walker.nextNode();
    }
  }

  /* What follows all that is within the walker's element. */
  behind(walker) {
    const formula = walker.currentNode;
    let next;
    do next = walker.nextNode(); while (next && formula.contains(next));
    return next;
  }

  add(text, node, at, length) {
    if (node) this.runs.push({ start: this.text.length, node, at, length });
    this.text += text;
  }

  addFormula(formula) {
    const start = this.text.length;
    for (const { char, node, at } of formulaLine(formula)) this.add(char, node, at, char.length);
    this.formulas.push({ start, end: this.text.length, tex: formula.querySelector("annotation")?.textContent ?? "" });
  }

  /* A Range from one place of the text to another, or undefined where all between is only said by marks; `first`: no run before it is
   * asked for. */
  range(from, to, first) {
    const { runs } = this;
    let last = first;
    while (runs[last + 1]?.start < to) last++;
    if (!runs[first] || runs[first].start >= to) return undefined;
    const range = document.createRange();
    range.setStart(runs[first].node, runs[first].at + Math.max(0, from - runs[first].start));
    range.setEnd(runs[last].node, runs[last].at + Math.min(runs[last].length, to - runs[last].start));
    return range;
  }

  /* Where the pattern finds something, in order: pieces of the text, and all of a formula that has what `tex` finds only as it was
   * written: O(n²) for "O(n^2)". */
  places(pattern, tex) {
    const has = (text) => tex && text.search(tex) >= 0;
    const formulas = this.formulas.filter(({ start, end, tex: typed }) => has(typed) && !has(this.text.slice(start, end)));
    const isMarked = (at) => formulas.some(({ start, end }) => at >= start && at < end);
    const found = matches(this.text, pattern).map(({ index, found: { length } }) => ({ start: index, end: index + length }));
    return [...formulas, ...found.filter(({ start }) => !isMarked(start))].sort((a, b) => a.start - b.start);
  }

  /** Ranges of all that the pattern finds, and of the formulas in whose TeX `tex` (or null) does, in their order, `limit` at most. */
  find(pattern, tex, limit) {
    const ranges = [];
    let run = 0;
    for (const { start, end } of this.places(pattern, tex)) {
      if (ranges.length === limit) break;
      if (this.text.slice(start, end).includes(BETWEEN)) continue;
      while (this.runs[run] && this.runs[run].start + this.runs[run].length <= start) run++;
      const range = this.range(start, end, run);
      if (range) ranges.push(range);
    }
    return ranges;
  }
}
