/* The pages of tests/hostile that come out harmless, in Chromium: nothing of what they hold runs, asks another host for
 * something, or is kept from it by the page's policy alone. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { cases } from "../hostile/cases.js";
import { addPages, build, BUILD, makeSource } from "../hostile/stage.js";
import { launch, serve } from "./stage.js";

const FOLDER = `${BUILD}/tests/hostile-browser`;
let browser, server, page;
const told = [];

/* In each page before anything of its own runs. */
function watch() {
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => globalThis.wendaTold(name);
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => globalThis.wendaTold(`${violatedDirective} ${blockedURI}`));
}

/* In the page: what could run once it is clicked, or should not be there at all. */
function look() {
  const found = [];
  const inside = document.querySelector("main") ?? document.body;
  for (const node of document.querySelectorAll("*")) {
    for (const { name } of node.attributes) if (/^on|^style$|^srcdoc$/i.test(name)) found.push(`${node.localName} ${name}`);
  }
  for (const node of inside.querySelectorAll("script:not([type='application/ld+json']), iframe, object, embed, base, style, link, meta, form[action]")) {
    found.push(node.localName);
  }
  for (const link of document.querySelectorAll("a[href], area[href]")) {
    if (/^(javascript|data|vbscript|file):$/.test(link.protocol)) found.push(link.href);
  }
  return found;
}

before(async () => {
  makeSource(FOLDER);
  addPages(FOLDER, (one) => !one.told);
  const { status, told: why } = build(FOLDER);
  assert.equal(status, 0, why);
  server = await serve(`${FOLDER}/out`);
  browser = await launch();
  page = await (await browser.newContext()).newPage();
  await page.exposeFunction("wendaTold", (what) => told.push(what));
  await page.addInitScript(watch);
  page.on("dialog", (dialog) => (told.push(`dialog ${dialog.message()}`), dialog.dismiss()));
  page.on("request", (request) => request.url().startsWith(server.address) || request.url().startsWith("data:image/") || told.push(request.url()));
});

after(async () => {
  await browser?.close();
  server?.stop();
});

async function visit(path) {
  told.length = 0;
  await page.goto(server.address + path, { waitUntil: "load" });
  return page.evaluate(look);
}

/* The policy keeps pictures of other hosts away, of which the author was warned. */
const isPictureKeptAway = (what) => /^img-src https?:\/\/evil\.example\/|^https?:\/\/evil\.example\/x\.png$/.test(what);

test("no page of the hostile site runs what its text holds", async () => {
  const paths = readdirSync(`${FOLDER}/out`, { recursive: true }).filter((path) => path.endsWith(".html"));
  assert.ok(paths.length > cases.filter((one) => !one.told).length);
  for (const path of paths) {
    assert.deepEqual(await visit(path), [], path);
    assert.deepEqual(told.filter((what) => !isPictureKeptAway(what)), [], path);
  }
});

test("nor does the search that finds it", async () => {
  await visit("search.html?q=alert");
  await page.waitForFunction(() => document.querySelector("main")?.innerText.includes("alert(1)"));
  assert.deepEqual(await page.evaluate(look), []);
  assert.deepEqual(told, []);
});

test("a page that could run something would be noticed", async () => {
  await visit("index.html");
  await page.evaluate(() => document.querySelector("main").insertAdjacentHTML("beforeend", '<a href="java&#9;script:alert(1)" onclick="alert(1)">x</a>'));
  assert.deepEqual(await page.evaluate(look), ["a onclick", "javascript:alert(1)"]);
  await page.waitForFunction(() => true);
  await page.evaluate(() => alert(1));
  assert.ok(told.includes("alert"));
});
