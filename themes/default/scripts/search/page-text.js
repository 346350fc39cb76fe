/* The text of a page, and where a piece of it stands. */
import { formulaLine } from "./formula.js";

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
    for (const { char, node, at } of formulaLine(formula)) this.add(char, node, at, char.length);
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

  /** Ranges of all that the pattern finds, in their order, `limit` at most. */
  find(pattern, limit) {
    const ranges = [];
    let run = 0;
    for (const { index, 0: found } of this.text.matchAll(pattern)) {
      if (ranges.length === limit) break;
      if (found.includes(BETWEEN)) continue;
      while (this.runs[run] && this.runs[run].start + this.runs[run].length <= index) run++;
      const range = this.range(index, index + found.length, run);
      if (range) ranges.push(range);
    }
    return ranges;
  }
}
