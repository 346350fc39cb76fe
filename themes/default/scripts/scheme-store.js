/* The reader's choice of colours: where it is kept, and how the page is told. */
import { read, remove, write } from "./storage.js";

const KEY = "scheme";
const SYSTEM = "system";

/** "light", "dark", or "system" when nothing else is kept. */
export const savedScheme = () => read(KEY, SYSTEM, (value) => value === "light" || value === "dark");

export function saveScheme(scheme) {
  if (scheme === SYSTEM) remove(KEY);
  else write(KEY, scheme);
}

/** Without the attribute the style sheet follows the system; so do the colours of the browser's bar, each with its own query. */
export function applyScheme(scheme) {
  const root = document.documentElement;
  const system = scheme === SYSTEM;
  if (system) delete root.dataset.scheme;
  else root.dataset.scheme = scheme;
  for (const colour of document.querySelectorAll("meta[name=theme-color]")) {
    const { scheme: own } = colour.dataset;
    colour.media = system ? `(prefers-color-scheme: ${own})` : own === scheme ? "all" : "not all";
  }
}
