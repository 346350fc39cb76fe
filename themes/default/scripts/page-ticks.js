import { saveTicks, ticks } from "./ticks.js";

/** The ticks of one page, as the device keeps them. `keys` are its points' in `language`. */
export class PageTicks {
  constructor(page, keys, language) {
    Object.assign(this, { page, keys, language });
  }

  entry() {
    return ticks().get(this.page) ?? { at: 0, ticked: [] };
  }

  /* The place of the point here, -1 when it is gone. */
  placeOf({ place, keys }) {
    const key = keys[this.language];
    return key ? this.keys.indexOf(key) : place;
  }

  places() {
    return this.entry().ticked.map((tick) => this.placeOf(tick));
  }

  /** What the points are called in this language, and where they stand now. */
  learn() {
    const { at, ticked } = this.entry();
    const learnt = ticked.map((tick) => {
      const place = this.placeOf(tick);
      return place in this.keys ? { place, keys: { ...tick.keys, [this.language]: this.keys[place] } } : tick;
    });
    if (JSON.stringify(learnt) !== JSON.stringify(ticked)) this.save(learnt, at);
  }

  tick(place, on) {
    const ticked = this.entry().ticked.filter((tick) => this.placeOf(tick) !== place);
    if (on) ticked.push({ place, keys: { [this.language]: this.keys[place] } });
    this.save(ticked);
  }

  clear() {
    this.save([]);
  }

  save(ticked, at = Date.now()) {
    const all = ticks();
    if (ticked.length) all.set(this.page, { at, ticked });
    else all.delete(this.page);
    saveTicks(all);
  }
}
