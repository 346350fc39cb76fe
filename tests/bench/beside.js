/* The search beside Pagefind's and MiniSearch's, each as it is without settings, on the same pages: how many of the pages that
 * have a piece of text are found, what a first answer moves, how long a page takes to be indexed.
 *
 *     node tests/bench/beside.js SITE INDEXING      a published site; milliseconds of ours a page. Prints one table. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "../browser/stage.js";
import { open, pages, said, same } from "../search/stage.js";

const [site, ours] = process.argv.slice(2);
const others = createRequire(resolve("tests/bench/others/package.json"));
const PIECES = 40;
const FIRST = 10; /* results that are shown */

const packed = (bytes) => gzipSync(bytes, { level: 9 }).length;
const texts = pages("zh", site).filter((path) => path.startsWith("page-")).map((path) => ({ id: path, ...said(path, site) }));

/* Pieces that few pages have, in whatever case, as all three search: what is not among the first results is lost to a reader. */
const folded = texts.map(({ id, text }) => ({ id, text: same(text) }));
const pieces = [];
for (let i = 0, state = 3; pieces.length < PIECES; i++) {
  state = (state * 1664525 + 1013904223) % 2 ** 32;
  const chars = Array.from(texts[state % texts.length].text);
  const piece = chars.slice(state % (chars.length - 8)).slice(0, 3 + (i % 5)).join("");
  const expected = folded.filter(({ text }) => text.includes(same(piece))).map(({ id }) => id);
  if (!/[\s"]/.test(piece) && expected.length <= FIRST) pieces.push({ piece, expected });
}

/* Mean recall, mean bytes of a first answer; ask(piece) -> { found, bytes }, in a fresh page each. */
async function measure(name, indexing, ask) {
  let [recall, bytes] = [0, 0];
  for (const { piece, expected } of pieces) {
    const answer = await ask(piece);
    recall += expected.filter((id) => answer.found.includes(id)).length / expected.length / PIECES;
    bytes += answer.bytes / PIECES;
  }
  console.log(`${name.padEnd(14)} ${(recall * 100).toFixed(0).padStart(5)} % ${Math.round(bytes / 1000).toString().padStart(8)} kB ${Number(indexing).toFixed(2).padStart(8)} ms`);
}

console.log(`${"search".padEnd(14)} ${"recall".padStart(7)} ${"first".padStart(11)} ${"a page".padStart(11)}   (${texts.length} pages)`);

const script = packed(execFileSync("node_modules/.bin/esbuild", ["themes/default/scripts/search/engine.js", "--bundle", "--minify", "--format=iife"]));
await measure("wenda", ours, async (piece) => {
  const search = open("zh", { site });
  const answer = await search.query(piece, { limit: FIRST });
  return { found: answer.pages.map(({ url }) => url), bytes: script + search.moved.reduce((sum, { bytes }) => sum + bytes, 0) };
});

const { default: MiniSearch } = await import(others.resolve("minisearch"));
const mini = new MiniSearch({ fields: ["title", "text"], storeFields: ["title"] });
const start = performance.now();
mini.addAll(texts);
const perPage = (performance.now() - start) / texts.length;
const weight = packed(JSON.stringify(mini)) + packed(readFileSync(others.resolve("minisearch")));
await measure("MiniSearch", perPage, async (piece) => ({ found: mini.search(piece, { prefix: true }).slice(0, FIRST).map(({ id }) => id), bytes: weight }));

/* Pagefind answers in a browser alone. Its files are compressed already, but for the scripts. */
const folder = mkdtempSync(resolve(site, "../pagefind-"));
cpSync(site, folder, { recursive: true, filter: (path) => !path.includes("/search/") });
const program = resolve(others.resolve(`@pagefind/linux-${process.arch}/package.json`), "../bin/pagefind_extended");
const before = performance.now();
execFileSync(program, ["--site", folder], { stdio: "ignore" });
const pagefind = (performance.now() - before) / texts.length;
let moved = 0;
const server = createServer((request, response) => {
  const path = resolve(folder, `.${decodeURIComponent(request.url.replace(/\?.*/, ""))}`);
  try {
    const bytes = readFileSync(path);
    if (path.includes("/pagefind/")) moved += /\.(js|json)$/.test(path) ? packed(bytes) : bytes.length;
    response.setHeader("content-type", path.endsWith(".js") ? "text/javascript" : path.endsWith(".html") ? "text/html" : "application/octet-stream");
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0);
const browser = await launch();
const address = `http://127.0.0.1:${server.address().port}`;
await measure("Pagefind", pagefind, async (piece) => {
  const page = await browser.newPage({ bypassCSP: true });
  await page.goto(`${address}/page-1.html`);
  moved = 0;
  const found = await page.evaluate(async ([script, text, count]) => {
    const search = await import(script);
    const { results } = await search.search(text);
    return Promise.all(results.slice(0, count).map(async (result) => (await result.data()).url.replace(/^\//, "")));
  }, [`${address}/pagefind/pagefind.js`, piece, FIRST]);
  await page.close();
  return { found, bytes: moved };
});
await browser.close();
server.close();
rmSync(folder, { recursive: true });
