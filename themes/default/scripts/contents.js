import { placeOf } from "./place.js";

/* Where headings come to stand that are led to, and a little lower: from there on they are being read. */
const line = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 16;

function isAtEnd() {
  const { scrollHeight, scrollTop } = document.documentElement;
  return scrollHeight - scrollTop - innerHeight < 2;
}

/** <wenda-toc>: the table of contents. Marks the place that is being read, and names it on the bar. */
export class Contents extends HTMLElement {
  connectedCallback() {
    this.panel = this.querySelector("nav");
    this.links = new Map(); /* heading -> link, in the order of the page */
    for (const link of this.panel.querySelectorAll("a")) this.links.set(placeOf(link.hash), link);
    this.links.delete(null);
    this.passed = new Set();
    this.watch();
    addEventListener("resize", () => this.watch());
    addEventListener("scrollend", () => this.update());
    this.panel.addEventListener("click", ({ target }) => this.leave(target.closest("a")));
    this.panel.addEventListener("toggle", () => this.reveal());
  }

  watch() {
    this.watcher?.disconnect();
    this.watcher = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) this.passed[isIntersecting ? "add" : "delete"](target);
      this.update();
    }, { rootMargin: `9999999px 0px ${line() - innerHeight}px` });
    for (const heading of this.links.keys()) this.watcher.observe(heading);
  }

  /* The last places of a page may never come so high: there the one that was chosen counts. */
  update() {
    const [last] = [...this.links.keys()].filter((heading) => this.passed.has(heading)).slice(-1);
    this.mark(this.links.get(this.chosen && isAtEnd() && !this.passed.has(this.chosen) ? this.chosen : last));
  }

  mark(link) {
    if (link === this.current) return;
    this.current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    this.current = link;
    this.querySelector(".toc-here").textContent = link?.textContent ?? "";
    this.reveal();
  }

  leave(link) {
    if (!link) return;
    this.panel.hidePopover?.();
    this.chosen = placeOf(link.hash);
    this.mark(link);
  }

  reveal() {
    const above = this.current?.getBoundingClientRect().top - this.panel.getBoundingClientRect().top;
    if (above < 0 || above > this.panel.clientHeight - 40) this.panel.scrollTop += above - this.panel.clientHeight / 2;
  }
}
