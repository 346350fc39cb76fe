/* Plays the lab's steps: asks for ever more of them, and hands each run no more than it can do while the page stays
 * awake. Knows the item of lab_step(), not what is trained. */

/* Of the 16 ms of a painted frame the demo may take about this many for its steps, beside what its picture takes. */
const BUDGET_MS = 4;
/* However many steps there are, playing all of them takes about this long. */
const PLAY_FRAMES = 600;

const reduced = matchMedia("(prefers-reduced-motion: reduce)");

export class Player {
  /** `demo` is asked to set(key, step), to schedule() a run, and to showPlaying(). */
  constructor(demo) {
    this.demo = demo;
    this.budget = 1;
    this.playing = false;
    reduced.addEventListener("change", () => this.stop());
  }

  ask(step) {
    this.demo.set(this.item.key, step);
  }

  /** After a run that took so many milliseconds. `item` is the frame's step control, if it has one. */
  ran(item, milliseconds) {
    if (item?.key !== this.item?.key) {
      this.pause();
      this.budget = 1;
    }
    this.item = item;
    if (!item) return;
    this.measure(milliseconds);
    if (this.isBehind) this.demo.schedule();
    else if (this.playing) this.advance();
  }

  /* A run of one step is nearly all picture; what longer ones take beyond it were steps. */
  measure(milliseconds) {
    this.picture = this.budget === 1 ? milliseconds : Math.min(milliseconds, this.picture);
    const steps = milliseconds - this.picture;
    if (steps > BUDGET_MS) this.budget = Math.max(1, this.budget >> 1);
    else if (steps < BUDGET_MS / 2) this.budget = Math.min(1 << 20, this.budget * 2);
  }

  /** The next run does one step: the picture of what the hand just did comes before all others. */
  hurry() {
    this.budget = 1;
  }

  /** Whether steps that were asked for are still to be done. */
  get isBehind() {
    return Boolean(this.item) && this.item.value < this.item.asked;
  }

  /** Whether a picture on the way would only be motion. */
  get isSilent() {
    return this.isBehind && reduced.matches;
  }

  advance() {
    const { value, last } = this.item;
    if (value === last) this.pause();
    else this.ask(reduced.matches ? last : Math.min(last, value + Math.ceil(last / PLAY_FRAMES)));
  }

  /** Plays from where it stands, from the start when all is done. */
  play() {
    this.playing = true;
    this.demo.showPlaying(true);
    if (this.item.value === this.item.last) this.ask(0);
    else this.advance();
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.demo.showPlaying(false);
  }

  /** Pauses where it stands: what playing asked for beyond that is not done. */
  stop() {
    if (!this.playing) return;
    this.pause();
    this.ask(this.item.value);
  }

  toggle() {
    if (this.playing) this.stop();
    else this.play();
  }

  forward() {
    this.pause();
    this.item.value = Math.min(this.item.last, this.item.value + 1); /* the next press may come before the next run */
    this.ask(this.item.value);
  }

  rewind() {
    this.pause();
    this.ask(0);
  }
}
