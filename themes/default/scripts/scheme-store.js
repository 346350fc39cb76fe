/* The reader's choice of colours: where it is kept, and how the page is told. Storage may be refused
 * (a private window, a policy); then the choice lasts as long as the page. */

const KEY = "wenda-scheme";

/** "light", "dark", or "system" when nothing else is kept. */
export function savedScheme() {
  try {
    const saved = localStorage.getItem(KEY);
    return saved === "light" || saved === "dark" ? saved : "system";
  } catch {
    return "system";
  }
}

export function saveScheme(scheme) {
  try {
    if (scheme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, scheme);
  } catch {
    /* refused: nothing is kept */
  }
}

/** Without the attribute the style sheet follows the system; so do the colours of the browser's bar, each with its own query. */
export function applyScheme(scheme) {
  const root = document.documentElement;
  const system = scheme === "system";
  if (system) delete root.dataset.scheme;
  else root.dataset.scheme = scheme;
  for (const colour of document.querySelectorAll("meta[name=theme-color]")) {
    const { scheme: own } = colour.dataset;
    colour.media = system ? `(prefers-color-scheme: ${own})` : own === scheme ? "all" : "not all";
  }
}
