/* Loads reader.js with the first sign of a reader, and at once where the address or the device says that there is one. */
import { HOSTS, keepPresses, PRESSES_KEY } from "./early-presses.js";
import { loadScript } from "./load-script.js";
import { MARKS_KEY, TICKS_KEY } from "./record-keys.js";
import { read } from "./storage.js";

const SIGNS = ["pointermove", "pointerdown", "keydown", "focusin", "scroll", "hashchange", "storage", "pageshow"];
const PRESSES = ["click", "change"];
const CONTROLS = `${HOSTS} :is(button, input), .part-show, wenda-languages a`;

const { reader: address } = document.currentScript.dataset;
const root = document.documentElement;
const waiting = [];
const came = new Promise((resolve) => addEventListener("wenda-reader", resolve, { once: true }));
let loading;
let rest = 0; /* until when mere signs ask for nothing, after a failure */

const isHere = () =>
  location.hash || location.search || root.hasAttribute("data-practice") || [MARKS_KEY, TICKS_KEY, PRESSES_KEY].some((key) => read(key));

function takeBack({ control, checked }) {
  if (control.href) location.href = control.href;
  else control.checked = !checked;
  const status = control.closest(HOSTS)?.querySelector("[data-failed]");
  status?.replaceChildren(status.dataset.failed);
}

async function fetchReader() {
  await loadScript(address);
  if (!customElements.get("wenda-toc")) throw new Error(`${address} does not run`);
  await came;
}

/** Resolves when reader.js is at work, or cannot be had, or is late. */
export async function loadReader() {
  loading ??= fetchReader();
  try {
    await Promise.race([loading, new Promise((resolve) => setTimeout(resolve, 8000))]);
  } catch {
    loading = undefined; /* the next press may fare better */
    rest = Date.now() + 5000;
  }
  for (const press of waiting.splice(0).reverse()) takeBack(press);
  if (!customElements.get("wenda-practice")) root.removeAttribute("data-practice"); /* nothing would show what is hidden */
}

function notice({ type }) {
  if (Date.now() > rest && (type !== "pageshow" || isHere())) loadReader();
}

/* A press that nobody heard yet. */
function keep(event) {
  const control = event.target.closest?.(CONTROLS);
  if (!control || (event.type === "change") !== control.matches("input")) return;
  if (control.href && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
  event.preventDefault();
  waiting.push({ control, checked: control.checked });
  loadReader();
}

function repeat({ control, checked }) {
  if (!control.matches("input")) return control.click();
  control.checked = checked;
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

/* reader.js tells that it is there in the same breath, so that no box is seen to change back. */
function handOver() {
  for (const sign of SIGNS) removeEventListener(sign, notice);
  for (const press of PRESSES) removeEventListener(press, keep);
  for (const press of waiting.splice(0)) repeat(press);
}

export function awaitReader() {
  for (const sign of SIGNS) addEventListener(sign, notice, { passive: true });
  for (const press of PRESSES) addEventListener(press, keep);
  addEventListener("pagehide", () => keepPresses(waiting.splice(0)));
  addEventListener("wenda-reader", handOver, { once: true });
  if (isHere()) loadReader();
}
