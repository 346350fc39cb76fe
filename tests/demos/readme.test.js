// The demos that the READMEs show as examples: a reader who copies one has a demo that builds and passes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";
import { root } from "./stage.js";

/** [name, text] of each block of C that begins with a comment with the name of its file. */
const filesOf = (text) => Array.from(text.matchAll(/^```c\n(\/\* (\w+\.[ch])\b[^]*?)^```$/gm), ([, text, name]) => [name, text]);

/** As demos/CMakeLists.txt compiles a demo, with the warnings of its WebAssembly. */
function compile(folder, sources) {
  const demos = path.join(root, "demos");
  const lab = readdirSync(path.join(demos, "lab"))
    .filter((file) => file.endsWith(".c"))
    .map((file) => path.join(demos, "lab", file));
  const flags = ["-std=c17", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-ffp-contract=off", "-I", demos, "-I", folder];
  const program = path.join(folder, "demo");
  execFileSync("cc", [...flags, ...sources, ...lab, "-lm", "-o", program]);
  return program;
}

for (const [readme, name] of [
  ["README.md", "softmax"],
  ["README.zh-CN.md", "softmax"],
  ["demos/README.md", "random_walk"],
]) {
  test(`${readme}: the example builds, and its checks and tour pass`, (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), "wenda-readme-"));
    t.after(() => rmSync(folder, { recursive: true }));
    mkdirSync(path.join(folder, name));
    const files = filesOf(readFileSync(path.join(root, readme), "utf8"));
    for (const [file, text] of files) writeFileSync(path.join(folder, name, file), text);
    const sources = files.map(([file]) => path.join(folder, name, file)).filter((file) => file.endsWith(".c"));
    const program = compile(folder, sources);
    for (const verb of ["frame", "checks", "tour"]) assert.ok(execFileSync(program, [verb, "en"], { encoding: "utf8" }), verb);
  });
}
