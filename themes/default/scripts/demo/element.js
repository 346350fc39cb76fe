import { readValues, writeValues } from "./address.js";
import { showChecks } from "./checks.js";
import { showControls, valueOf } from "./controls.js";
import { Machine } from "./machine.js";
import { sentenceOf, showOutput } from "./output.js";
import { setText, slot } from "./slots.js";

/* Long enough that a moving slider says nothing, short enough to follow the hand. */
const QUIET_MS = 600;

/** <wenda-demo>: hosts one demo. Knows the lab's items, no demo. The page holds the first frame; near the
 * view the host loads the WebAssembly and from then on answers the controls. */
export class Demo extends HTMLElement {
  connectedCallback() {
    if (this.watcher) return;
    this.watcher = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.watcher.disconnect();
        this.start();
      },
      { rootMargin: "400px" },
    );
    this.watcher.observe(this);
  }

  async start() {
    this.language = this.closest("[lang]").lang.startsWith("zh") ? "zh" : "en";
    this.values = readValues(this.dataset.name);
    this.items = new Map();
    try {
      this.machine = await Machine.load(this.dataset);
    } catch (error) {
      this.tell("load", error);
      return;
    }
    this.listen();
    await this.run();
    slot(this, "controls").disabled = false;
    for (const button of this.querySelectorAll("[data-action]")) button.disabled = false;
    this.dataset.state = "ready";
  }

  listen() {
    this.addEventListener("input", (event) => this.changed(event));
    this.addEventListener("compositionend", (event) => this.changed(event));
    this.addEventListener("focusout", () => this.schedule());
    this.addEventListener("click", (event) => {
      const action = event.target.closest("[data-action]")?.dataset.action;
      if (action === "reset") this.reset();
      if (action === "seed") this.reseed(event.target.closest("[data-key]"));
      if (action === "check") this.check();
    });
  }

  /* A syllable on its way to a Han character is no value yet; its compositionend comes here again. */
  changed(event) {
    const control = event.target.closest("[data-key]");
    if (!control || event.isComposing) return;
    const value = valueOf(control, this.items.get(control.dataset.key));
    if (value === undefined) return;
    this.set(control.dataset.key, value);
  }

  set(key, value) {
    this.values.set(key, value);
    this.schedule();
  }

  reset() {
    this.values.clear();
    this.schedule();
  }

  reseed(control) {
    const [seed] = crypto.getRandomValues(new Uint16Array(1));
    this.set(control.dataset.key, seed + 1);
  }

  /* However fast a slider moves, one run a painted frame. */
  schedule() {
    if (this.scheduled) return;
    this.scheduled = true;
    requestAnimationFrame(() => {
      this.scheduled = false;
      this.run();
    });
  }

  async run() {
    try {
      const { items } = this.machine.run(this.values, this.language);
      this.tell(null);
      this.show(items);
      this.settle(items);
    } catch (error) {
      this.tell("trap", error);
      await this.machine.restart();
    }
  }

  show(items) {
    const blanks = slot(this, "blanks");
    const controls = items.filter((item) => item.key);
    this.items = new Map(controls.map((item) => [item.key, item]));
    showControls(slot(this, "controls"), controls, blanks, `ui-${this.dataset.name}-`);
    showOutput(slot(this, "output"), items.filter((item) => !item.key), blanks);
  }

  /* Once the hand rests: the address, and the sentence for those who do not see the figure. */
  settle(items) {
    clearTimeout(this.settling);
    if (this.dataset.state !== "ready") return;
    this.settling = setTimeout(() => {
      writeValues(this.dataset.name, this.values);
      setText(slot(this, "status"), sentenceOf(items));
    }, QUIET_MS);
  }

  async check() {
    try {
      showChecks(slot(this, "checks"), this.machine.check(this.language).checks);
    } catch (error) {
      this.tell("trap", error);
      await this.machine.restart();
    }
  }

  /* Shows one of the sentences that the template holds, or none. The figure stays as it was. */
  tell(reason, error) {
    if (error) console.warn(`wenda: demo ${this.dataset.name}:`, error);
    for (const message of this.querySelectorAll("[data-message]")) message.hidden = message.dataset.message !== reason;
  }
}
