const BLOCKS = "pre, table, .table, math[display=block], .maths-long";

/** <wenda-text>: around a page's text. Code, tables and formulas too large for their place scroll inside themselves; this
 * lets the keyboard reach those, and only those, that do so at the present width. */
export class WideBlocks extends HTMLElement {
  connectedCallback() {
    this.watcher = new ResizeObserver((entries) => {
      for (const { target } of entries) this.mark(target);
    });
    this.watch(this);
    /* what a fold shows may have come after the page did; toggle does not bubble */
    this.addEventListener("toggle", ({ target }) => this.watch(target), true);
  }

  disconnectedCallback() {
    this.watcher.disconnect();
  }

  watch(root) {
    for (const block of root.querySelectorAll(BLOCKS)) this.watcher.observe(block);
  }

  mark(block) {
    const scrolls = block.scrollWidth > block.clientWidth || block.scrollHeight > block.clientHeight;
    if (scrolls) block.tabIndex = 0;
    else block.removeAttribute("tabindex");
  }
}
