import { placeOf } from "./place.js";

/* A heading is being read once it is in the upper part of the window, and until the next one is. */
const READ = { rootMargin: "9999999px 0px -65% 0px" };

/** <wenda-toc>: the table of contents. Marks the place that is being read, and names it on the bar. */
export class Contents extends HTMLElement {
  connectedCallback() {
    this.panel = this.querySelector("nav");
    this.links = new Map(); /* heading -> link, in the order of the page */
    for (const link of this.panel.querySelectorAll("a")) this.links.set(placeOf(link.hash), link);
    this.links.delete(null);
    this.passed = new Set();
    this.watcher = new IntersectionObserver((entries) => this.update(entries), READ);
    for (const heading of this.links.keys()) this.watcher.observe(heading);
    this.panel.addEventListener("click", ({ target }) => this.leave(target.closest("a")));
    this.panel.addEventListener("toggle", () => this.reveal());
  }

  disconnectedCallback() {
    this.watcher.disconnect();
  }

  update(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.passed.add(target);
      else this.passed.delete(target);
    }
    const [last] = [...this.links.keys()].filter((heading) => this.passed.has(heading)).slice(-1);
    this.mark(this.links.get(last));
  }

  mark(link) {
    if (link === this.current) return;
    this.current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    this.current = link;
    this.querySelector(".toc-here").textContent = link?.textContent ?? "";
    this.reveal();
  }

  /* The last places of a page may never come so high. */
  leave(link) {
    if (!link) return;
    this.panel.hidePopover?.();
    this.mark(link);
  }

  reveal() {
    const above = this.current?.getBoundingClientRect().top - this.panel.getBoundingClientRect().top;
    if (above < 0 || above > this.panel.clientHeight - 40) this.panel.scrollTop += above - this.panel.clientHeight / 2;
  }
}
