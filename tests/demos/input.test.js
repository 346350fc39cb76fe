// What comes in from outside, however broken, gives a frame: defaults, or values within their range.
import assert from "node:assert/strict";
import test from "node:test";
import { anySettings, controlsOf, demos, languages, Machine, random } from "./stage.js";

const nonsense = [
  "", "nan", "NaN", "inf", "-inf", "1e999", "-1e999", "1e-999", "0x10", "1,5", " 1", "1 ", "--1", "1e", ".", "-0",
  "99999999999999999999", "-99999999999999999999", "0.30000000000000004", "true", "false", "null", "undefined",
  "%", "%4", "%zz", "%00", "%0A%0A", "%ff%fe", "<script>", "=", "==", "\u202eabc", "👩‍👩‍👧‍👦", "字".repeat(10000),
  "x".repeat(70000), "9".repeat(5000),
];

function isWithin(item) {
  switch (item.kind) {
    case "slider":
      return item.value >= item.min && item.value <= item.max && Number(item.text.replace("−", "-")) === item.value;
    case "choice":
    case "view":
      return Number.isInteger(item.value) && item.value >= 0 && item.value < item.options.length;
    case "toggle":
      return typeof item.value === "boolean";
    case "text":
      // eslint-disable-next-line no-control-regex
      return [...item.value].length <= item.limit && !/[\u0000-\u001f\u007f-\u009f]/.test(item.value);
    case "step":
      return Number.isInteger(item.value) && item.value >= 0 && item.value === item.asked && item.asked <= item.last;
    default:
      return Number.isInteger(item.value) && item.value >= 0 && item.value < 2 ** 32;
  }
}

function check(machine, language, bytes, what) {
  const frame = machine.run(language, bytes);
  assert.notEqual(frame, null, what);
  for (const item of controlsOf(JSON.parse(frame))) assert.ok(isWithin(item), `${what}: ${JSON.stringify(item)}`);
  return frame;
}

const utf8 = (text) => new TextEncoder().encode(text);

for (const demo of demos) {
  const machine = new Machine(demo);

  test(`${demo}: nonsense for each control`, () => {
    for (const { key } of controlsOf(JSON.parse(machine.frame("zh")))) {
      for (const value of nonsense) {
        for (const language of languages) check(machine, language, utf8(`${key}=${value}\n`), `${key}=${value.slice(0, 40)}`);
      }
    }
  });

  test(`${demo}: what is no number leaves the default`, () => {
    const initial = JSON.parse(machine.frame("en"));
    for (const item of controlsOf(initial).filter(({ kind }) => kind !== "text")) {
      for (const value of ["nan", "inf", "", "1,5", "abc", "0x10", "maybe"]) {
        const frame = JSON.parse(machine.frame("en", { [item.key]: value }));
        assert.deepEqual(frame, initial, `${item.key}=${value}`);
      }
    }
  });

  test(`${demo}: a start is what is there when nothing is set`, () => {
    const next = random(7);
    const unset = (settings, { key }) =>
      controlsOf(JSON.parse(machine.frame("en", { ...settings, [key]: "" }))).find((item) => item.key === key);
    let settings = {};
    for (let i = 0; i < 40; i++) {
      const frame = JSON.parse(machine.frame("en", settings));
      for (const item of controlsOf(frame).filter(({ kind }) => kind !== "text")) {
        const alone = unset(settings, item);
        assert.equal(item.start, alone.value, `${item.key}: ${JSON.stringify(settings)}`);
      }
      settings = anySettings(frame, next);
    }
  });

  test(`${demo}: out of range is the end of the range`, () => {
    for (const item of controlsOf(JSON.parse(machine.frame("en"))).filter(({ kind }) => kind === "slider")) {
      const valueFor = (value) =>
        controlsOf(JSON.parse(machine.frame("en", { [item.key]: value }))).find(({ key }) => key === item.key).value;
      assert.equal(valueFor("-1e300"), item.min);
      assert.equal(valueFor("1e300"), item.max);
      assert.equal(valueFor("1e999"), item.max);
    }
  });

  test(`${demo}: unknown keys and lines without a value change nothing`, () => {
    const initial = machine.frame("zh");
    for (const text of ["unknown=1\n", "no value\n", "=\n", "\n\n\n", "seed\n", "=seed=2\n", "seed =2\n", "see=2\n"]) {
      assert.equal(check(machine, "zh", utf8(text), text), initial, text);
    }
  });

  test(`${demo}: random bytes`, () => {
    const next = random(3);
    const keys = controlsOf(JSON.parse(machine.frame("en"))).map(({ key }) => key);
    for (let i = 0; i < 300; i++) {
      const key = utf8(`${keys[Math.floor(next() * keys.length)]}=`);
      const noise = Uint8Array.from({ length: Math.floor(next() * 400) }, () => Math.floor(next() * 256));
      check(machine, "en", Uint8Array.from([...key, ...noise]), `${i}`);
    }
  });

  test(`${demo}: an inbox full to the last byte`, () => {
    const size = machine.exports.lab_inbox_size();
    for (const fill of [0, 10, 0x25, 0x3d, 0xff]) check(machine, "zh", new Uint8Array(size).fill(fill), `${fill}`);
  });

  test(`${demo}: a run leaves nothing behind`, () => {
    const fresh = new Machine(demo).frame("en");
    assert.equal(machine.frame("en"), fresh);
  });
}
