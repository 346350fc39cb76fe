// A long formula is cut into runs, each up to an operator, where its line may end; what stays too wide for paper says so.
import assert from "node:assert/strict";
import test from "node:test";
import { ours, read, sheets } from "./stage.js";

const sum = (count, letter = "a") => Array.from({ length: count }, (_, i) => `${letter}_{${i}}`).join("+");

/** The text of each run of the formula; none where it is whole. */
function runs(tex, display = false) {
  const [{ html, message }] = ours([{ display, tex }]);
  assert.equal(message, undefined);
  const texts = [], open = [];
  for (const { tag, end, attributes, text } of read(html.replace(/<annotation.*<\/annotation>/, ""))) {
    if (tag) open.push(attributes.class === "maths-run" ? texts.push("") - 1 : open.at(-1));
    else if (end) open.pop();
    else if (open.at(-1) >= 0) texts[open.at(-1)] += text;
  }
  return texts;
}

for (const [tex, expected] of [
  ["a+b", []],
  ["aaaaaaaaaaaaaaaaaaaa", []],
  ["yyyyyyyyyy=-aaaaa+bbbbb", ["yyyyyyyyyy=", "−aaaaa+", "bbbbb"]],
  [String.raw`aaaaaaaaa,\quad bbbbbbbbb`, ["aaaaaaaaa,", "bbbbbbbbb"]],
  [String.raw`ffffffff(x,y)=\frac{a+b}{c+d}`, ["ffffffff(x,y)=", "a+bc+d"]],
  [String.raw`ffffffffffff\left(x+\frac{a}{b}\right)+cccc`, ["ffffffffffff(x+ab)+", "cccc"]],
]) {
  test(`runs of ${tex}`, () => assert.deepEqual(runs(tex), expected));
}

test("a long list of arguments is cut as well, unless its fences grow with it", () => {
  assert.equal(runs(`f(${sum(30)})`).length, 30);
  assert.deepEqual(runs(String.raw`f\left(${sum(30)}\right)`), []);
});

test("so are the cells of rows under one another", () => {
  assert.equal(runs(String.raw`\begin{aligned} y &= 1 \\ z &= ${sum(30)} \end{aligned}`, true).length, 30);
});

test("in a formula of its own too", () => assert.equal(runs(`y=${sum(30)}`, true).length, 31));

test("an operator at the end of a run is one between two things still", () => {
  const [{ html }] = ours([{ display: false, tex: "yyyyyyyyyy=aaaaa+bbbbb" }]);
  assert.deepEqual(html.match(/<mo form="infix">.<\/mo>/g), ['<mo form="infix">=</mo>', '<mo form="infix">+</mo>']);
});

const sizeOf = (tex) => Number(/^<math[^>]*maths-small-(\d)/.exec(ours([{ display: true, tex }])[0].html)?.[1] ?? 0);

test("what cannot be cut is set smaller on paper, the more the longer it is", () => {
  assert.equal(sizeOf(sum(200)), 0);
  const sizes = [10, 20, 27, 35, 50, 80].map((count) => sizeOf(`\\frac{${sum(count)}}{2}`));
  assert.deepEqual(sizes, [0, 1, 2, 3, 4, 5]);
  assert.equal(sizeOf(String.raw`\begin{aligned} y &= 1 \\ z &= \frac{${sum(35)}}{2} \end{aligned}`), 3);
  for (const size of sizes.filter(Boolean)) assert.ok(sheets.everyday.includes(`math.maths-small-${size} {`));
});
