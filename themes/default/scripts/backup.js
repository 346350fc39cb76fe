import { followMarks, isEntry, isRecord, marks, MARKS_KEY, saveMarks, tellMarks, VERSION } from "./marks.js";
import { readAside, remove } from "./storage.js";
import { fill } from "./words.js";

const FORMAT = "wenda-marks";

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/* { entries } of a file that was saved here, or { fault, at }: what is wrong with it, and where. */
function readBackup(text) {
  const value = parse(text);
  if (value === undefined) return { fault: "json" };
  if (value?.format !== FORMAT) return { fault: "format" };
  if (value.version !== VERSION) return { fault: "version" };
  if (!isRecord(value)) return { fault: "format" };
  const entries = Object.entries(value.questions);
  const wrong = entries.find((entry) => !isEntry(entry));
  return wrong ? { fault: "entry", at: wrong[0] } : { entries };
}

/* Of two marks of a question the later one stays. */
function merged(entries) {
  const all = marks();
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

/** <wenda-backup>: saves the marks as a file, reads such a file, clears all marks. What is there goes only when the
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
    this.size = all.size;
    this.slot("damaged").hidden = readAside(MARKS_KEY) === null;
    for (const button of this.querySelectorAll("[data-needs-marks]")) button.disabled = !all.size;
  }

  slot(name) {
    return this.querySelector(`[data-slot=${name}]`);
  }

  say(name, ...values) {
    this.status.textContent = fill(this.status.dataset[name], ...values);
  }

  export() {
    const record = { format: FORMAT, version: VERSION, questions: Object.fromEntries(marks()) };
    download(FORMAT, JSON.stringify(record, null, 1));
    this.say("exported", this.size);
  }

  exportDamaged() {
    download(`${FORMAT}-damaged`, readAside(MARKS_KEY));
  }

  async take(file) {
    if (!file) return;
    this.status.textContent = ""; /* what it said was of the file before */
    const { entries, fault, at } = readBackup(await file.text());
    this.input.value = ""; /* the same file can be chosen again */
    if (fault) return this.say(fault, at);
    this.entries = entries;
    if (!this.size) return this.keep(new Map(entries));
    this.ask("import", entries.length, this.size);
  }

  keep(all) {
    const kept = saveMarks(all);
    this.say(kept ? "imported" : "unkept", this.entries.length);
  }

  ask(name, ...numbers) {
    const question = this.slot(`${name}-text`);
    question.textContent = fill(question.dataset.text, ...numbers);
    this.slot(name).showModal();
  }

  merge(button) {
    this.cancel(button);
    this.keep(merged(this.entries));
  }

  replace(button) {
    this.cancel(button);
    this.keep(new Map(this.entries));
  }

  askClear() {
    this.ask("clear", this.size);
  }

  clear(button) {
    this.cancel(button);
    remove(MARKS_KEY);
    tellMarks();
    this.say("cleared");
  }

  cancel(button) {
    button.closest("dialog").close();
  }
}
