/* The words that a point begins with in bold stand for it; else all of it does, and what it is a part of: a formula alone
 * has no name. */
function labelOf(point) {
  const [first] = (point.firstElementChild?.localName === "p" ? point.firstElementChild : point).childNodes;
  return first?.nodeName === "STRONG" ? first : point;
}

/** <wenda-points>: around a list. Each point gets a box, but a task, which has its author's; point-ticks.js keeps what is
 * ticked. `boxes`, and `names`, the texts that stand for the points. The event "wenda-points" says that they are there. */
export class Points extends HTMLElement {
  connectedCallback() {
    const points = [...this.querySelectorAll(":scope > .prose > :is(ul, ol) > li:not(.task)")];
    this.section = this.closest(".part");
    this.names = points.map((point) => labelOf(point).textContent);
    this.boxes = points.map((point, i) => this.equip(point, i));
    if (points.length) this.count(0);
    this.dispatchEvent(new Event("wenda-points", { bubbles: true }));
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

  count(ticked) {
    this.section.querySelector(".part-tally").textContent = `${ticked}/${this.boxes.length}`;
  }
}
