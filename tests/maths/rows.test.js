// \\[6pt] and the like: 10 pt of TeX are an em; a class says it in tenths of one.
import assert from "node:assert/strict";
import test from "node:test";
import { ours, read, sheets } from "./stage.js";

/** The gaps of all cells in the formula, 0 where a cell has none. */
function gaps(tex) {
  const [{ html, message }] = ours([{ display: true, tex }]);
  assert.equal(message, undefined);
  const cells = read(html).filter(({ tag }) => tag === "mtd");
  return cells.map(({ attributes }) => Number(/maths-gap-(\d+)/.exec(attributes.class)?.[1] ?? 0));
}

for (const [tex, expected] of [
  [String.raw`\begin{matrix} a & b \\[6pt] c & d \end{matrix}`, [6, 6, 0, 0]],
  [String.raw`\begin{pmatrix} a \\[1em] b \\ c \\[2mm] d \end{pmatrix}`, [10, 0, 6, 0]],
  [String.raw`\begin{aligned} a &= b \\[0.5em] c \end{aligned}`, [5, 5, 0, 0]],
  [String.raw`\begin{cases} a \\[-3pt] b \end{cases}`, [0, 0]],
  [String.raw`\begin{array}{c} a \\[10cm] \hline b \end{array}`, [40, 0]],
  [String.raw`\begin{matrix} \begin{matrix} a \\[6pt] b \end{matrix} \\ c \end{matrix}`, [0, 6, 0, 0]],
]) {
  test(tex, () => assert.deepEqual(gaps(tex), expected));
}

test("the sheet has each gap", () => {
  for (let i = 1; i <= 40; i++) assert.ok(sheets.rare.includes(`math .maths-gap-${i} { --gap: ${(i / 10).toFixed(1)}em; }`));
});
