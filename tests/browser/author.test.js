/* The author's loop: `wenda serve SOURCE` builds again what is saved, and open pages follow. */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { get } from "node:http";
import { dirname, resolve } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { axe, launch, PHONE, wake, WIDE, withPage } from "./stage.js";

const BUILD = resolve(process.env.WENDA_BUILD ?? "build");
mkdirSync(`${BUILD}/tests`, { recursive: true });
const folder = mkdtempSync(`${BUILD}/tests/author-`);
const save = (path, text) => {
  mkdirSync(dirname(`${folder}/${path}`), { recursive: true });
  writeFileSync(`${folder}/${path}`, text);
};

const question = (id, number, body) => `---\nid: ${id}\nnumber: ${number}\ntitle: Title of ${id}\ntags: [t]\n---\n\n${body}`;
const paragraphs = Array.from({ length: 60 }, (_, i) => `Paragraph ${i} of many, so that there is something to scroll.`);
const parts = (spoken, depth = paragraphs) => `## Spoken answer

${spoken}

## Key points

- **first** is a point
- **second** is a point

## In depth

Before the fold.

::: details The fold
What is in it.
:::

${depth.join("\n\n")}

\`\`\`c include=shown.c
\`\`\`

## Pitfalls

### A pitfall

What and why.
`;
const SPOKEN = "It is said in a word.";
const PAGE = "bank/en/moth.md";

let writes = 0;

/** Writes the bank as it is at first, and returns what a page says once it is built. */
function write() {
  save("bank/site.yaml", "title: {en: Bank, zh: 题库}\nlanguages: [en, zh]\ntags: {t: {en: T, zh: 标签}}\ninclude_from: ../code\n");
  save("code/shown.c", "int shown = 1;\n");
  save(PAGE, question("moth", 1, parts(SPOKEN)));
  save("bank/en/fly.md", question("fly", 2, "## Spoken answer\n\nAnother.\n"));
  save("bank/en/wing.md", question("wing", 3, "## In depth\n\nBefore the demo.\n\n::demo{dropout}\n"));
  save("bank/zh/fly.md", question("fly", 2, `## 口述回答\n\n第 ${++writes} 次。\n`));
  return `第 ${writes} 次。`;
}

/* In the place of a compiler. */
const MAKE = 'if grep -s wrong made/code.c; then echo "$PWD/made/code.c:2:5: error: this is wrong"; exit 1; fi; cp made/demo.txt bank/en/fly.md';

let server, browser, said = "", scolded = "";

/** Starts it again, on the port, after it has ended. */
async function start(port = 0) {
  const args = ["serve", "bank", "-o", "site", "-p", port, "--make", MAKE, "--make-from", "made"];
  server = spawn(`${BUILD}/bin/wenda`, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  server.stderr.on("data", (chunk) => (scolded += chunk));
  server.address = await new Promise((resolve, reject) => {
    server.stdout.on("data", (chunk) => {
      said += chunk;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+\/(?= )/g);
      if (found) resolve(found.at(-1));
    });
    server.on("exit", (code) => reject(new Error(`wenda serve ended with ${code}: ${scolded}`)));
  });
}

const stop = () => new Promise((ended) => {
  server.on("exit", (code) => ended(code));
  server.kill();
});

before(async () => {
  write();
  mkdirSync(`${folder}/made`);
  await start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  if (server?.exitCode === null) await stop();
  rmSync(folder, { recursive: true });
});

/** A test on a page that is open while its source changes, and finds it as it was written at first. */
const on = (name, path, visit, options = PHONE) => test(name, () => withPage(browser, server.address, options, async (page, faults) => {
  page.setDefaultTimeout(10000);
  const mark = write();
  while (!(await (await fetch(`${server.address}zh/fly.html`)).text()).includes(mark)) await delay(50);
  await page.goto(server.address + path);
  await page.waitForFunction(() => document.readyState === "complete");
  await page.evaluate(() => (window.marker = true));
  await visit(page, faults);
}));

const shows = (page, text) => page.getByText(text, { exact: true }).first().waitFor({ state: "attached", timeout: 10000 });
const stayed = (page) => page.evaluate(() => window.marker === true);
const change = (from, to) => {
  const text = readFileSync(`${folder}/${PAGE}`, "utf8");
  assert.ok(text.includes(from), from);
  save(PAGE, text.replace(from, to));
};
const overlay = (page) => page.locator("wenda-faults section");

/* ---- What changed is in its place, and all else as it was ---- */

on("a sentence that is saved is on the screen, in the same page", "moth.html", async (page) => {
  await page.evaluate(() => scrollTo(0, 900));
  await page.locator("details", { hasText: "The fold" }).evaluate((details) => (details.open = true));
  const top = await page.evaluate(() => scrollY);
  change("Paragraph 3 of many", "Sentence 3 of many");
  await shows(page, "Sentence 3 of many, so that there is something to scroll.");
  assert.ok(await stayed(page), "the page was not loaded again");
  assert.equal(await page.evaluate(() => scrollY), top);
  assert.ok(await page.locator("details", { hasText: "The fold" }).evaluate((details) => details.open));
});

on("paragraphs come and go", "moth.html", async (page) => {
  change("Paragraph 7 of many", "New one.\n\nPa\n\nParagraph 7 of many");
  await shows(page, "New one.");
  change("New one.\n\nPa\n\n", "");
  await page.getByText("New one.").waitFor({ state: "detached", timeout: 10000 });
  assert.ok(await stayed(page));
});

on("a point keeps its tick, and its box still works", "moth.html", async (page) => {
  await page.locator(".point-box").first().check();
  await page.getByText("1/2").first().waitFor({ state: "attached" });
  change("is a point\n- **second**", "is a point still\n- **second**");
  await page.getByText("is a point still").waitFor({ timeout: 10000 });
  assert.ok(await stayed(page));
  assert.ok(await page.locator(".point-box").first().isChecked());
  await page.locator(".point-box").nth(1).check();
  await page.getByText("2/2").first().waitFor({ state: "attached" });
  await page.locator(".point-box").first().uncheck();
  await page.locator(".point-box").nth(1).uncheck();
});

on("a demo goes on as its reader has it", "wing.html", async (page) => {
  const demo = await wake(page, "dropout");
  await demo.evaluate((element) => (element.marker = true));
  save("bank/en/wing.md", readFileSync(`${folder}/bank/en/wing.md`, "utf8").replace("Before the demo.", "Still before it."));
  await shows(page, "Still before it.");
  assert.ok(await stayed(page));
  assert.ok(await demo.evaluate((element) => element.isConnected && element.marker && element.dataset.state === "ready"));
}, WIDE);

on("a title changes everywhere in the page", "moth.html", async (page) => {
  change("title: Title of moth", "title: Another title");
  await page.locator("h1", { hasText: "Another title" }).waitFor({ timeout: 10000 });
  assert.match(await page.title(), /^Another title/);
  assert.ok(await stayed(page));
});

on("what cannot be followed is loaded again, with scroll and folds as they were", "moth.html", async (page) => {
  await page.locator("details", { hasText: "The fold" }).evaluate((details) => (details.open = true));
  await page.evaluate(() => scrollTo(0, 700));
  save(PAGE, `${readFileSync(`${folder}/${PAGE}`, "utf8")}\n## References\n\nA formula: $x^2$.\n`);
  await page.waitForFunction(() => document.querySelector("math"), null, { timeout: 10000 });
  assert.ok(await page.locator("details", { hasText: "The fold" }).evaluate((details) => details.open));
  await page.waitForFunction(() => Math.abs(scrollY - 700) < 5);
});

on("a style sheet of the site's own takes the place of the one before", "moth.html", async (page) => {
  const colour = (value) => page.waitForFunction((value) => getComputedStyle(document.querySelector("h1")).color === value, value, { timeout: 10000 });
  save("bank/theme/assets/site.css", "h1 { color: rgb(1, 2, 3); }");
  await colour("rgb(1, 2, 3)");
  await page.evaluate(() => (window.marker = true));
  save("bank/theme/assets/site.css", "h1 { color: rgb(4, 5, 6); }");
  await colour("rgb(4, 5, 6)");
  assert.ok(await stayed(page));
  rmSync(`${folder}/bank/theme`, { recursive: true });
});

on("code that a page includes is watched too", "moth.html", async (page) => {
  save("code/shown.c", "int shown = 2;\n");
  await page.getByText("int shown = 2;").first().waitFor({ state: "attached", timeout: 10000 });
});

on("a command makes what the site is made of", "fly.html", async (page) => {
  save("made/demo.txt", question("fly", 2, "## Spoken answer\n\nMade by a command.\n"));
  await shows(page, "Made by a command.");
  assert.ok(await stayed(page));
});

on("what such a command says of its sources lies over the page, and the bank is built all the same", "fly.html", async (page) => {
  save("made/demo.txt", question("fly", 2, "## Spoken answer\n\nMade before.\n"));
  await shows(page, "Made before.");
  save("made/code.c", "int right;\nint wrong;\n");
  await overlay(page).waitFor();
  const text = await overlay(page).innerText();
  assert.match(text, /made\/code\.c:2:5\n+this is wrong\n+int wrong;\n {4}\^/);
  assert.ok(!text.includes(folder), "places are told from the project's folder on");
  save("bank/en/fly.md", question("fly", 2, "## Spoken answer\n\nWritten meanwhile.\n"));
  await shows(page, "Written meanwhile.");
  assert.ok(await overlay(page).isVisible());
  save("made/code.c", "int right;\n");
  await overlay(page).waitFor({ state: "detached" });
  await shows(page, "Made before.");
});

/* ---- What is wrong ---- */

on("a fault lies over the page, with its place, until it is mended", "moth.html", async (page) => {
  change("Paragraph 0 of many", "[Paragraph](nowhere.md) 0 of many");
  await overlay(page).waitFor({ timeout: 10000 });
  const text = await overlay(page).innerText();
  assert.match(text, /^The site was not built: 1 error\b/);
  assert.match(text, /bank\/en\/moth\.md:\d+:\d+/);
  assert.match(text, /'nowhere\.md' is no page of this site/);
  assert.match(text, /\[Paragraph\]\(nowhere\.md\) 0 of many[^\n]*\n\^/);
  assert.match(text, /hint: /);
  assert.ok(await page.getByText("Paragraph 0 of many").first().isVisible(), "the last good page is still there");
  scolded = "";
  save("bank/en/fly.md", question("fly", 2, "## Spoken answer\n\n[Another](nobody.md).\n"));
  await overlay(page).filter({ hasText: "'nobody.md' is no page" }).waitFor();
  save("bank/en/fly.md", question("fly", 2, "## Spoken answer\n\n[Another](nobody.md), once more.\n"));
  await overlay(page).filter({ hasText: "once more" }).waitFor();
  for (let i = 0; i < 3; i++) {
    save("bank/zh/fly.md", question("fly", 2, `## 口述回答\n\n又一次 ${i}。\n`));
    await delay(300);
  }
  save("bank/en/fly.md", question("fly", 2, "## Spoken answer\n\nAnother.\n"));
  await overlay(page).filter({ hasNotText: "nobody" }).waitFor();
  assert.equal(scolded.split("'nobody.md' is no page").length - 1, 2, "once for each of two lines, whatever else is saved");
  change("[Paragraph](nowhere.md) 0", "Paragraph 0");
  await overlay(page).waitFor({ state: "detached", timeout: 10000 });
  assert.ok(await stayed(page));
});

on("a fault can be put away, and a page opened later has it", "moth.html", async (page) => {
  change("Paragraph 0 of many", "[Paragraph](nowhere.md) 0 of many");
  await overlay(page).getByRole("button", { name: "Close" }).click({ timeout: 10000 });
  await overlay(page).waitFor({ state: "detached" });
  await page.goto(`${server.address}zh/moth.html`);
  await overlay(page).filter({ hasText: "网站没有生成：1 个错误" }).waitFor({ timeout: 10000 });
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run("wenda-faults"));
  assert.deepEqual(found.violations.map(({ id }) => id), []);
  await page.keyboard.press("Escape");
  await overlay(page).waitFor({ state: "detached" });
}, { ...WIDE, bypassCSP: true });

/* ---- Rough hands ---- */

on("a thousand files at once, saved by renaming, half-written, gone", "fly.html", async (page) => {
  for (let i = 0; i < 1000; i++) save(`bank/en/pictures/${i}.txt`, "x");
  save("bank/en/fly.md", "---\nid: fl");
  rmSync(`${folder}/bank/en/pictures`, { recursive: true });
  save("bank/en/.fly.new", question("fly", 2, "## Spoken answer\n\nSaved by renaming.\n"));
  renameSync(`${folder}/bank/en/.fly.new`, `${folder}/bank/en/fly.md`);
  await shows(page, "Saved by renaming.");
  renameSync(`${folder}/bank/en`, `${folder}/away`);
  renameSync(`${folder}/away`, `${folder}/bank/en`);
  save("bank/en/fly.md", question("fly", 2, "## Spoken answer\n\nAfter the folder came back.\n"));
  await shows(page, "After the folder came back.");
});

on("a folder that is new is watched", "fly.html", async (page) => {
  save("bank/en/deeper/one.md", question("one", 4, "## Spoken answer\n\nOne.\n"));
  await page.getByText("Title of one").first().waitFor({ state: "attached", timeout: 10000 });
  save("bank/en/deeper/one.md", question("one", 4, "## Spoken answer\n\nOne.\n").replace("Title of one", "Title of two"));
  await page.getByText("Title of two").first().waitFor({ state: "attached", timeout: 10000 });
  rmSync(`${folder}/bank/en/deeper`, { recursive: true });
  await page.getByText("Title of two").first().waitFor({ state: "detached", timeout: 10000 });
});

on("the site's folder is deleted: the next save makes it again", "fly.html", async (page) => {
  rmSync(`${folder}/site`, { recursive: true });
  assert.equal((await fetch(`${server.address}fly.html`)).status, 404);
  save("bank/en/fly.md", question("fly", 2, "## Spoken answer\n\nThere again.\n"));
  await shows(page, "There again.");
  assert.equal((await fetch(`${server.address}moth.html`)).status, 200);
});

on("the server ends and comes back: the page follows", "fly.html", async (page) => {
  const { port } = new URL(server.address);
  assert.equal(await stop(), 0);
  save("bank/en/fly.md", question("fly", 2, "## Spoken answer\n\nWhile it was away.\n"));
  await start(Number(port));
  await shows(page, "While it was away.");
}, { ...PHONE, faults: true });

/* ---- Not for others ---- */

/** The status of a request with these headers, and what its first bytes say. */
const ask = (path, headers) => new Promise((answered, failed) => {
  get(server.address + path, { headers, agent: false }, (answer) => {
    answer.once("data", (chunk) => {
      answered({ status: answer.statusCode, headers: answer.headers, text: String(chunk) });
      answer.destroy();
    });
  }).on("error", failed);
});

test("no foreign page hears of it", async () => {
  for (const headers of [{ Host: "example.org" }, { Origin: "http://example.org" }, { Origin: "http://127.0.0.1:1" }, { Origin: "null" }]) {
    assert.equal((await ask(".wenda/events", headers)).status, 403, JSON.stringify(headers));
  }
  const ours = await ask(".wenda/events", { Origin: new URL(server.address).origin });
  assert.equal(ours.status, 200);
  assert.equal(ours.headers["content-type"], "text/event-stream");
});

test("what serves the author is in no file of the site, and no built site has it", async () => {
  assert.ok(existsSync(`${folder}/site/moth.html`));
  assert.ok(!readFileSync(`${folder}/site/moth.html`, "utf8").includes(".wenda/"));
  assert.ok((await (await fetch(`${server.address}moth.html`)).text()).includes(".wenda/live.js"));
});

test("a port that is taken is said, and the next is used", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => other.once("listening", listening));
  const { port } = other.address();
  await stop();
  said = "";
  await start(port);
  assert.ok(said.includes(`port ${port} is taken`), said);
  assert.notEqual(new URL(server.address).port, String(port));
  other.close();
});

test("a bank that is wrong at first is served once it is mended", async () => {
  await stop();
  rmSync(`${folder}/site`, { recursive: true });
  write();
  save("bank/en/fly.md", "no front matter");
  said = "";
  await start();
  await withPage(browser, server.address, { ...PHONE, faults: true }, async (page) => {
    await page.goto(`${server.address}fly.html`);
    await overlay(page).waitFor({ timeout: 10000 });
    save("bank/en/fly.md", question("fly", 2, "## Spoken answer\n\nMended.\n"));
    await shows(page, "Mended.");
  });
});

test("options of a source are refused for a built site", () => {
  assert.throws(
    () => execFileSync(`${BUILD}/bin/wenda`, ["serve", "site", "--make", "true"], { cwd: folder, stdio: "pipe" }),
    ({ status, stderr }) => status === 2 && /'site' is no source/.test(stderr),
  );
});
