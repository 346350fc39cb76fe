/* What this site keeps on the reader's device, as JSON. Sites of one host that stand under different paths do not meet.
 * Storage may be refused (a private window, a policy) or full: then a value lasts as long as the page. Bundled once, in
 * scheme.js, which every page runs first; others have it from storage.js. */
import { ROOT } from "./site-root.js";

const unkept = new Map();

const nameOf = (key) => `wenda:${ROOT.pathname}:${key}`;
const asideOf = (key) => `${nameOf(key)}:unread`;

function attempt(task, otherwise) {
  try {
    return task();
  } catch {
    return otherwise;
  }
}

/** What is kept, or `fallback`. What cannot be read, or does not fit, is set aside first, for what is written next would
 * replace it. */
function read(key, fallback, fits = () => true) {
  if (unkept.has(key)) return unkept.get(key);
  const text = attempt(() => localStorage.getItem(nameOf(key)), null);
  if (text === null) return fallback;
  const value = attempt(() => JSON.parse(text));
  if (value !== undefined && fits(value)) return value;
  attempt(() => localStorage.setItem(asideOf(key), text));
  return fallback;
}

/** False when it lasts no longer than the page. */
function write(key, value) {
  const kept = attempt(() => (localStorage.setItem(nameOf(key), JSON.stringify(value)), true), false);
  if (kept) unkept.delete(key);
  else unkept.set(key, value);
  return kept;
}

/** The text that could not be read, or null. */
const readAside = (key) => attempt(() => localStorage.getItem(asideOf(key)), null);

/** Forgets what is kept, and what was set aside. */
function remove(key) {
  unkept.delete(key);
  attempt(() => localStorage.removeItem(nameOf(key)));
  attempt(() => localStorage.removeItem(asideOf(key)));
}

self.wendaDevice = { read, write, readAside, remove };
