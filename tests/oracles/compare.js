// Compares two renderers over many texts, and shows of what differs a small version.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { normal } from "./normal.js";
import { broken, document } from "./random.js";
import { shrink } from "./shrink.js";

const SHOWN = 5;
const COUNT = Number(process.env.ORACLE_CASES ?? 80);
const SEED = Number(process.env.ORACLE_SEED ?? 1);

/** The cases of a page: `@@ name` on a line of its own opens one. */
export function cases(name) {
  const page = readFileSync(new URL(`inputs/${name}.txt`, import.meta.url), "utf8");
  return page.split(/^@@ /m).slice(1).map((part) => {
    const end = part.indexOf("\n");
    return { name: part.slice(0, end), text: part.slice(end + 1).replaceAll("→", "\t").replaceAll("␣", " ") };
  });
}

/** `left`, `right`: from texts to HTML; `leaveOut` tells of each text whether it is no fair question. */
export class Comparison {
  constructor({ left, right, leaveOut = (texts) => texts.map(() => false) }) {
    Object.assign(this, { left, right, leaveOut });
  }

  /** Of each text, whether the two differ in it. */
  differ(texts) {
    const left = this.left(texts);
    const right = this.right(texts);
    return texts.map((_, i) => normal(left[i]) !== normal(right[i]));
  }

  failing(texts) {
    const differ = this.differ(texts);
    const asked = texts.filter((_, i) => differ[i]);
    const out = this.leaveOut(asked);
    const unfair = new Set(asked.filter((_, i) => out[i]));
    return texts.map((text, i) => differ[i] && !unfair.has(text));
  }

  show(text) {
    const [left] = this.left([text]);
    const [right] = this.right([text]);
    return `input:\n${text}\n(${JSON.stringify(text)})\nours:\n${normal(left)}\ntheirs:\n${normal(right)}\n`;
  }

  /** Fails with the first texts that differ, each made small. */
  demand(texts) {
    const failing = this.failing(texts);
    const bad = texts.filter((_, i) => failing[i]);
    if (bad.length === 0) return;
    const shortest = bad.sort((a, b) => a.length - b.length).slice(0, SHOWN);
    const small = new Set(shortest.map((text) => shrink(text, (list) => this.failing(list))));
    const shown = [...small].map((text) => this.show(text));
    throw new Error(`${bad.length} of ${texts.length} texts differ, among them\n\n${shown.join("\n")}`);
  }

  /** One test for each written case of the page; none is left out. */
  testPage(page) {
    for (const { name, text } of cases(page)) {
      test(`${page}: ${name}`, () => assert.ok(!this.differ([text])[0], this.show(text)));
    }
  }

  /** Generated texts with these extensions, whole and broken; another seed gives others. */
  testGenerated(name, extensions) {
    const texts = Array.from({ length: COUNT }, (_, i) => document(SEED * 1e6 + i, extensions));
    test(`${name}: ${COUNT} generated texts`, () => this.demand(texts));
    test(`${name}: the same, broken`, () => this.demand(texts.map((text, i) => broken(i, text))));
  }
}
