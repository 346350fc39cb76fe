import { PageTicks } from "./page-ticks.js";
import { keysOf } from "./ticks.js";

/* What is ticked of the points of one <wenda-points data-page> is kept on the device, for both languages, until its box or
 * the button beside the title takes it back. */
class PointTicks {
  constructor(host) {
    this.host = host;
    this.kept = new PageTicks(host.dataset.page, keysOf(host.names), host.firstElementChild.closest("[lang]").lang);
    this.button = host.section.querySelector(".points-clear");
    this.button.addEventListener("click", () => this.clear());
    host.addEventListener("change", ({ target }) => this.tick(host.boxes.indexOf(target), target.checked));
    addEventListener("storage", () => this.restore());
    this.kept.learn();
    this.restore();
  }

  restore() {
    const places = this.kept.places();
    this.host.boxes.forEach((box, i) => {
      box.checked = places.includes(i);
    });
    const count = this.host.boxes.filter((box) => box.checked).length;
    this.host.count(count);
    this.button.hidden = !count;
  }

  tick(place, on) {
    this.kept.tick(place, on);
    this.restore();
  }

  clear() {
    this.kept.clear();
    this.restore();
    this.host.boxes[0].focus();
  }
}

/** Where there are points. */
export function followTicks(host) {
  if (host.boxes.length) new PointTicks(host);
}
