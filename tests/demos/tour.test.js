// The words around a demo: a tour whose every step sets controls that are there to values that they take, and a
// question whose answer can be seen; checks that say what they are compared with.
import assert from "node:assert/strict";
import test from "node:test";
import { controlsOf, demos, languages, Machine, native, product } from "./stage.js";

const read = (demo, part, language) => JSON.parse(product(demo, `${part}.${language}.json`));
const settingsOf = (lines) => Object.fromEntries(lines.split("\n").filter(Boolean).map((line) => line.split(/=(.*)/s)));

/** The frame with these settings; each of them must have become the value of a control. */
function frameOf(machine, lines) {
  const settings = settingsOf(lines);
  const frame = machine.frame("en", settings);
  assert.notEqual(frame, null, lines);
  const controls = new Map(controlsOf(JSON.parse(frame)).map((item) => [item.key, item]));
  for (const [key, value] of Object.entries(settings)) {
    const item = controls.get(key);
    assert.ok(item, `no control has the key ${key}: ${lines}`);
    if (item.kind === "text") assert.equal(item.value, value);
    else assert.equal(Number(item.value), Number(value), `${key}=${value} became ${item.value}`);
  }
  return frame;
}

test("a tour that sets what is not there fails, and says what", () => {
  assert.throws(
    () => native("lab-gallery", "tour", "en"),
    (error) => error.status === 1 && /step 2 of the tour sets 'scael', but no control has that key/.test(error.stderr),
  );
});

for (const demo of demos) {
  const machine = new Machine(demo);
  const start = machine.frame("en");

  test(`${demo}: the tour`, () => {
    const [zh, en] = languages.map((language) => read(demo, "tour", language));
    assert.ok(en.steps.length >= 3 && en.steps.length <= 5, `${en.steps.length} steps`);
    assert.deepEqual(zh.steps.map(({ set }) => set), en.steps.map(({ set }) => set));
    const frames = en.steps.map(({ set }) => frameOf(machine, set));
    assert.equal(new Set(frames).size, frames.length, "two steps show the same");
    for (const { text } of zh.steps) assert.match(text, /[\u4e00-\u9fff]/);
    for (const { text } of en.steps) assert.doesNotMatch(text, /[\u4e00-\u9fff]{6}/);
  });

  test(`${demo}: the question`, () => {
    const [zh, en] = languages.map((language) => read(demo, "tour", language).guess);
    assert.ok(en.options.length >= 2 && en.right < en.options.length && en.options.length === zh.options.length);
    assert.equal(zh.right, en.right);
    assert.equal(new Set(en.options).size, en.options.length);
    assert.notEqual(frameOf(machine, en.set), start, "the answer shows nothing new");
    for (const text of [zh.question, en.question, zh.because, en.because]) assert.ok(text.length > 5);
  });

  test(`${demo}: each check has a reference`, () => {
    for (const language of languages) {
      const { checks } = read(demo, "checks", language);
      for (const { reference, url, name } of checks) {
        assert.ok(reference && name);
        assert.match(url, /^$|^https:\/\//);
      }
      assert.ok(checks.some(({ url }) => url), "none of them can be looked up");
      assert.equal(new Set(checks.map(({ reference, name }) => `${reference}: ${name}`)).size, checks.length);
    }
  });
}
