import { followMarks, isEntry, isRecord, isTable, marks, saveMarks, tellMarks, VERSION } from "./marks.js";
import { MARKS_KEY, TICKS_KEY } from "./record-keys.js";
import { readAside, remove } from "./storage.js";
import { isTicks, saveTicks, ticks } from "./ticks.js";
import { fill } from "./words.js";

const FORMAT = "wenda-marks";

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/* How many questions have a mark or a tick. */
const sizeOf = (...maps) => new Set(maps.flatMap((map) => [...map.keys()])).size;

/* { marks, ticks } of a file that was saved here, or { fault, at }: what is wrong with it, and where. Older files have no
 * `points`: they say nothing of ticks. */
function readBackup(text) {
  const value = parse(text);
  if (value === undefined) return { fault: "json" };
  if (value?.format !== FORMAT) return { fault: "format" };
  if (value.version !== VERSION) return { fault: "version" };
  if (!isRecord(value)) return { fault: "format" };
  if (value.points !== undefined && !isTable(value.points)) return { fault: "format" };
  const entries = Object.entries(value.questions), points = Object.entries(value.points ?? {});
  const wrong = entries.find((entry) => !isEntry(entry)) ?? points.find((entry) => !isTicks(entry));
  return wrong ? { fault: "entry", at: wrong[0] } : { marks: new Map(entries), ticks: value.points && new Map(points) };
}

/* Of two entries of a question the later one stays. */
function merged(all, entries) {
  for (const [id, entry] of entries) {
    if (!(all.get(id)?.at > entry.at)) all.set(id, entry);
  }
  return all;
}

function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `${name}-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** <wenda-backup>: saves marks and ticked points as a file, reads such a file, clears them all. What is there goes only when the
 * reader says so in a dialog. */
export class Backup extends HTMLElement {
  connectedCallback() {
    this.status = this.querySelector("[role=status]");
    this.input = this.querySelector("input[type=file]");
    this.input.addEventListener("change", () => this.take(this.input.files[0]));
    for (const button of this.querySelectorAll("[data-action]")) {
      button.addEventListener("click", () => this[button.dataset.action](button));
    }
    followMarks((all) => this.follow(all));
  }

  follow(all) {
    this.size = sizeOf(all, ticks());
    this.slot("damaged").hidden = readAside(MARKS_KEY) === null;
    for (const button of this.querySelectorAll("[data-needs-marks]")) button.disabled = !this.size;
  }

  slot(name) {
    return this.querySelector(`[data-slot=${name}]`);
  }

  say(name, ...values) {
    this.status.textContent = fill(this.status.dataset[name], ...values);
  }

  export() {
    const record = { format: FORMAT, version: VERSION, questions: Object.fromEntries(marks()), points: Object.fromEntries(ticks()) };
    download(FORMAT, JSON.stringify(record, null, 1));
    this.say("exported", this.size);
  }

  exportDamaged() {
    download(`${FORMAT}-damaged`, readAside(MARKS_KEY));
  }

  async take(file) {
    if (!file) return;
    this.status.textContent = ""; /* what it said was of the file before */
    const { fault, at, ...read } = readBackup(await file.text());
    this.input.value = ""; /* the same file can be chosen again */
    if (fault) return this.say(fault, at);
    this.read = read;
    this.count = sizeOf(read.marks, read.ticks ?? new Map());
    if (!this.size) return this.keep(read.marks, read.ticks);
    this.ask("import", this.count, this.size);
  }

  keep(allMarks, allTicks = ticks()) {
    const kept = saveTicks(allTicks);
    this.say(saveMarks(allMarks) && kept ? "imported" : "unkept", this.count);
  }

  ask(name, ...numbers) {
    const question = this.slot(`${name}-text`);
    question.textContent = fill(question.dataset.text, ...numbers);
    this.slot(name).showModal();
  }

  merge(button) {
    this.cancel(button);
    this.keep(merged(marks(), this.read.marks), merged(ticks(), this.read.ticks ?? []));
  }

  replace(button) {
    this.cancel(button);
    this.keep(this.read.marks, this.read.ticks);
  }

  askClear() {
    this.ask("clear", this.size);
  }

  clear(button) {
    this.cancel(button);
    remove(MARKS_KEY);
    remove(TICKS_KEY);
    tellMarks();
    this.say("cleared");
  }

  cancel(button) {
    button.closest("dialog").close();
  }
}
