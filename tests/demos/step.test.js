// Training that goes on: what it shows depends on controls and time alone, however it came there. After n steps the value
// of tests/demos/controls.c is goal * (1 - 2^-n).
import assert from "node:assert/strict";
import test from "node:test";
import { controls, controlsOf } from "./stage.js";

const TRAINING = { view: 1 };

function run(machine, settings) {
  const frame = JSON.parse(machine.frame("en", { ...TRAINING, ...settings }));
  const { value, asked, last } = controlsOf(frame).find(({ kind }) => kind === "step");
  const [steps, reached] = frame.items.find(({ kind }) => kind === "figure").summary.match(/[\d.]+/g).map(Number);
  assert.equal(steps, value);
  return { value, asked, last, reached };
}

const expected = (goal, steps) => Number((goal * (1 - 2 ** -steps)).toPrecision(6));

test("without a word it stands where the demo says", () => {
  assert.deepEqual(run(controls(), {}), { value: 3, asked: 3, last: 2000, reached: 7 });
});

test("a run takes no more steps than it may, the next goes on", () => {
  const machine = controls();
  for (const steps of [4, 8, 10, 10]) {
    assert.deepEqual(run(machine, { steps: 10, budget: 4 }), { value: steps, asked: 10, last: 2000, reached: expected(8, steps) });
  }
  assert.equal(run(machine, { steps: 12, budget: 0 }).value, 10);
});

test("back in time, and another control, begin anew", () => {
  const machine = controls();
  for (const [goal, steps] of [[8, 12], [8, 5], [8, 6], [3, 6], [9, 0], [9, 2], [8, 6], [8, 6]]) {
    const { value, reached } = run(machine, { goal, steps });
    assert.equal(value, steps);
    assert.ok(Math.abs(reached - expected(goal, steps)) < 1e-5, `goal ${goal}, ${steps} steps: ${reached}`);
  }
});

test("another view in between changes nothing", () => {
  const machine = controls();
  run(machine, { steps: 7 });
  machine.frame("en", { view: 0 });
  assert.equal(run(machine, { steps: 8 }).reached, expected(8, 8));
});

test("steps from outside the range, and no steps at all", () => {
  for (const [steps, value] of [["-5", 0], ["1e9", 2000], ["2.9", 2], ["abc", 3], ["", 3], ["nan", 3]]) {
    assert.equal(run(controls(), { steps }).value, value, steps);
  }
});
