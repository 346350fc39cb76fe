// What the tests of the demos share: where things are, running a demo natively and in WebAssembly.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
export const build = process.env.WENDA_BUILD ?? path.join(root, "build");
const built = path.join(build, "share/wenda/demos");

export const languages = ["zh", "en"];
export const demos = readdirSync(built).sort();
export const readme = readFileSync(path.join(root, "demos/README.md"), "utf8");

export const product = (demo, file) => readFileSync(path.join(built, demo, file));

/** The demo that only the tests know, tests/demos/controls.c. */
export const controls = () => new Machine("controls", readFileSync(path.join(build, "demos/tests/controls/controls.wasm")));

/** Where a native program is. */
export const program = (name) => path.join(build, "demos/native", name);

/** Standard output of a native program; fails when its exit code is not 0. */
export function native(name, ...args) {
  return execFileSync(program(name), args, { encoding: "utf8", maxBuffer: 1 << 24 });
}

/** The frame as the native program makes it with settings like { "max-norm": "2" }. */
export function nativeFrame(demo, language, settings = {}) {
  const args = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
  return native(demo, "frame", language, ...args).replace(/\n$/, "");
}

/** A demo in WebAssembly. `bytes` go into the inbox as they are; the result is text, or null for -1. */
export class Machine {
  constructor(demo, bytes = product(demo, `${demo}.wasm`)) {
    this.module = new WebAssembly.Module(bytes);
    this.exports = new WebAssembly.Instance(this.module, {}).exports;
  }

  result(length) {
    if (length < 0) return null;
    const bytes = new Uint8Array(this.exports.memory.buffer, this.exports.lab_outbox(), length);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  }

  run(language, bytes = new Uint8Array()) {
    const size = Math.min(bytes.length, this.exports.lab_inbox_size());
    new Uint8Array(this.exports.memory.buffer, this.exports.lab_inbox(), size).set(bytes.subarray(0, size));
    return this.result(this.exports.lab_run(bytes.length, languages.indexOf(language)));
  }

  frame(language, settings = {}) {
    const encode = (value) => String(value).replaceAll("%", "%25").replaceAll("\n", "%0A");
    const lines = Object.entries(settings).map(([key, value]) => `${key}=${encode(value)}\n`);
    return this.run(language, new TextEncoder().encode(lines.join("")));
  }

  checks(language) {
    return this.result(this.exports.lab_run_checks(languages.indexOf(language)));
  }
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const words = ["我", "猫 坐 在", "attention is all", "🙂", "م", "a%b", 'q"<&>\\', "", "the cat sat on the mat", "%25"];

/** A value that a reader could choose for a control of the frame. */
export function anyValue(item, next) {
  const t = next();
  switch (item.kind) {
    case "slider":
      return item.scale === "log" ? item.min * (item.max / item.min) ** t : item.min + (item.max - item.min) * t;
    case "choice":
    case "view":
      return Math.floor(t * item.options.length);
    case "step":
      return Math.floor(t * item.last);
    case "toggle":
      return t < 0.5 ? 0 : 1;
    case "text":
      return words[Math.floor(t * words.length)];
    default:
      return Math.floor(t * 1000);
  }
}

export const controlsOf = (frame) => frame.items.filter((item) => "key" in item);

export function anySettings(frame, next) {
  return Object.fromEntries(controlsOf(frame).map((item) => [item.key, anyValue(item, next)]));
}

/** Every kind of figure, tests/demos/gallery.c. */
export const gallery = () => new Machine("lab-gallery", readFileSync(path.join(build, "demos/wasm/lab-gallery.wasm")));

/** Where a file of this folder is. */
export const here = (...names) => path.join(root, "tests/demos", ...names);

/** A file of the theme. */
export const style = (name) => readFileSync(path.join(root, "themes/default/styles", name), "utf8");
