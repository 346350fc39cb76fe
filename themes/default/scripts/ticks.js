/* The key points that the reader ticked. A point is told by a key of its words, so that it stays ticked wherever it moves to.
 * The words are another language's there: a tick holds a key for each language that it was seen in, and the point's
 * place, which tells it in a language that is new. */
import { isId, isTable } from "./marks.js";
import { TICKS_KEY } from "./record-keys.js";
import { read, write } from "./storage.js";

const isTick = (tick) => Number.isInteger(tick?.place) && isTable(tick.keys);

/** A question's entry: { at, ticked: [{ place, keys: { en: "1x7k" } }] }, the time in milliseconds. */
export const isTicks = ([id, entry]) =>
  isId(id) && Number.isFinite(entry?.at) && Array.isArray(entry.ticked) && entry.ticked.every(isTick);

/* Once there were places alone. */
const renewed = (entry) => (Array.isArray(entry) ? { at: 0, ticked: entry.map((place) => ({ place, keys: {} })) } : entry);

const kept = () => Object.entries(read(TICKS_KEY, {}, isTable));

/** Map of ids to entries: of those on the device that are odd, what is understood. */
export function ticks() {
  const known = ([id, entry]) => {
    const { at, ticked } = renewed(entry) ?? {};
    return [id, { at: Number.isFinite(at) ? at : 0, ticked: Array.isArray(ticked) ? ticked.filter(isTick) : [] }];
  };
  return new Map(kept().filter(([id]) => isId(id)).map(known).filter(([, { ticked }]) => ticked.length));
}

/** False when they last no longer than the page. An entry of which nothing is understood stays. */
export function saveTicks(all) {
  const understood = ticks();
  return write(TICKS_KEY, Object.fromEntries([...kept().filter(([id]) => !understood.has(id)), ...all]));
}

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
