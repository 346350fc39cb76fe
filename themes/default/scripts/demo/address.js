/* The values that the reader set, in the page's address, so that a link shows what he saw:
 * ?clipping.max-norm=2.5&clipping.seed=7. Only what he set, and differs from the start, stands there. */
import { replaceQuery } from "../query.js";

export function readValues(name) {
  const prefix = `${name}.`;
  const values = new Map();
  for (const [key, value] of new URLSearchParams(location.search)) {
    if (key.startsWith(prefix)) values.set(key.slice(prefix.length), value);
  }
  return values;
}

export function writeValues(name, values) {
  const search = new URLSearchParams(location.search);
  for (const key of [...search.keys()]) {
    if (key.startsWith(`${name}.`)) search.delete(key);
  }
  for (const [key, value] of values) search.set(`${name}.${key}`, value);
  replaceQuery(search);
}
