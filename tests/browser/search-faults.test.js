/* Search where something is odd, late or missing: a sentence, and what can still be had. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { ask, buildInsects, ENGLISH, field, found, options, question, titles } from "./insects.js";
import { buildSite, says, stage, WIDE } from "./stage.js";

const bank = stage(buildInsects());
const { on } = bank;
const large = stage(); /* its index has many parts */
const faulty = { ...WIDE, faults: true };

on("no key is lost while the rest of search is still on its way", async (page) => {
  await page.route("**/search*.js", async (route) => {
    await new Promise((done) => setTimeout(done, 300));
    await route.continue();
  });
  await page.goto(`${bank.address}bat.html`);
  await page.keyboard.press("/");
  await page.keyboard.type("信息素");
  await page.locator(".hit-page").first().waitFor();
  assert.deepEqual(await titles(page), ["蚂蚁怎样找路？"]);
}, WIDE);

on("an answer that comes after the text is gone is not shown", async (page) => {
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(/search\/zh-/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${bank.address}bat.html`);
  await ask(page, "信息素");
  await page.locator("wenda-finder[data-busy]").waitFor();
  await page.waitForTimeout(200);
  await field(page).fill("");
  await page.waitForTimeout(200);
  const arrived = page.waitForResponse(/search\/zh-/);
  release();
  await arrived;
  await page.waitForTimeout(300);
  assert.ok(await page.locator(".search-help").isVisible());
  assert.equal(await options(page).count(), 0);
  assert.equal(await page.locator("wenda-finder[data-busy]").count(), 0);
}, WIDE);

const ODD = ["<img src=x onerror=alert(1)>", "\"'><script>alert(1)</script>", ".*+?^${}()|[]\\/", "。，、！？", "🐜🐜", "\u0000\uFFFF\uD800", "tag:", "difficulty:x", "\"x", "%d %s", "信".repeat(10000), "ant ".repeat(2500)];

on("odd texts are no error, and nothing becomes markup", async (page) => {
  page.on("dialog", () => assert.fail("a script ran"));
  await page.goto(`${bank.address}ant.html`);
  await page.keyboard.press("/");
  for (const text of ODD) {
    await field(page).fill("");
    await page.locator(".search-help, .search-recent-head").locator("visible=true").first().waitFor();
    await field(page).fill(text);
    await page.locator(".hit-page, .search-empty").locator("visible=true").first().waitFor();
    assert.equal(await page.locator("wenda-finder :is(img, script)").count(), 0, text);
    assert.ok(await page.locator(".search-failed").isHidden(), text);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 1280, text);
  }
  await field(page).fill("onerror");
  await page.locator(".hit-page").first().waitFor();
  await page.locator(".hit-section", { hasText: "<img src=x onerror=alert(1)>" }).waitFor();
}, WIDE);

large.on("a part of the texts that is missing is told of, the rest answers, and it can be asked for again", async (page, faults) => {
  let refused;
  await page.route(/search\/zh-t/, (route) => {
    refused ??= route.request().url();
    return route.request().url() === refused ? route.abort() : route.continue();
  });
  await page.goto(`${large.address}attention.html`);
  await found(page, "模型");
  await says(page.locator(".search-partial"), "没能载入");
  const count = async () => Number((await page.locator(".search-count").innerText()).match(/\d+/)[0]);
  const before = await count();
  await page.unroute(/search\/zh-t/);
  await page.getByRole("button", { name: "再试一次" }).click();
  await page.locator(".search-partial").waitFor({ state: "hidden" });
  assert.ok((await count()) > before);
  assert.ok(faults.every((fault) => fault.includes(refused) || fault.includes("ERR_FAILED")), faults.join());
}, faulty);

for (const missing of [/\/search\.js$/, /assets\/search\..*js$/, /search\/zh\.js$/]) {
  on(`a search that cannot be loaded says so, and is loaded again when asked: ${missing}`, async (page) => {
    await page.route(missing, (route) => route.abort());
    await page.goto(`${bank.address}ant.html`);
    await ask(page, "信息素");
    await says(page.locator(".search-failed"), "搜索没能载入");
    await page.unroute(missing);
    await page.getByRole("button", { name: "再试一次" }).click();
    await page.locator(".hit-page").first().waitFor();
    assert.ok(await page.locator(".search-failed").isHidden());
  }, faulty);
}

on("without scripts the link leads to a page that leads on", async (page) => {
  await page.goto(`${bank.address}ant.html`);
  await page.locator(".site-header .search-link a").click();
  await page.waitForURL(/search\.html/);
  assert.ok(await page.getByText("在这里搜索需要 JavaScript").isVisible());
  assert.ok(await field(page).isHidden());
  assert.equal(await page.locator(".tag-list a").innerText(), "森林 17");
  await page.locator("main").getByRole("link", { name: "全部 17 道题" }).click();
  await page.waitForURL(/questions\.html/);
}, { ...WIDE, javaScriptEnabled: false });

on("it works from the page for addresses that lead nowhere", async (page) => {
  await page.goto(`${bank.address}no/such/place.html`);
  await found(page, "琥珀色");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${bank.address}ant.html?*`);
}, faulty);

test("a site that wants none has nothing of it", async () => {
  const plain = buildSite({ "site.yaml": "title: Bank\nlanguages: [en]\nsearch: false\n", "en/bat.md": question(1, "bat", "What?", ENGLISH).replace(/^tags.*\n/m, "") });
  const html = readFileSync(`${plain}/bat.html`, "utf8");
  assert.doesNotMatch(html, /<wenda-search|<wenda-finder/);
  for (const path of ["search.html", "search.js", "search"]) assert.ok(!existsSync(`${plain}/${path}`), path);
});
