/* From a page to the same page in another language: what the reader chose, and where he is, goes along. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { makeSite } from "./made.js";
import { PHONE, stage, WIDE, withPage } from "./stage.js";

const front = (id, number, title) => `---\nid: ${id}\nnumber: ${number}\ntitle: ${title}\ntags: [data]\n---\n`;
const filler = "\n\n" + "Text. ".repeat(400) + "\n\n";

/* The English page has one heading less in depth, a heading of the same id, and all else in the same places. */
const ZH = `${front("one", 1, "一是什么？")}
## 口述回答
${filler}
## 详解

### 头一点
${filler}
### 第二点
${filler}
## 常见误区

### 这样想不对
${filler}
### 那样想也不对
${filler}
### 同一处 {#same}
${filler}
## 追问

### 为什么？

因为${filler}

### 然后呢？

没有了${filler}
`;
const EN = `${front("one", 1, "What is one?")}
## Spoken answer
${filler}
## In depth

### One point
${filler}
## Pitfalls

### Same place {#same}
${filler}
### Thinking this is wrong
${filler}
### Thinking that is, too
${filler}
## Follow-ups

### Why?

Because${filler}

### And then?

Nothing${filler}
`;

const site = makeSite({
  "site.yaml": "title: {zh: 题库, en: A bank}\nlanguages: [zh, en]\ntags:\n  data: {zh: 数据, en: Data}\n  more: {zh: 更多, en: More}\nwhole: true\n",
  "zh/one.md": ZH,
  "en/one.md": EN,
  "zh/two.md": `${front("two", 2, "二是什么？")}\n## 口述回答\n\n### 有译文吗\n${filler}`,
});
const bank = stage(site);
const { on } = bank;

const english = (page) => page.getByRole("link", { name: "English" });
const chinese = (page) => page.getByRole("link", { name: "中文" });
const heading = (page, name) => page.getByRole("heading", { name, exact: true });

const isAtTop = (locator) => locator.evaluate((one) => {
  const { top, height } = one.getBoundingClientRect();
  return height > 0 && top >= 0 && top < 160;
});

const PLACES = [
  ["常见误区", "Pitfalls"],
  ["那样想也不对", "Thinking this is wrong"],
  ["同一处", "Same place"],
  ["然后呢？", "And then?"],
  ["第二点", "In depth"],
];

for (const [from, to] of PLACES) {
  on(`from “${from}” to “${to}”`, async (page) => {
    await page.goto(`${bank.address}one.html`);
    await page.locator("#ui-toc").getByRole("link", { name: from, exact: true }).click();
    await english(page).click();
    await page.waitForURL(/\/en\/one\.html#(?!ui-)/);
    assert.ok(await isAtTop(heading(page, to)));
    assert.equal(decodeURIComponent(new URL(page.url()).hash.slice(1)), await heading(page, to).getAttribute("id"), "a link that can be given away");
    await page.goBack();
    await page.waitForURL(/:\d+\/one\.html/);
  }, { ...WIDE, reducedMotion: "reduce" });
}

on("who has scrolled somewhere goes there", async (page) => {
  await page.goto(`${bank.address}one.html`);
  await heading(page, "那样想也不对").evaluate((one) => scrollTo(0, one.getBoundingClientRect().top - 40));
  await page.locator("#ui-toc [aria-current]").getByText("那样想也不对").waitFor();
  const link = await english(page).boundingBox();
  await page.mouse.click(link.x + link.width / 2, link.y + link.height / 2); // Locator.click() would scroll the page back
  await page.waitForURL(/\/en\/one\.html#thinking-this-is-wrong$/);
  assert.ok(await isAtTop(heading(page, "Thinking this is wrong")));
}, WIDE);

on("the way is the same by keyboard and in another tab", async (page) => {
  await page.goto(`${bank.address}one.html#那样想也不对`);
  await english(page).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/en\/one\.html#thinking-this-is-wrong$/);
  const [tab] = await Promise.all([page.context().waitForEvent("page"), chinese(page).click({ modifiers: ["Control"] })]);
  await tab.waitForURL(/\/one\.html#(?!ui-)/);
  assert.ok(await isAtTop(heading(tab, "那样想也不对")));
}, WIDE);

on("filters of the list stay as they were chosen", async (page) => {
  await page.goto(`${bank.address}questions.html`);
  await page.locator("#ui-filter-tag").selectOption("data");
  await page.getByRole("radio", { name: /^未标记/ }).check({ force: true });
  await english(page).click();
  assert.deepEqual(Object.fromEntries(new URL(page.url()).searchParams), { tag: "data", mark: "none" });
  assert.equal(await page.locator("#ui-filter-tag").inputValue(), "data");
  await page.locator("#ui-filter-tag").selectOption("");
  await chinese(page).click();
  assert.equal(new URL(page.url()).search, "?mark=none");
});

on("a page whose text is in the other language, and one of all questions, keep the place", async (page) => {
  await page.goto(`${bank.address}two.html#有译文吗`);
  await english(page).click();
  await page.waitForURL(/\/en\/two\.html#%E6%9C%89/);
  await page.goto(`${bank.address}whole.html#two`);
  await english(page).click();
  await page.waitForURL(/\/en\/whole\.html#two$/);
}, WIDE);

on("what no heading answers to is let go", async (page) => {
  for (const fragment of ["ui-place.main.1.2.x", "ui-place.part-none.0.1.x", "ui-place.part-pitfalls.9.4.%E4"]) {
    await page.goto(`${bank.address}index.html`);
    await page.goto(`${bank.address}en/one.html#${fragment}`);
    await page.waitForURL((url) => !url.hash.startsWith("#ui-place"));
  }
});

test("it works by double click; without scripts the page alone is kept", async () => {
  const address = `${pathToFileURL(site).href}/`;
  await withPage(bank.browser, address, WIDE, async (page) => {
    await page.goto(`${address}one.html?a=1#那样想也不对`);
    await english(page).click();
    await page.waitForURL(/\/en\/one\.html\?a=1#thinking-this-is-wrong$/);
  });
  await withPage(bank.browser, bank.address, { ...PHONE, javaScriptEnabled: false }, async (page) => {
    await page.goto(`${bank.address}one.html?a=1#那样想也不对`);
    await english(page).click();
    assert.equal(page.url(), `${bank.address}en/one.html`);
  });
});

const published = stage();

published.on("the Chinese page of a guide in English says so, and each word of its text is marked as what it is", async (page) => {
  await page.goto(`${published.address}guide/code.html`);
  const note = page.getByRole("note");
  assert.match(await note.innerText(), /本页正文语言：\s*English/);
  assert.match(await note.getByRole("link").getAttribute("href"), /en\/guide\/code\.html$/);
  const text = page.locator("main [lang=en]", { has: page.locator("p") }).first();
  assert.match(await text.locator("p").first().innerText(), /^[\x20-\x7e’“”–]+$/);
  const labels = await text.locator(".example-label, .code-reveal").allInnerTexts();
  assert.ok(labels.includes("Looks like") && labels.every((label) => !/\p{Script=Han}/u.test(label)), labels.join());
  await page.locator(".code-tools").first().waitFor({ state: "attached" });
  assert.equal(await page.locator(".code-copy").first().evaluate((button) => button.closest("[lang]").lang), "zh-Hans");
}, WIDE);
