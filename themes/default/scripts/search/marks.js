import { placeOf } from "../place.js";
import { HIGHLIGHT, replaceQuery } from "../query.js";
import { searchMarkup } from "../search-data.js";
import { fill } from "../words.js";
import { PageText } from "./page-text.js";
import { Paint } from "./paint.js";
import { patternOf } from "./pattern.js";

const WORDS = 8;
const LENGTH = 100;
const RANGES = 2000;
const TEX = /[\\^_{}]/; /* a word without these stands in formulas by chance, as "frac" does */
const HEADINGS = ":is(h1, h2, h3, h4, h5, h6)[id]";

const query = () => new URLSearchParams(location.search);

/* True when `node` stands after the beginning of `element`. */
const isAfter = (element, node) => Boolean(element.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);

/* 1 to 6; what is no heading ends with the next one. */
const levelOf = (element) => Number(/^H([1-6])$/.exec(element.tagName)?.[1] ?? 6);

/** What the address says to mark, marked in the page's text, with a bar that leads from one place to the next. */
export class Marks {
  constructor() {
    this.words = query().getAll(HIGHLIGHT).slice(0, WORDS).map((word) => word.slice(0, LENGTH));
    this.main = document.getElementById("ui-main");
    this.paint = new Paint();
  }

  show() {
    const pattern = patternOf(this.words);
    const tex = patternOf(this.words.filter((word) => TEX.test(word)));
    this.ranges = pattern ? new PageText(this.main).find(pattern, tex, RANGES) : [];
    if (!this.ranges.length) return this.forget();
    const first = this.first();
    this.paint.show(this.ranges);
    this.addBar();
    this.go(Math.max(first, 0), first >= 0);
  }

  /* The first in the section that the address leads to, or -1. */
  first() {
    const target = placeOf(location.hash);
    if (!target) return -1;
    const headings = [...this.main.querySelectorAll(HEADINGS)];
    const next = headings.find((heading) => isAfter(target, heading) && levelOf(heading) <= levelOf(target));
    return this.ranges.findIndex(({ startContainer }) =>
      isAfter(target, startContainer) && !(next && isAfter(next, startContainer)));
  }

  addBar() {
    this.bar = searchMarkup(".search-marks");
    for (const button of this.bar.querySelectorAll("button")) {
      button.addEventListener("click", () => this[button.dataset.action]());
    }
    this.slot("words").textContent = this.words.join(" ");
    document.body.append(this.bar);
    this.press = (event) => this.close(event);
    document.addEventListener("keydown", this.press);
  }

  slot(name) {
    return this.bar.querySelector(`[data-slot=${name}]`);
  }

  go(index, moves = true) {
    const count = this.slot("count");
    this.index = (index + this.ranges.length) % this.ranges.length;
    this.paint.current(this.index);
    count.textContent = fill(count.dataset.text, this.index + 1, this.ranges.length);
    if (moves) this.reveal(this.ranges[this.index]);
  }

  back() {
    this.go(this.index - 1);
  }

  on() {
    this.go(this.index + 1);
  }

  /* Opens all that is shut around it, and brings it into view. */
  reveal(range) {
    const { parentElement } = range.startContainer;
    for (let fold = parentElement; (fold = fold?.closest("details:not([open])")); ) fold.open = true;
    parentElement.closest("[hidden=until-found]")?.dispatchEvent(new Event("beforematch"));
    if ("practice" in document.documentElement.dataset) {
      parentElement.closest(".part:not([data-shown])")?.querySelector(".part-show[aria-expanded=false]")?.click();
    }
    const { top, bottom } = range.getBoundingClientRect();
    const above = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
    if (top < above || bottom > innerHeight - this.bar.offsetHeight * 2) scrollBy({ top: top - innerHeight / 3 });
  }

  close({ key, defaultPrevented }) {
    if (key === "Escape" && !defaultPrevented && !document.querySelector("dialog[open], :popover-open")) this.clear();
  }

  clear() {
    const held = this.bar.contains(document.activeElement);
    this.paint.clear();
    this.bar.remove();
    document.removeEventListener("keydown", this.press);
    if (held) this.main.focus({ preventScroll: true });
    this.forget();
  }

  forget() {
    const search = query();
    search.delete(HIGHLIGHT);
    replaceQuery(search);
  }
}
