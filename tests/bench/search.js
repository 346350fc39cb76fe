/* What the search of a site of many pages moves and how long it takes, for pieces of its text and for questions; and of a
 * small site all that there is.
 *
 *     node tests/bench/search.js MANY SMALL      two published sites; prints lines "what TAB value TAB unit TAB bar" */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { open, pages, said } from "../search/stage.js";

const [many, small] = process.argv.slice(2);
const QUESTIONS = ["梯度裁剪", "过拟合", "Adam 优化器", "的", "熵", "注意力机制", "learning rate warmup", "如何避免过拟合", "gradient", "lr", "transformer", "optimizer", "batchnorm"];
const PIECES = 80;

const row = (...cells) => console.log(cells.join("\t"));
const packed = (bytes) => gzipSync(bytes, { level: 9 }).length;
const sum = (moved) => moved.reduce((total, { bytes }) => total + bytes, 0);
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

function* pieces(site, count) {
  const paths = pages("zh", site).filter((path) => path.startsWith("page-"));
  let state = 7;
  const next = (below) => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let i = 0; i < count; i++) {
    const text = Array.from(said(paths[next(paths.length)], site).text);
    const at = next(text.length - 8);
    yield text.slice(at, at + 2 + next(7)).join("").trim();
  }
}

/* Milliseconds of a processor for an answer once all that it needs is there, whatever else the machine does: the best of three. */
async function time(search, text) {
  const times = [];
  for (let run = 0; run < 3; run++) {
    const start = process.cpuUsage();
    await search.query(text);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return Math.min(...times);
}

const library = packed(execFileSync("node_modules/.bin/esbuild", ["themes/default/scripts/search/engine.js", "--bundle", "--minify", "--format=iife", "--target=es2020"]));
const [first, further, times] = [[], [], []];
for (const text of [...QUESTIONS, ...pieces(many, PIECES)]) {
  const search = open("zh", { site: many });
  await search.query(text);
  const [manifest, ...rest] = search.moved;
  further.push(sum(rest));
  first.push(library + manifest.bytes + sum(rest));
  times.push(await time(search, text));
}
row("search, its script", library, "B", 10_240);
row("search of 10,000 pages: a first query moves at most", Math.max(...first), "B", 300_000);
row("search of 10,000 pages: a further one, median", median(further), "B", 100_000);
row(`search of 10,000 pages: at most, of ${further.length}`, Math.max(...further), "B", 100_000);
row("search of 10,000 pages: an answer, at most", Math.max(...times).toFixed(1), "ms", 50);

const whole = readdirSync(`${small}/search`).map((name) => packed(readFileSync(`${small}/search/${name}`)));
const search = open("zh", { site: small });
const all = [];
for (const text of [...QUESTIONS, ...pieces(small, PIECES)]) {
  await search.query(text);
  all.push(await time(search, text));
}
row("search of 60 pages: all that there is", library + whole.reduce((a, b) => a + b, 0), "B", 120_000);
row("search of 60 pages: an answer, at most", Math.max(...all).toFixed(1), "ms", 10);
