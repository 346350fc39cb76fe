/* Addresses that lead nowhere, of a site that is published under a path of its host. */
import assert from "node:assert/strict";
import { makeSite } from "./made.js";
import { axe, PHONE, stage, WIDE } from "./stage.js";

const text = (title, part) => `---\nid: one\nnumber: 1\ntitle: ${title}\n---\n\n## ${part}\n\nText.\n`;
const bank = stage(makeSite({
  "site.yaml": "title: {zh: 题库, en: A bank}\nlanguages: [zh, en]\nurl: https://example.org/banks/one/\n",
  "zh/one.md": text("一是什么？", "口述回答"),
  "en/one.md": text("What is one?", "Spoken answer"),
}));

/* What is asked for here: addresses of no page, and those above the site. */
const expected = (fault) => /status of 404|^404: .*nowhere|^foreign request: http:\/\/127\.0\.0\.1:\d+\/(?:banks\/one)?$/.test(fault);

function on(name, visit, options = PHONE) {
  bank.on(name, async (page, faults) => {
    await visit(page);
    assert.deepEqual(faults.filter((fault) => !expected(fault)), []);
  }, { ...options, faults: true });
}

const root = () => new URL("/", bank.address).href;
const isStyled = (page) => page.evaluate(() => getComputedStyle(document.querySelector(".site-header")).position === "sticky");
const titles = (page) => page.locator(".document-title:visible").allInnerTexts();

on("the site stands under its path, and what leads to the host leads there", async (page) => {
  assert.match(bank.address, /:\d+\/banks\/one\/$/);
  for (const path of ["", "banks/one"]) {
    await page.goto(root() + path);
    assert.equal(page.url(), bank.address);
  }
  await page.getByRole("link", { name: "一是什么？" }).first().click();
  await page.getByRole("heading", { name: "一是什么？" }).waitFor();
  assert.equal(page.url(), `${bank.address}one.html`);
});

for (const path of ["nowhere", "deep/er/nowhere.html", "tags/nowhere/"]) {
  on(`${path} is told in Chinese, in the site's own clothes`, async (page) => {
    const answer = await page.goto(bank.address + path);
    assert.equal(answer.status(), 404);
    assert.ok(await isStyled(page));
    assert.deepEqual(await titles(page), ["找不到页面"]);
    await page.getByRole("main").getByRole("link", { name: "返回首页" }).click();
    assert.equal(page.url(), `${bank.address}index.html`);
  });
}

for (const path of ["en/nowhere", "en/deep/er/nowhere.html"]) {
  on(`${path} is told in English, all of the page`, async (page) => {
    await page.goto(bank.address + path);
    await page.locator("html[lang=en]").waitFor();
    assert.ok(await isStyled(page));
    assert.equal(page.url(), bank.address + path, "a reader can mend what he typed");
    assert.deepEqual(await titles(page), ["Page not found"]);
    assert.equal(await page.title(), "Page not found · A bank");
    assert.doesNotMatch((await page.locator("body").innerText()).replace("中文", ""), /\p{Script=Han}/u);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
    await page.getByRole("combobox", { name: "Colour scheme" }).selectOption("dark");
    assert.equal(await page.locator("html").getAttribute("data-scheme"), "dark", "scripts serve the new page");
    await Promise.all([page.waitForURL(`${bank.address}index.html`), page.getByRole("link", { name: "中文" }).click()]);
  }, WIDE);
}

on("without scripts it is told in both languages, with ways on in both", async (page) => {
  await page.goto(`${bank.address}en/nowhere`);
  assert.ok(await isStyled(page));
  assert.deepEqual(await titles(page), ["找不到页面", "Page not found"]);
  await page.getByRole("link", { name: "To the home page" }).click();
  assert.equal(page.url(), `${bank.address}en/index.html`);
}, { ...PHONE, javaScriptEnabled: false });

on("what is not beneath the path is not the site's", async (page) => {
  for (const path of ["other", "one.html", "banks/oneself", "banks/one.html"]) {
    const answer = await page.request.get(root() + path, { maxRedirects: 0 });
    assert.equal(answer.status(), 404, path);
  }
});
