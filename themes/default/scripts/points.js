import { keysOf, saveTicks, ticks } from "./ticks.js";

/* The words that a point begins with in bold stand for it; else all of it does, and what it is a part of: a formula alone
 * has no name. */
function labelOf(point) {
  const [first] = (point.firstElementChild?.localName === "p" ? point.firstElementChild : point).childNodes;
  return first?.nodeName === "STRONG" ? first : point;
}

/** <wenda-points>: around a list. Each point gets a box, but a task, which has its author's; what is ticked is kept on the
 * device, for both languages, until its box or the button beside the title takes it back. */
export class Points extends HTMLElement {
  connectedCallback() {
    const points = [...this.querySelectorAll(":scope > .prose > :is(ul, ol) > li:not(.task)")];
    if (!points.length) return;
    this.section = this.closest(".part");
    this.language = points[0].closest("[lang]").lang;
    this.keys = keysOf(points.map((point) => labelOf(point).textContent));
    this.boxes = points.map((point, i) => this.equip(point, i));
    this.button = this.section.querySelector(".points-clear");
    this.button.addEventListener("click", () => this.clear());
    this.addEventListener("change", ({ target }) => this.tick(this.boxes.indexOf(target), target.checked));
    addEventListener("storage", () => this.restore());
    this.learn();
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

  entry() {
    return ticks().get(this.dataset.page) ?? { at: 0, ticked: [] };
  }

  /* The place of the point here, -1 when it is gone. */
  placeOf({ place, keys }) {
    const key = keys[this.language];
    return key ? this.keys.indexOf(key) : place;
  }

  /* What the points are called in this language, and where they stand now. */
  learn() {
    const { at, ticked } = this.entry();
    const learnt = ticked.map((tick) => {
      const place = this.placeOf(tick);
      return place in this.keys ? { place, keys: { ...tick.keys, [this.language]: this.keys[place] } } : tick;
    });
    if (JSON.stringify(learnt) !== JSON.stringify(ticked)) this.save({ at, ticked: learnt });
  }

  restore() {
    const places = this.entry().ticked.map((tick) => this.placeOf(tick));
    this.boxes.forEach((box, i) => {
      box.checked = places.includes(i);
    });
    const count = this.boxes.filter((box) => box.checked).length;
    this.section.querySelector(".part-tally").textContent = `${count}/${this.boxes.length}`;
    this.button.hidden = !count;
  }

  save(entry) {
    const all = ticks();
    if (entry.ticked.length) all.set(this.dataset.page, entry);
    else all.delete(this.dataset.page);
    saveTicks(all);
    this.restore();
  }

  tick(place, on) {
    const ticked = this.entry().ticked.filter((tick) => this.placeOf(tick) !== place);
    if (on) ticked.push({ place, keys: { [this.language]: this.keys[place] } });
    this.save({ at: Date.now(), ticked });
  }

  clear() {
    this.save({ at: Date.now(), ticked: [] });
    this.boxes[0].focus();
  }
}
