// The list of differences is true.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Comparison } from "./compare.js";
import { differences } from "./differences.js";
import { cjkFriendly, cmarkGfm, ours } from "./oracle.js";

const oracles = { "cmark-gfm": cmarkGfm, micromark: cjkFriendly };

test("each difference says where, on what and why", () => {
  for (const { oracle, input, reason } of differences) assert.ok(oracles[oracle] && input && reason, JSON.stringify(input));
});
for (const { oracle, input, reason, where, instead } of differences) {
  const comparison = new Comparison({ left: ours, right: oracles[oracle] });
  test(`differs from ${oracle}: ${reason}`, () => assert.ok(comparison.differ([input])[0], JSON.stringify(input)));
  if (where) test(`without that it agrees: ${reason}`, () => comparison.demand([input.replace(where, instead)]));
}
