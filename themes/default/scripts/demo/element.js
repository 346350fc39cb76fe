import { readValues, writeValues } from "./address.js";
import { showChecks } from "./checks.js";
import { focusFirst, showControls, valueOf } from "./controls.js";
import { answerGuess, turnTour } from "./guide.js";
import { Machine } from "./machine.js";
import { sentenceOf, showOutput } from "./output.js";
import { Player } from "./player.js";
import { setText, slot } from "./slots.js";
import { touchAt, valuesAt } from "./touch.js";

/* Long enough that a moving slider says nothing, short enough to follow the hand. */
const QUIET_MS = 600;

/** <wenda-demo>: hosts one demo. Knows the lab's items, no demo. The page holds the first frame; near the
 * view the host loads the WebAssembly and from then on answers the controls. */
export class Demo extends HTMLElement {
  connectedCallback() {
    if (this.watcher) return;
    this.watcher = new IntersectionObserver(
      (entries) => {
        const near = entries.at(-1).isIntersecting;
        if (!near) this.player?.stop();
        else if (!this.starting) this.starting = this.start();
      },
      { rootMargin: "400px" },
    );
    this.watcher.observe(this);
  }

  async start() {
    this.language = this.closest("[lang]").lang.startsWith("zh") ? "zh" : "en";
    this.values = readValues(this.dataset.name);
    this.items = new Map();
    this.seen = new Map(); /* each control as it was when last shown, in whatever view */
    this.touched = false;
    this.asBuilt = this.values.size === 0;
    this.player = new Player(this);
    try {
      this.machine = await Machine.load(this.dataset);
    } catch (error) {
      this.tell("load", error);
      this.dataset.state = "failed";
      return;
    }
    this.listen();
    this.schedule();
  }

  /* From the first frame on all may be touched. */
  open() {
    if (this.dataset.state === "ready") return;
    slot(this, "controls").disabled = false;
    for (const button of this.querySelectorAll("[data-action]")) button.disabled = false;
    if (slot(this, "tour")) turnTour(slot(this, "tour"), 0);
    this.dataset.state = "ready";
  }

  listen() {
    this.addEventListener("input", (event) => this.changed(event));
    this.addEventListener("compositionend", (event) => this.changed(event));
    this.addEventListener("focusout", () => this.schedule());
    this.addEventListener("click", (event) => {
      const button = event.target.closest("[data-action]");
      if (button) this.act[button.dataset.action](button);
      else this.pick(event);
    });
    this.addEventListener("pointerdown", (event) => this.drag(event));
    /* a finger on a handle moves the handle, not the page; Chromium heeds no touch-action inside an SVG */
    this.addEventListener("touchstart", (event) => touchAt(event)?.drags && event.preventDefault(), { passive: false });
    slot(this, "tour")?.addEventListener("toggle", ({ target }) => target.open && this.tour(0));
  }

  /* What each button does. */
  act = {
    reset: () => this.setAll(new Map()),
    check: () => this.check(),
    seed: (button) => this.set(button.closest("[data-key]").dataset.key, crypto.getRandomValues(new Uint16Array(1))[0] + 1),
    press: (button) => {
      const item = this.items.get(button.closest("[data-key]").dataset.key);
      item.value += 1; /* the next press may come before the next run */
      this.set(item.key, item.value);
    },
    play: () => this.play("toggle"),
    forward: () => this.play("forward"),
    rewind: () => this.play("rewind"),
    guess: (button) => this.setAll(answerGuess(slot(this, "guess"), button)),
    skip: () => this.skip(),
    "tour-back": () => this.tour(-1),
    "tour-on": () => this.tour(1),
  };

  /* A syllable on its way to a Han character is no value yet; its compositionend comes here again. */
  changed(event) {
    const control = event.target.closest("[data-key]");
    if (!control || event.isComposing) return;
    const { key } = control.dataset;
    const item = this.items.get(key);
    const value = valueOf(event.target, item);
    if (value === undefined) return;
    if (item.kind === "step") this.player.pause();
    this.player.hurry();
    this.set(key, value);
  }

  set(key, value) {
    this.change([[key, value]]);
  }

  change(settings) {
    this.touched = true;
    for (const [key, value] of settings) this.values.set(key, value);
    this.schedule();
  }

  setAll(values) {
    this.player.pause();
    this.touched = true;
    this.values = new Map(values);
    this.schedule();
  }

  play(action) {
    this.player[action]();
    this.schedule();
  }

  tour(way) {
    this.setAll(turnTour(slot(this, "tour"), way));
  }

  /* From here on the pointer belongs to the paper, which stays while the figure on it is drawn anew. */
  drag(event) {
    const touch = touchAt(event);
    if (!touch?.drags || event.button !== 0 || this.dataset.state !== "ready") return;
    event.preventDefault();
    const { host } = touch;
    const done = new AbortController();
    host.setPointerCapture(event.pointerId);
    const on = (name, act) =>
      host.addEventListener(name, (next) => next.pointerId === event.pointerId && act(next), { signal: done.signal });
    on("pointermove", (moved) => this.follow(touch, moved));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) on(end, () => done.abort());
  }

  pick(event) {
    const touch = touchAt(event);
    if (touch && !touch.drags && this.dataset.state === "ready") this.follow(touch, event);
  }

  follow(touch, event) {
    this.player.hurry();
    this.change(valuesAt(touch, event));
  }

  skip() {
    slot(this, "guess").hidden = true;
    focusFirst(slot(this, "controls"));
  }

  /* At once, so that the picture is in the next painted frame; but however fast a slider moves, one run a frame. */
  schedule() {
    this.waiting = this.drawn || this.restarting;
    if (this.waiting) return;
    this.drawn = true;
    requestAnimationFrame(() => {
      this.drawn = false;
      if (this.waiting) this.schedule();
    });
    this.run();
  }

  async run() {
    try {
      const began = performance.now();
      const { items } = this.machine.run(this.values, this.language, this.player.budget);
      const ended = performance.now();
      this.tell(null);
      this.items = new Map(items.filter(({ key }) => key).map((item) => [item.key, item]));
      this.items.forEach((item, key) => this.seen.set(key, item));
      this.player.ran(items.find(({ kind }) => kind === "step"), ended - began);
      this.show(items);
      this.open();
    } catch (error) {
      await this.recover(error);
    }
  }

  /* Nothing runs in what a trap left behind. Values that gave no first frame came with the address. */
  async recover(error) {
    clearTimeout(this.settling);
    this.player.pause();
    this.tell("trap", error);
    this.restarting = true;
    await this.machine.restart();
    this.restarting = false;
    if (this.dataset.state !== "ready" && this.values.size) this.setAll(new Map());
    else if (this.waiting) this.schedule();
  }

  show(items) {
    const blanks = slot(this, "blanks");
    showControls(slot(this, "controls"), [...this.items.values()], blanks, `ui-${this.dataset.name}-`);
    /* a picture on the way to the first one would undo what the page shows already */
    if (this.player.isSilent || (this.player.isBehind && this.asBuilt && !this.touched)) return;
    showOutput(slot(this, "output"), items.filter((item) => !item.key), blanks);
    this.settle(items);
  }

  showPlaying(playing) {
    const control = this.querySelector("[data-kind=step]");
    if (!control) return;
    slot(control, "play").hidden = playing;
    slot(control, "pause").hidden = !playing;
  }

  /* Once the hand rests: the address, and the sentence for those who do not see the figure. */
  settle(items) {
    clearTimeout(this.settling);
    if (!this.touched) return;
    this.settling = setTimeout(() => {
      writeValues(this.dataset.name, this.shortValues());
      setText(slot(this, "status"), sentenceOf(items));
    }, QUIET_MS);
  }

  /* What differs from the start; sliders as the lab reads them: two digits where the hand gave fifteen. */
  shortValues() {
    const isAtStart = (item) => item && (item.asked ?? item.value) === item.start;
    const short = (item, value) => (item?.kind === "slider" ? item.value : value);
    return Array.from(this.values, ([key, value]) => [key, value, this.seen.get(key)])
      .filter(([, , item]) => !isAtStart(item))
      .map(([key, value, item]) => [key, short(item, value)]);
  }

  async check() {
    try {
      showChecks(slot(this, "checks"), this.machine.check(this.language).checks);
    } catch (error) {
      await this.recover(error);
    }
  }

  /* Shows one of the sentences that the template holds, or none. The figure stays as it was. */
  tell(reason, error) {
    if (error) console.warn(`wenda: demo ${this.dataset.name}:`, error);
    for (const message of this.querySelectorAll("[data-message]")) message.hidden = message.dataset.message !== reason;
  }
}
