// What the demos' sentences say, where a number alone would mislead; and how texts are set.
import assert from "node:assert/strict";
import test from "node:test";
import { anySettings, demos, languages, Machine, product, random } from "./stage.js";
import { having, parse } from "./svg.js";

const frameOf = (machine, settings, language = "en") => JSON.parse(machine.frame(language, settings));
const sentences = ({ items }) => items.filter(({ kind }) => kind === "say").map(({ text }) => text);
const figure = ({ items }) => items.find(({ kind }) => kind === "figure");

/** All strings in a value out of JSON, but those of controls of text, which are the reader's. */
function stringsIn(value) {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object" || value.kind === "text") return [];
  return Object.entries(value).flatMap(([key, part]) => (key === "set" || key === "url" ? [] : stringsIn(part)));
}

for (const demo of demos) {
  test(`${demo}: exponents are raised, and a minus is no hyphen`, () => {
    const machine = new Machine(demo);
    for (const language of languages) {
      const words = ["checks", "tour"].map((part) => JSON.parse(product(demo, `${part}.${language}.json`)));
      const next = random(5);
      const frames = [frameOf(machine, {}, language)];
      for (let i = 0; i < 30; i++) {
        const { sentence: _, ...settings } = anySettings(frames.at(-1), next);
        frames.push(frameOf(machine, settings, language));
      }
      for (const text of stringsIn([words, frames])) {
        assert.doesNotMatch(text, /\^/);
        assert.doesNotMatch(text.replace(/<[^>]*>/g, ""), /(^|[\s\[(=])-[\d.∞]/);
      }
    }
  });
}

test("attention: a token that comes twice is tied with itself while positions are not told", () => {
  const machine = new Machine("attention");
  for (let token = 0; token < 7; token++) {
    for (let head = 1; head <= 4; head++) {
      const { summary } = figure(frameOf(machine, { token, head }));
      const [, favourite, tie] = summary.match(/looks most at “([^”]*)”( \(tied with 1 more\))?: weight/);
      assert.equal(Boolean(tie), favourite.endsWith("₁"), summary);
      assert.ok(!favourite.endsWith("₂"), summary);
    }
  }
  assert.doesNotMatch(figure(frameOf(machine, { positions: 1 })).summary, /tied/);
  assert.match(figure(frameOf(machine, {}, "zh")).summary, /最看重“.₁”（与另外 1 个并列）：权重/);
});

test("attention: the order of words is felt where positions or a mask tell it, and nowhere else", () => {
  const machine = new Machine("attention");
  const said = (settings) => sentences(frameOf(machine, settings))[0];
  assert.match(said({}), /^In reverse order, the outputs stay the same \(rounding: at most (0|\d(\.\d)?×10⁻¹\d)\)\.$/);
  for (const settings of [{ positions: 1 }, { positions: 2 }, { mask: 1 }]) {
    const change = said(settings).match(/^In reverse order, the outputs change by at most ([\d.]+)\.$/);
    assert.ok(Number(change?.[1]) > 0, said(settings));
  }
});

test("dropout: each unit that is on shows its number", () => {
  const machine = new Machine("dropout");
  for (const settings of [{}, { "drop-probability-p": 0 }, { "drop-probability-p": 0.8 }]) {
    const nodes = parse(figure(frameOf(machine, settings)).svg);
    const off = having(nodes, "lab-unit").filter(({ attributes }) => attributes.class.includes("lab-off"));
    const numbers = having(nodes, "lab-on-unit").map(({ text }) => text);
    assert.equal(numbers.length, 12 - off.length);
    for (const number of numbers) assert.match(number, /^−?[\d.]+$/);
  }
});

test("gradient_clipping: the power of w in the sentence is that of the sequence", () => {
  const machine = new Machine("gradient_clipping");
  for (const [length, power] of [[2, "¹"], [12, "¹¹"]]) {
    assert.match(sentences(frameOf(machine, { view: 1, "sequence-length": length })).at(-1), new RegExp(`dy/dx = w${power} = `));
  }
});
