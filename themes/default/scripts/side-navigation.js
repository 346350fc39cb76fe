/** <wenda-side>: around the side navigation. Brings the current page's entry into view, at load and
 * when the panel opens; opening and closing are the browser's (popover). */
export class SideNavigation extends HTMLElement {
  connectedCallback() {
    this.reveal();
    this.firstElementChild.addEventListener("toggle", () => this.reveal());
  }

  reveal() {
    const panel = this.firstElementChild;
    const current = panel.querySelector("[aria-current]");
    if (!current) return;
    const above = current.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    panel.scrollTop += above - panel.clientHeight / 2;
  }
}
