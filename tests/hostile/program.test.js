/* What stands between a mistake of ours and whoever writes a page to make use of it: asked of the program as it was built. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { BUILD } from "./stage.js";

const read = (...options) => execFileSync("readelf", ["-W", ...options, `${BUILD}/bin/wenda`], { encoding: "utf8", maxBuffer: 1 << 28 });

test("the program lies at another address each time", () => {
  assert.match(read("-h"), /Type:\s+DYN/);
  assert.match(read("-d"), /FLAGS_1.*\bPIE\b/);
});

test("where its library functions are is read-only before it begins", () => {
  assert.match(read("-l"), /GNU_RELRO/);
  assert.match(read("-d"), /FLAGS_1.*\bNOW\b/);
});

test("nothing that is written to is run", () => {
  assert.match(read("-l"), /GNU_STACK\s+\S+ \S+ \S+ \S+ \S+ RW\s/);
  assert.doesNotMatch(read("-l"), /LOAD\s+\S+ \S+ \S+ \S+ \S+ RWE/);
});

test("a stack or a buffer that is overrun ends the program", () => {
  const symbols = read("-s", "--dyn-syms");
  assert.match(symbols, /__stack_chk_fail/);
  assert.match(symbols, /__(memcpy|snprintf|vsnprintf|read|printf|fprintf)_chk/);
});
