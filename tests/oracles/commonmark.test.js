// Our dialect leaves CommonMark alone: its examples give the same with the extensions as without.
import { readFileSync } from "node:fs";
import { test } from "node:test";
import assert from "node:assert/strict";
import { Comparison } from "./compare.js";
import { commonmark, ours } from "./oracle.js";

const root = new URL("../../", import.meta.url);
const spec = readFileSync(new URL("node_modules/commonmark-spec/spec.txt", root), "utf8");
const examples = Array.from(spec.matchAll(/^`{32} example\n([^]*?)^\.\n[^]*?^`{32}$/gm), ([, text]) => text.replaceAll("→", "\t"));

/** Those that use an extension's syntax. */
const addresses = { reason: "an address or e-mail in plain text", numbers: [601, 605, 607, 610, 611] };

const comparison = new Comparison({ left: ours, right: commonmark });

test("the specification has 652 examples", () => assert.equal(examples.length, 652));
examples.forEach((text, i) => {
  const number = i + 1;
  if (!addresses.numbers.includes(number)) test(`example ${number}`, () => comparison.demand([text]));
});
for (const number of addresses.numbers) {
  test(`example ${number} differs: ${addresses.reason}`, () => assert.ok(comparison.differ([examples[number - 1]])[0]));
}
