/* The reader's choice of colours: where it is kept, and how the page is told. Bundled once, in scheme.js; others have it from
 * colour-scheme.js. */
import { read, remove, write } from "./storage.js";

const KEY = "scheme";
const SYSTEM = "system";

/** "light", "dark", or "system" when nothing else is kept. */
const savedScheme = () => read(KEY, SYSTEM, (value) => value === "light" || value === "dark");

function saveScheme(scheme) {
  if (scheme === SYSTEM) remove(KEY);
  else write(KEY, scheme);
}

/** Without the attribute the style sheet follows the system; so do the colours of the browser's bar, each with its own query. */
function applyScheme(scheme) {
  const root = document.documentElement;
  const system = scheme === SYSTEM;
  if (system) delete root.dataset.scheme;
  else root.dataset.scheme = scheme;
  for (const colour of document.querySelectorAll("meta[name=theme-color]")) {
    const { scheme: own } = colour.dataset;
    colour.media = system ? `(prefers-color-scheme: ${own})` : own === scheme ? "all" : "not all";
  }
}

self.wendaScheme = { applyScheme, savedScheme, saveScheme };
