// What `wenda new demo` makes: it is in the list of demos, compiles as strictly as the others, and is whole.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { build, languages, root } from "./stage.js";

const name = "falling_cat";

/** A copy of the project's demos, for the test alone. */
function copy(t) {
  mkdirSync(path.join(build, "tests"), { recursive: true });
  const project = mkdtempSync(path.join(build, "tests/new-demo-"));
  t.after(() => rmSync(project, { recursive: true }));
  cpSync(path.join(root, "demos"), path.join(project, "demos"), { recursive: true });
  return path.join(project, "demos");
}

const wenda = (cwd, ...args) => execFileSync(path.join(build, "bin/wenda"), args, { cwd, encoding: "utf8", stdio: "pipe" });

function compile(demos) {
  const lab = readdirSync(path.join(demos, "lab")).filter((file) => file.endsWith(".c"));
  const own = readdirSync(path.join(demos, name)).filter((file) => file.endsWith(".c"));
  const sources = [...lab.map((file) => `lab/${file}`), ...own.map((file) => `${name}/${file}`)];
  const strict = ["-std=c17", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-ffp-contract=off"];
  execFileSync("cc", [...strict, "-I.", ...sources, "-lm", "-o", "demo"], { cwd: demos });
  return (...args) => JSON.parse(execFileSync("./demo", args, { cwd: demos, encoding: "utf8" }));
}

test("a new demo is listed once, where the alphabet has it", (t) => {
  const demos = copy(t);
  const list = () => readFileSync(path.join(demos, "CMakeLists.txt"), "utf8");
  const before = list();
  wenda(path.join(demos, "lab"), "new", "demo", name);
  assert.match(list(), /\n {4}dropout\n {4}falling_cat\n {4}gradient_clipping\n/);
  assert.equal(list().replace(`    ${name}\n`, ""), before);
  assert.throws(() => wenda(demos, "new", "demo", name), { status: 1 });
  assert.equal(list().replace(`    ${name}\n`, ""), before);
});

test("a new demo compiles, its checks hold, and its tour leads to different pictures", (t) => {
  const demos = copy(t);
  wenda(demos, "new", "demo", name);
  for (const file of readdirSync(path.join(demos, name)))
    assert.doesNotMatch(readFileSync(path.join(demos, name, file), "utf8"), /new_name/i, file);
  const demo = compile(demos);
  const { checks } = demo("checks", "en");
  assert.ok(checks.length >= 2 && checks.every(({ pass }) => pass) && checks.some(({ url }) => url));
  for (const language of languages) {
    const { steps, guess } = demo("tour", language);
    assert.ok(steps.length >= 3);
    const pictures = [...steps, guess].map(({ set }) => JSON.stringify(demo("frame", language, ...set.split("\n"))));
    assert.equal(new Set(pictures).size, pictures.length);
  }
});
