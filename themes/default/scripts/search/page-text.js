/* The text of a page, and where a piece of it stands. */

const SKIPPED = "nav, script, style, template, svg, button, annotation, .anchor, .code-tools, .visually-hidden, [hidden]:not([hidden=until-found])";
const BLOCKS = "p, li, dt, dd, td, th, pre, summary, figcaption, blockquote, div, section, h1, h2, h3, h4, h5, h6";
const BETWEEN = "\0"; /* what stands in two blocks is not one piece */

export class PageText {
  constructor(root) {
    this.nodes = [];
    this.starts = [];
    this.text = "";
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let block;
    while (walker.nextNode()) {
      const { currentNode: node } = walker, { parentElement: parent } = node;
      if (parent.closest(SKIPPED)) continue;
      if (block !== (block = parent.closest(BLOCKS))) this.text += BETWEEN;
      this.nodes.push(node);
      this.starts.push(this.text.length);
      this.text += node.data;
    }
  }

  /* A Range from one place of the text to another. `node`: none before it is asked for. */
  range(from, to, node) {
    while (this.starts[node + 1] <= from) node++;
    const range = document.createRange();
    range.setStart(this.nodes[node], from - this.starts[node]);
    while (this.starts[node + 1] < to) node++;
    range.setEnd(this.nodes[node], to - this.starts[node]);
    return range;
  }

  /** Ranges of all that the pattern finds, in their order, `limit` at most. */
  find(pattern, limit) {
    const ranges = [];
    let node = 0;
    for (const { index, 0: found } of this.text.matchAll(pattern)) {
      if (ranges.length === limit) break;
      if (found.includes(BETWEEN)) continue;
      while (this.starts[node + 1] <= index) node++;
      ranges.push(this.range(index, index + found.length, node));
    }
    return ranges;
  }
}
