/* What a site's settings and the options of a build name, and must not reach: each is refused with its place, or does no harm. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { DEFAULT, settings } from "./settings.js";
import { build, BUILD } from "./stage.js";

const FOLDER = `${BUILD}/tests/hostile-settings`;
const SECRET = "---\nid: secret\ntitle: what nobody asked for\n---\n\nx\n";
const put = (path, text) => writeFileSync(`${FOLDER}/${path}`, text);

function makeSource({ files = {}, links = {} }) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(`${FOLDER}/site/en`, { recursive: true });
  mkdirSync(`${FOLDER}/outside`);
  put("outside/secret.txt", SECRET);
  put("site/site.yaml", DEFAULT);
  put("site/en/q1.md", "---\nid: q1\ntitle: q\n---\n\nx\n");
  symlinkSync("/dev/zero", `${FOLDER}/site/zero`);
  symlinkSync("site", `${FOLDER}/inside`);
  symlinkSync("nowhere/at/all", `${FOLDER}/dangling`);
  symlinkSync("loop", `${FOLDER}/loop`);
  symlinkSync("outside", `${FOLDER}/out-of-reach`);
  execFileSync("mkfifo", [`${FOLDER}/site/pipe`]);
  for (const [path, text] of Object.entries(files)) put(`site/${path}`, text);
  for (const [path, to] of Object.entries(links)) {
    rmSync(`${FOLDER}/site/${path}`, { force: true });
    symlinkSync(to, `${FOLDER}/site/${path}`);
  }
}

before(() => mkdirSync(`${BUILD}/tests`, { recursive: true }));
after(() => rmSync(FOLDER, { recursive: true }));

/** All that stands beside the site that is published. */
const beside = () => readdirSync(FOLDER).filter((name) => name !== "out" && name !== ".wenda").sort();

for (const one of settings) {
  test(JSON.stringify(one.name).slice(0, 80), () => {
    makeSource(one);
    const before = beside();
    const { status, told } = build(FOLDER, ...(one.list ?? []));
    assert.equal(status, one.told ? 1 : 0, told);
    if (one.told) assert.ok(told.split("\n")[0].startsWith(one.told), told.slice(0, 400));
    assert.doesNotMatch(told, /[\u0000-\u0008\u000B-\u001F\u007F]/);
    assert.deepEqual(beside(), before);
    assert.deepEqual(readdirSync(`${FOLDER}/outside`), ["secret.txt"]);
    assert.equal(readFileSync(`${FOLDER}/outside/secret.txt`, "utf8"), SECRET);
    assert.deepEqual(readdirSync(`${FOLDER}/site/en`).sort(), Object.keys(one.links ?? {}).includes("en/x.md") ? ["q1.md", "x.md"] : ["q1.md"]);
  });
}
