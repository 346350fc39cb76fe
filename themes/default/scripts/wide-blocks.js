const BLOCKS = "pre, table";

/** <wenda-text>: around a page's text. Code and tables too wide for the column scroll inside themselves; this
 * lets the keyboard reach those, and only those, that do so at the present width. */
export class WideBlocks extends HTMLElement {
  connectedCallback() {
    this.watcher = new ResizeObserver((entries) => {
      for (const { target } of entries) this.mark(target);
    });
    for (const block of this.querySelectorAll(BLOCKS)) this.watcher.observe(block);
  }

  disconnectedCallback() {
    this.watcher.disconnect();
  }

  mark(block) {
    if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
    else block.removeAttribute("tabindex");
  }
}
