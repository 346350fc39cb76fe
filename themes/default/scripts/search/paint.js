/* Marks on ranges of a page: painted over the text where the browser can (CSS Custom Highlight API), else elements around it. */

const NAMES = { all: "wenda-found", current: "wenda-found-here" };

const paints = () => Boolean(self.Highlight && CSS.highlights);

/* The parts of a range that each lie in one text node. */
function pieces(range) {
  const root = range.commonAncestorContainer;
  if (root.nodeType === Node.TEXT_NODE) return [range];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!range.intersectsNode(node)) continue;
    const piece = document.createRange();
    piece.selectNodeContents(node);
    if (node === range.startContainer) piece.setStart(node, range.startOffset);
    if (node === range.endContainer) piece.setEnd(node, range.endOffset);
    if (!piece.collapsed) found.push(piece);
  }
  return found;
}

function markPiece(piece) {
  const mark = document.createElement("mark");
  mark.className = "search-mark";
  piece.surroundContents(mark);
  return mark;
}

/* From the last to the first, so that no mark moves the place of one that is still to come. */
function surround(ranges) {
  return [...ranges].reverse().map((range) => pieces(range).reverse().map(markPiece)).reverse();
}

/** `show(ranges)` once, `current(index)` any time, `clear()` at the end. */
export class Paint {
  show(ranges) {
    this.ranges = ranges;
    if (paints()) CSS.highlights.set(NAMES.all, new Highlight(...ranges));
    else this.marks = surround(ranges);
  }

  current(index) {
    if (!this.marks) {
      const highlight = new Highlight(this.ranges[index]);
      highlight.priority = 1;
      CSS.highlights.set(NAMES.current, highlight);
      return;
    }
    this.marks.forEach((group, i) => {
      for (const mark of group) mark.classList.toggle("is-here", i === index);
    });
  }

  clear() {
    for (const name of Object.values(NAMES)) CSS.highlights?.delete(name);
    for (const mark of this.marks?.flat() ?? []) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
  }
}
