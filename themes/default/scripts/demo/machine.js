/* A demo's WebAssembly: fetching it, and its four calls. Knows bytes and JSON, nothing of the page.
 * The module imports nothing, so it can reach nothing but its own memory. */

import { loadScript } from "../load-script.js";

const LANGUAGES = ["zh", "en"];

async function bytesOverHttp(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.arrayBuffer();
}

/* From file:// browsers fetch nothing; there the bytes come as a script that leaves them, in base64,
 * in globalThis.wendaDemos under the demo's name. */
async function bytesFromScript(name, url) {
  await loadScript(url);
  return Uint8Array.from(atob(globalThis.wendaDemos[name]), (char) => char.charCodeAt(0));
}

/* One `key=value` a line; what would end a line early is percent-encoded. */
function encode(values) {
  let text = "";
  for (const [key, value] of values) {
    text += `${key}=${String(value).replace(/[%\r\n]/g, encodeURIComponent)}\n`;
  }
  return new TextEncoder().encode(text);
}

export class Machine {
  /** Fetches and compiles. Rejects when that fails. */
  static async load({ name, wasm, wasmScript }) {
    const bytes = await (location.protocol === "file:" ? bytesFromScript(name, wasmScript) : bytesOverHttp(wasm));
    const machine = new Machine();
    machine.module = await WebAssembly.compile(bytes);
    await machine.restart();
    return machine;
  }

  /** Begins anew with clean memory: also the way on after a trap. */
  async restart() {
    this.exports = (await WebAssembly.instantiate(this.module)).exports;
    this.exports._initialize?.();
  }

  /** The frame for these values of controls, a Map, with at most `budget` steps; throws when the demo traps. */
  run(values, language, budget) {
    const bytes = encode([["budget", budget], ...values]);
    if (bytes.length > this.exports.lab_inbox_size()) throw new RangeError("the values do not fit");
    this.view(this.exports.lab_inbox(), bytes.length).set(bytes);
    return this.result(this.exports.lab_run(bytes.length, LANGUAGES.indexOf(language)));
  }

  /** What the demo is checked against, computed here and now. */
  check(language) {
    return this.result(this.exports.lab_run_checks(LANGUAGES.indexOf(language)));
  }

  result(length) {
    if (length < 0) throw new RangeError("the frame does not fit");
    return JSON.parse(new TextDecoder().decode(this.view(this.exports.lab_outbox(), length)));
  }

  /* A fresh view each time: one that is kept would die if memory ever moved. */
  view(address, length) {
    return new Uint8Array(this.exports.memory.buffer, address, length);
  }
}
