// The same C gives the same bytes natively and in WebAssembly, whatever the controls say.
import assert from "node:assert/strict";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { anySettings, demos, languages, Machine, native, nativeFrame, product, random } from "./stage.js";

const SETTINGS = 50;
const LARGEST = 20 * 1024;

for (const demo of demos) {
  test(`${demo}: the machine can reach nothing but its own memory`, () => {
    const { module, exports } = new Machine(demo);
    assert.deepEqual(WebAssembly.Module.imports(module), []);
    for (const name of ["lab_inbox", "lab_inbox_size", "lab_outbox", "lab_run", "lab_run_checks"]) {
      assert.equal(typeof exports[name], "function", name);
    }
    assert.throws(() => exports.memory.grow(1), RangeError);
  });

  test(`${demo}: at most ${LARGEST} bytes when compressed`, () => {
    const size = gzipSync(product(demo, `${demo}.wasm`), { level: 9 }).length;
    assert.ok(size <= LARGEST, `${size} bytes`);
  });

  for (const language of languages) {
    test(`${demo}: first frame, ${language}`, () => {
      const built = product(demo, `frame.${language}.json`).toString().trimEnd();
      assert.equal(new Machine(demo).frame(language), built);
      assert.equal(nativeFrame(demo, language), built);
    });

    test(`${demo}: checks, ${language}`, () => {
      const built = product(demo, `checks.${language}.json`).toString().trimEnd();
      // The WebAssembly computes the numbers; the words are in the page.
      const numbers = built.replace(/,"reference":"(?:[^"\\]|\\.)*","url":"[^"]*","name":"(?:[^"\\]|\\.)*"/g, "");
      assert.equal(new Machine(demo).checks(language), numbers);
      assert.equal(native(demo, "checks", language).trimEnd(), built);
      const { checks } = JSON.parse(built);
      assert.ok(checks.length >= 2);
      for (const check of checks) assert.equal(check.pass, true, check.name);
    });

    test(`${demo}: ${SETTINGS} settings, ${language}`, () => {
      const machine = new Machine(demo);
      const next = random(language === "zh" ? 1 : 2);
      let frame = machine.frame(language);
      for (let i = 0; i < SETTINGS; i++) {
        const settings = anySettings(JSON.parse(frame), next);
        frame = machine.frame(language, settings);
        assert.notEqual(frame, null, JSON.stringify(settings));
        assert.equal(frame, nativeFrame(demo, language, settings), JSON.stringify(settings));
      }
    });
  }
}
