/* What the reader searched for last, on the device; the last one first. */
import { read, remove, write } from "../storage.js";

const KEY = "searches";
const KEPT = 8;
const LENGTH = 100; /* a longer text is pasted, not asked again */

const fits = (value) => Array.isArray(value) && value.every((text) => typeof text === "string");

export const recentSearches = () => read(KEY, [], fits).slice(0, KEPT);

export function rememberSearch(text) {
  if (!text || text.length > LENGTH) return;
  write(KEY, [text, ...recentSearches().filter((other) => other !== text)].slice(0, KEPT));
}

export const forgetSearches = () => remove(KEY);
