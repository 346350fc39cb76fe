import { read, write } from "./storage.js";

const KEY = "points"; /* page -> places of the points that the reader ticked */

const isKept = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/* The words that a point begins with in bold stand for it; else all of it does, and what it is a part of: a formula alone
 * has no name. */
function labelOf(point) {
  const [first] = (point.firstElementChild?.localName === "p" ? point.firstElementChild : point).childNodes;
  return first?.nodeName === "STRONG" ? first : point;
}

/** <wenda-points>: around a list. Each point gets a box, but a task, which has its author's; what is ticked is kept on the
 * device, for both languages. */
export class Points extends HTMLElement {
  connectedCallback() {
    this.section = this.closest(".part");
    const points = [...this.querySelectorAll(":scope > .prose > :is(ul, ol) > li:not(.task)")];
    this.boxes = points.map((point, i) => this.equip(point, i));
    this.tally = this.section.querySelector(".part-tally");
    this.addEventListener("change", () => this.keep());
    addEventListener("storage", () => this.restore());
    this.restore();
  }

  equip(point, i) {
    const box = document.createElement("input");
    const label = labelOf(point);
    label.id ||= `ui-point-${i + 1}`;
    box.type = "checkbox";
    box.className = "point-box";
    box.setAttribute("aria-labelledby", label === point ? `${this.section.getAttribute("aria-labelledby")} ${label.id}` : label.id);
    point.prepend(box);
    return box;
  }

  restore() {
    const ticked = read(KEY, {}, isKept)[this.dataset.page] ?? [];
    this.boxes.forEach((box, i) => {
      box.checked = ticked.includes?.(i);
    });
    this.count();
  }

  keep() {
    const places = this.boxes.flatMap((box, i) => (box.checked ? [i] : []));
    write(KEY, { ...read(KEY, {}, isKept), [this.dataset.page]: places });
    this.count();
  }

  count() {
    if (this.boxes.length) this.tally.textContent = `${this.boxes.filter((box) => box.checked).length}/${this.boxes.length}`;
  }
}
