import { keysOf, saveTicks, ticks } from "./ticks.js";

/* What is ticked of the points of one <wenda-points data-page> is kept on the device, for both languages, until its box or
 * the button beside the title takes it back. */
class PointTicks {
  constructor(host) {
    this.host = host;
    this.language = host.firstElementChild.closest("[lang]").lang;
    this.keys = keysOf(host.names);
    this.button = host.section.querySelector(".points-clear");
    this.button.addEventListener("click", () => this.clear());
    host.addEventListener("change", ({ target }) => this.tick(host.boxes.indexOf(target), target.checked));
    addEventListener("storage", () => this.restore());
    this.learn();
    this.restore();
  }

  entry() {
    return ticks().get(this.host.dataset.page) ?? { at: 0, ticked: [] };
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
    this.host.boxes.forEach((box, i) => {
      box.checked = places.includes(i);
    });
    const count = this.host.boxes.filter((box) => box.checked).length;
    this.host.count(count);
    this.button.hidden = !count;
  }

  save(entry) {
    const all = ticks();
    if (entry.ticked.length) all.set(this.host.dataset.page, entry);
    else all.delete(this.host.dataset.page);
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
    this.host.boxes[0].focus();
  }
}

/** Where there are points. */
export function followTicks(host) {
  if (host.boxes.length) new PointTicks(host);
}
