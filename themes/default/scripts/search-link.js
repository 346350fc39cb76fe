/* Opens search. All of it but this is loaded when it is wanted first. */
import { loadReader } from "./first-sign.js";
import { loadScript } from "./load-script.js";
import { loadSearchData, searchAddress } from "./search-data.js";

const TYPING = "input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]";
const OTHER_DIALOG = "dialog[open]:not(#ui-search)";

const field = () => document.getElementById("ui-search-field");

async function loadBundle() {
  await loadSearchData();
  await loadScript(searchAddress("script"));
}

let loading;

function load() {
  loading ??= loadBundle().catch((error) => {
    loading = undefined; /* the next time may fare better */
    throw error;
  });
  return loading;
}

async function begin() {
  const finder = field().closest("wenda-finder");
  const failed = finder.querySelector(".search-failed");
  failed.hidden = true;
  finder.toggleAttribute("data-busy", true);
  try {
    await load();
  } catch {
    failed.hidden = false;
  }
  finder.toggleAttribute("data-busy", false);
}

/* Unseen until its sheet is there, so that it does not jump; no key is lost meanwhile. */
async function show(dialog) {
  dialog.style.opacity = 0;
  dialog.showModal();
  await Promise.race([loadReader(), new Promise((resolve) => setTimeout(resolve, 1000))]);
  dialog.style.opacity = "";
}

/* False on a page without a field, of a theme that has none. */
function open() {
  if (!field()) return false;
  const dialog = field().closest("dialog");
  if (dialog && !dialog.open) show(dialog);
  field().focus();
  field().select();
  begin();
  return true;
}

/** <wenda-search>: around a link to the page of search, which opens the dialog in its place. */
export class SearchLink extends HTMLElement {
  connectedCallback() {
    this.addEventListener("pointerenter", () => load().catch(() => {}), { once: true });
    this.addEventListener("click", (event) => {
      if (!(event.ctrlKey || event.metaKey || event.shiftKey) && open()) event.preventDefault();
    });
  }
}

/* "/" while nothing is typed elsewhere, Ctrl-K and Cmd-K anywhere. */
function asks({ key, target, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey) return false;
  if (ctrlKey !== metaKey) return key.toLowerCase() === "k" && !shiftKey;
  return key === "/" && !target.closest?.(TYPING);
}

function press(event) {
  if (event.isComposing || event.defaultPrevented || !asks(event)) return;
  if (!document.querySelector(OTHER_DIALOG) && open()) event.preventDefault();
}

/* Beside the dialog, and on its button, a press closes it; Escape is the browser's. */
function watch(dialog) {
  dialog?.addEventListener("click", ({ target }) => {
    if (target === dialog || target.closest(".search-close")) dialog.close();
  });
}

/* Enter may come before there is an answer: then what answers acts on it (search/finder.js). Any other key takes it back. */
function noteEnter({ key, isComposing, keyCode, ctrlKey, metaKey, shiftKey }) {
  const isEnter = key === "Enter" && !isComposing && keyCode !== 229 && !(ctrlKey || metaKey || shiftKey);
  field().closest("wenda-finder").toggleAttribute("data-enter", isEnter);
}

/** Once a page: the keys, and the field, which waits in a dialog or stands in the page of search. */
export function startSearch() {
  document.addEventListener("keydown", press);
  if (!field()) return;
  const dialog = field().closest("dialog");
  watch(dialog);
  field().addEventListener("keydown", noteEnter);
  field().closest("wenda-finder").querySelector(".search-retry").addEventListener("click", begin);
  if (!dialog) begin();
}
