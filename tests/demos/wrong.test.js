// A programmer's mistakes stop the native program, which says what is at fault by its name.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";
import { program } from "./stage.js";

const run = (...args) => spawnSync(program("lab-wrong"), args, { encoding: "utf8" });

for (const [mistake, told] of [
  [1, "lab: two controls have the same key: 'twice'"],
  [2, "lab: a figure needs a summary: 'Untold'"],
  [3, "lab: the languages take different arguments: '%s of them'"],
  [4, "lab: no lab_say() ends the sentence that a lab_part() began: 'not at its end'"],
]) {
  test(told, () => {
    const { signal, stderr } = run("frame", "en", `mistake=${mistake}`);
    assert.deepEqual([signal, stderr], ["SIGABRT", `${told}\n`]);
  });
}

test("one check is too few", () => {
  const { status, stderr } = run("checks", "en");
  assert.equal(status, 1);
  assert.match(stderr, /lab-wrong: a demo has at least 2 checks, and this one 1\n$/);
});
