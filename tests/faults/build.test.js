/* What is published while a build is killed, or another one wants the same folder. KILLS=500 kills more. */
import assert from "node:assert/strict";
import { existsSync, renameSync, rmSync, statSync, watch } from "node:fs";
import { posix } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { bank, chance, room, start, tree } from "./stage.js";

const KILLS = Number(process.env.KILLS ?? 12);
const SEED = Number(process.env.SEED ?? 1);
const random = chance(SEED);
const folder = room("build");
const MANIFEST = `${folder}/out/.wenda-manifest`;

/* Two states of the same bank; many pages are in one of them alone. The one that is not `bank` waits beside it. */
const states = [{ words: "before" }, { words: "afterwards" }];
let current = 0;

const build = (out = "out") => start(folder, "build", "bank", "-o", out);

async function finish(out) {
  const { code, said } = await build(out).ended;
  assert.equal(code, 0, said);
}

function turn() {
  renameSync(`${folder}/bank`, `${folder}/state${current}`);
  current = 1 - current;
  renameSync(`${folder}/state${current}`, `${folder}/bank`);
}

before(async () => {
  bank(`${folder}/state1`, 16, states[1].words);
  bank(`${folder}/bank`, 10, states[0].words);
  for (const state of [0, 1]) {
    const start = performance.now();
    await finish(`fresh${state}/site`);
    states[state].milliseconds = performance.now() - start;
    states[state].files = tree(`${folder}/fresh${state}/site`);
    turn();
  }
  await finish();
});
after(() => rmSync(folder, { recursive: true }));

/** Paths that a page or script of the site refers to. */
function references(path, bytes) {
  const text = bytes.toString();
  if (path.endsWith("search.js")) return Array.from(text.matchAll(/"(search\/[^"]+\.js)"/g), ([, name]) => name);
  if (!path.endsWith(".html")) return [];
  return Array.from(text.matchAll(/\s(?:href|src)="([^"#?]+)[^"]*"/g), ([, to]) => to)
    .filter((to) => !/^[a-z]+:/.test(to))
    .map((to) => posix.join(posix.dirname(path), to))
    .map((to) => (to.endsWith("/") || to === "." ? posix.join(to, "index.html") : to));
}

/** What a reader who starts at the home page comes upon and is not there: [from, path] pairs; and how much he sees. */
function walk(files) {
  const seen = new Set(["index.html"]), lost = [];
  for (const path of seen) {
    for (const to of references(path, files.get(path))) {
      if (!files.has(to)) lost.push([path, to]);
      else seen.add(to);
    }
  }
  return { lost, pages: seen.size };
}

function check_whole(files, when) {
  const [now, other] = [states[current].files, states[1 - current].files];
  for (const [path, bytes] of files) assert.ok(now.get(path)?.equals(bytes) || other.get(path)?.equals(bytes), `${when}: ${path}`);
  const { lost, pages } = walk(files);
  assert.deepEqual(lost, [], when);
  assert.ok(pages > 35, `${when}: ${pages} pages`);
}

function check_clean(when) {
  const files = tree(`${folder}/out`), expected = states[current].files;
  assert.deepEqual([...files.keys()].sort(), [...expected.keys()].sort(), when);
  for (const [path, bytes] of files) assert.ok(expected.get(path).equals(bytes), `${when}: ${path}`);
}

const pause = (ms) => {
  for (const start = performance.now(); performance.now() - start < ms; );
};

/** Kills it when files begin to be moved, or so much later. */
function kill_while_moving(running, late) {
  const before = statSync(MANIFEST).ino;
  const watcher = watch(`${folder}/out`, () => {
    if (!existsSync(MANIFEST) || statSync(MANIFEST).ino === before) return;
    pause(late);
    running.kill("SIGKILL");
    watcher.close();
  });
  return running.ended.finally(() => watcher.close());
}

async function kill_at(running, ms) {
  await Promise.race([delay(ms), running.ended]);
  running.kill("SIGKILL");
  return running.ended;
}

test(`a build that is killed leaves whole pages, and the next one a clean site (${KILLS} times)`, async (t) => {
  let killed = 0, halfway = 0;
  for (let i = 0; i < KILLS; i++) {
    turn();
    const ms = i % 2 ? random() * 8 : random() * states[current].milliseconds;
    const when = `kill ${i} of seed ${SEED}, ${ms.toFixed(1)} ms after ${i % 2 ? "the first file moved" : "the start"}`;
    const { code } = await (i % 2 ? kill_while_moving(build(), ms) : kill_at(build(), ms));
    if (code === null) killed++;
    const files = tree(`${folder}/out`);
    const of_now = [...files].filter(([path, bytes]) => states[current].files.get(path)?.equals(bytes)).length;
    const of_old = [...files].filter(([path, bytes]) => states[1 - current].files.get(path)?.equals(bytes)).length;
    if (of_now < files.size && of_old < files.size) halfway++;
    check_whole(files, when);
    await finish();
    check_clean(when);
  }
  t.diagnostic(`${killed} of ${KILLS} were killed before their end, ${halfway} of these with some files moved`);
  assert.ok(killed > KILLS / 2 && halfway > 0, `${killed} killed, ${halfway} halfway`);
});

test("of builds into one folder at the same time one builds, and the others say so", async (t) => {
  let refused = 0;
  for (let i = 0; i < 6; i++) {
    turn();
    const builds = [build()];
    for (let k = 0; k < 2; k++) {
      await delay(random() * states[current].milliseconds / 2);
      builds.push(build());
    }
    const ends = await Promise.all(builds.map(({ ended }) => ended));
    for (const { code, said } of ends) {
      if (code !== 0) assert.match(said, /^out: error: the output folder cannot be used: another build is using it\n/);
      if (code !== 0) refused++;
    }
    assert.ok(ends.some(({ code }) => code === 0), ends.map(({ said }) => said).join(""));
    check_clean(`builds ${i}`);
  }
  t.diagnostic(`${refused} of 18 builds were refused`);
  assert.ok(refused > 0);
});
