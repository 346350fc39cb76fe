/* What stands between a mistake of ours and whoever writes a page to make use of it: asked of the program as it was built. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { BUILD } from "./stage.js";

const PROGRAM = `${BUILD}/bin/wenda`;
const read = (...options) => execFileSync("readelf", ["-W", ...options, PROGRAM], { encoding: "utf8", maxBuffer: 1 << 28 });

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

test("functions begin where calls may lead to", { skip: !/X86-64/.test(read("-h")) && "this is how it looks on x86-64" }, () => {
  for (const name of ["main", "page_read", "tree_sitter_python_external_scanner_scan"]) {
    const code = execFileSync("objdump", ["-d", "--no-show-raw-insn", `--disassemble=${name}`, PROGRAM], { encoding: "utf8" });
    assert.match(code, new RegExp(`<${name}>:\n\\s*[0-9a-f]+:\\s+endbr64`));
  }
});

test("each file of the program is compiled so", () => {
  const own = JSON.parse(readFileSync(`${BUILD}/compile_commands.json`, "utf8")).filter(({ output, command }) =>
    /wenda(?:_core)?\.dir/.test(output ?? command));
  assert.ok(own.length > 200, `${own.length} files`);
  for (const { file, command } of own) {
    for (const option of ["-D_FORTIFY_SOURCE=3", "-fstack-protector-strong", "-fstack-clash-protection"])
      assert.ok(command.includes(option), `${file}: ${option}`);
  }
});
