/* How long a saved page takes while `wenda serve` watches: until its new bytes are on the disk, and until a browser shows
 * its new words. Medians of several.
 *
 *     node tests/bench/save.js WENDA SOURCE OUT PAGE.md PAGE.html
 *
 * OUT has been built, and PAGE.html lies in it. Prints both in milliseconds. */
import { spawn } from "node:child_process";
import { appendFileSync, readFileSync, statSync } from "node:fs";
import { launch } from "../browser/stage.js";

const [wenda, source, out, page, path] = process.argv.slice(2);
const html = `${out}/${path}`;
const TIMES = 5;
const WAIT = 60_000;

const server = spawn(wenda, ["serve", source, "-o", out, "-p", "0"], { stdio: ["ignore", "pipe", "inherit"] });
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1].toFixed(1);

let said = "";
server.stdout.on("data", (chunk) => (said += chunk));

/** What the server says, once it has fallen silent: whatever was set off has come to rest. */
async function rest() {
  for (let before = null; before !== said || !said.includes("http://"); await sleep(3000)) before = said;
  return said;
}

async function onDisk(words) {
  const before = statSync(html).mtimeMs;
  const start = performance.now();
  appendFileSync(page, `\n${words}\n`);
  while (performance.now() - start < WAIT) {
    if (statSync(html).mtimeMs !== before && readFileSync(html, "utf8").includes(words)) return performance.now() - start;
    await sleep(0);
  }
  throw new Error(`${html} did not change`);
}

/** The page looks at each frame that it paints. */
async function onScreen(tab, words) {
  const shown = tab.waitForFunction((words) => document.body.textContent.includes(words), words, { polling: "raf", timeout: WAIT });
  await sleep(100); // it looks
  const start = performance.now();
  appendFileSync(page, `\n${words}\n`);
  await shown;
  return performance.now() - start;
}

async function measure(save) {
  const times = [];
  for (let i = 0; i < TIMES; i++) {
    await rest();
    times.push(await save(`saved ${i} of ${TIMES} at ${Date.now()}`));
  }
  return median(times);
}

try {
  const address = (await rest()).match(/http:\/\/\S+/)[0];
  const disk = await measure(onDisk);
  const browser = await launch();
  const tab = await browser.newPage();
  await tab.goto(address + path);
  const screen = await measure((words) => onScreen(tab, words));
  await browser.close();
  console.log(disk, screen);
} finally {
  server.kill();
}
