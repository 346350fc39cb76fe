/* The reader's marks: for each question "known" or "again", and whether it is a favourite. One record on the device,
 * the same in all languages, for a question's id is. Read anew for each change, so that no tab undoes another's. */
import { MARKS_KEY } from "./record-keys.js";
import { read, write } from "./storage.js";

const KINDS = ["known", "again"];

export const VERSION = 1;

export const isId = (id) => typeof id === "string" && /^[a-z0-9-]{1,80}$/.test(id);

export const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** One question's entry: { mark, favourite, at }, the time in milliseconds. */
export const isEntry = ([id, entry]) =>
  isId(id) &&
  isTable(entry) &&
  Number.isFinite(entry.at) &&
  (entry.mark === undefined || KINDS.includes(entry.mark)) &&
  (entry.favourite === undefined || entry.favourite === true);

export const isRecord = (value) => isTable(value) && value.version === VERSION && isTable(value.questions);

const kept = () => Object.entries(read(MARKS_KEY, { questions: {} }, isRecord).questions);

/** Map of ids to entries: of those on the device that are odd, what is understood. */
export function marks() {
  const known = ([id, entry]) => {
    const { mark, favourite, at } = isTable(entry) ? entry : {};
    return [id, { ...(KINDS.includes(mark) && { mark }), ...(favourite === true && { favourite }), at: Number.isFinite(at) ? at : 0 }];
  };
  return new Map(kept().filter(([id]) => isId(id)).map(known).filter(([, { mark, favourite }]) => mark || favourite));
}

/* An event of the window, for bundles share no variables. */
const CHANGED = "wenda-marks";

/** Calls now, and whenever the marks change, here or in another tab. */
export function followMarks(listener) {
  const tell = () => listener(marks());
  addEventListener(CHANGED, tell);
  addEventListener("storage", tell);
  /* while a page waits for its reader to come back it hears nothing */
  addEventListener("pageshow", ({ persisted }) => persisted && tell());
  tell();
}

export function tellMarks() {
  dispatchEvent(new Event(CHANGED));
}

/** False when they last no longer than the page. An entry of which nothing is understood, as of a later version, stays. */
export function saveMarks(entries) {
  const understood = marks();
  const odd = kept().filter(([id]) => !understood.has(id));
  const lasts = write(MARKS_KEY, { version: VERSION, questions: Object.fromEntries([...odd, ...entries]) });
  tellMarks();
  return lasts;
}

/** Sets `mark` or `favourite` of a question; undefined takes it away. False as above. */
export function changeMark(id, change) {
  const entries = marks();
  const entry = { ...entries.get(id), ...change, at: Date.now() };
  if (entry.mark || entry.favourite) entries.set(id, entry);
  else entries.delete(id);
  return saveMarks(entries);
}
