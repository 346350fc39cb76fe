/* The values that the reader set, in the page's address, so that a link shows what he saw:
 * ?clipping.max-norm=2.5&clipping.seed=7. Only what he set, and differs from the start, stands there. */

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
  const query = search.toString();
  try {
    history.replaceState(history.state, "", `${query ? `?${query}` : location.pathname}${location.hash}`);
  } catch {
    /* a browser that keeps file:// addresses as they are, or counts too many changes: the demo runs on */
  }
}
