/* How long a saved page takes until its new bytes are on the disk while `wenda serve` watches: the median of several.
 *
 *     node tests/bench/save.js WENDA SOURCE OUT PAGE.md PAGE.html
 *
 * OUT has been built. Prints milliseconds. */
import { spawn } from "node:child_process";
import { appendFileSync, readFileSync, statSync } from "node:fs";

const [wenda, source, out, page, html] = process.argv.slice(2);
const TIMES = 5;
const WAIT = 60_000;

const server = spawn(wenda, ["serve", source, "-o", out, "-p", "0"], { stdio: ["ignore", "pipe", "inherit"] });
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function started() {
  for await (const chunk of server.stdout) if (String(chunk).includes("http://")) return;
}

async function save(words) {
  const before = statSync(html).mtimeMs;
  const start = performance.now();
  appendFileSync(page, `\n${words}\n`);
  while (performance.now() - start < WAIT) {
    if (statSync(html).mtimeMs !== before && readFileSync(html, "utf8").includes(words)) return performance.now() - start;
    await sleep(0);
  }
  throw new Error(`${html} did not change`);
}

try {
  await started();
  const times = [];
  for (let i = 0; i < TIMES; i++) {
    await sleep(3000); // whatever the last save set off has come to rest
    times.push(await save(`saved ${i} of ${TIMES}`));
  }
  console.log(times.sort((a, b) => a - b)[TIMES >> 1].toFixed(1));
} finally {
  server.kill();
}
