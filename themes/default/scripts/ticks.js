/* The key points that the reader ticked. A point is told by a key of its words, so that it stays ticked wherever it moves to.
 * The words are another language's there: a tick holds a key for each language that it was seen in, and the point's
 * place, which tells it in a language that is new. */
import { isId, isTable } from "./marks.js";
import { read, write } from "./storage.js";

export const TICKS_KEY = "points";

const isTick = (tick) => Number.isInteger(tick?.place) && isTable(tick.keys);

/** A question's entry: { at, ticked: [{ place, keys: { en: "1x7k" } }] }, the time in milliseconds. */
export const isTicks = ([id, entry]) =>
  isId(id) && Number.isFinite(entry?.at) && Array.isArray(entry.ticked) && entry.ticked.every(isTick);

/* Once there were places alone. */
const renewed = ([id, entry]) =>
  [id, Array.isArray(entry) ? { at: 0, ticked: entry.map((place) => ({ place, keys: {} })) } : entry];

/** Map of ids to entries. */
export const ticks = () => new Map(Object.entries(read(TICKS_KEY, {}, isTable)).map(renewed).filter(isTicks));

export const saveTicks = (all) => write(TICKS_KEY, Object.fromEntries(all));

/** Short keys of these texts, no two alike: FNV-1a of all that is no space. */
export function keysOf(texts) {
  const keys = [];
  for (const text of texts) {
    let hash = 0x811c9dc5;
    for (const sign of text.replace(/\s/g, "")) hash = Math.imul(hash ^ sign.codePointAt(), 0x01000193);
    let key = (hash >>> 0).toString(36);
    while (keys.includes(key)) key += "+";
    keys.push(key);
  }
  return keys;
}
