/* Search as a reader uses it: over HTTP and from a disk, key by key, by keyboard alone, with an input method. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { active, ask, buildInsects, dialog, field, found, options, titles } from "./insects.js";
import { axe, LOOKS, PHONE, says, stage, WIDE, withPage } from "./stage.js";

const site = buildInsects();
const bank = stage(site);
const { on } = bank;
const disk = `${pathToFileURL(site)}/`;
const ways = { http: () => bank.address, file: () => disk };

for (const [way, address] of Object.entries(ways)) {
  test(`${way}: typed key by key, opened, marked, and back again`, () =>
    withPage(bank.browser, address(), WIDE, async (page) => {
      await page.goto(`${address()}bat.html`);
      await found(page, "琥珀色");
      assert.deepEqual(await titles(page), ["蚂蚁怎样找路？"]);
      const section = page.locator(".hit-section");
      assert.equal(await section.locator(".hit-title").innerText(), "为什么不会迷路？");
      assert.equal(await section.locator("mark").innerText(), "琥珀色");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator(".search-marks").waitFor();
      assert.ok(new URL(page.url()).pathname.endsWith("/ant.html"));
      assert.ok(await page.getByText("因为每一只都留下琥珀色的痕迹").isVisible(), "the fold is open");
      await page.goBack();
      await page.waitForURL(/bat\.html/);
      assert.ok(await dialog(page).isHidden());
    }));

  test(`${way}: the page of search answers its address, without a click`, () =>
    withPage(bank.browser, address(), WIDE, async (page) => {
      await page.goto(`${address()}search.html?q=${encodeURIComponent("回声")}`);
      await page.locator(".hit-page").first().waitFor();
      assert.equal(await field(page).inputValue(), "回声");
      assert.equal((await titles(page))[0], "什么是回声定位？");
      await page.locator(".hit-page").first().click();
      await page.waitForURL(/bat\.html/);
      await page.goBack();
      await page.locator(".hit-page").first().waitFor();
      assert.equal(await field(page).inputValue(), "回声");
      await page.goto(`${address()}en/search.html?q=pheromones`);
      await page.locator(".hit-page").first().waitFor();
      assert.deepEqual(await titles(page), ["How does an ant find its way?"]);
    }));
}

on("a filter by a name of another language is known, and empty quotes ask for nothing", async (page) => {
  for (const [where, typed] of [["", "tag:Forest"], ["", "difficulty:Basic"], ["en/", "tag:森林"], ["en/", "difficulty:基础"]]) {
    await page.goto(`${bank.address}${where}search.html?q=${encodeURIComponent(typed)}`);
    await page.locator(".hit-page").first().waitFor();
    assert.ok(await page.locator("[data-slot=unknown]").isHidden(), typed);
  }
  for (const quotes of ['""', '"', "“”"]) {
    await page.goto(`${bank.address}search.html?q=${encodeURIComponent(quotes)}`);
    await page.locator(".search-help").waitFor();
    assert.equal(await page.locator(".hit-page").count(), 0);
  }
}, WIDE);

on("what is typed on the page of search stands in its address and its title", async (page) => {
  await page.goto(`${bank.address}search.html`);
  await page.locator(".search-help").waitFor();
  await page.keyboard.type("信息素");
  await page.waitForURL((url) => url.searchParams.get("q") === "信息素");
  assert.match(await page.title(), /^信息素 · /);
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => !url.search);
}, WIDE);

on("in the guide the guide is searched, which is said, and the questions are a link away", async (page) => {
  await page.goto(`${bank.address}guide/nets.html`);
  await found(page, "灯笼");
  assert.deepEqual(await titles(page), ["捕虫网"]);
  assert.match(await field(page).getAttribute("placeholder"), /指南/);
  const note = page.locator("[data-slot=guide]");
  assert.match(await note.innerText(), /只搜索编写指南/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(".search-marks").waitFor();
  assert.ok(new URL(page.url()).pathname.endsWith("/guide/nets.html"));
  await found(page, "灯笼");
  await note.getByRole("link").click();
  await page.waitForURL(/search\.html\?q=/);
  await page.locator(".hit-page").first().waitFor();
  assert.ok((await titles(page)).every((title) => title.includes("飞蛾")));
  assert.ok(await note.isHidden());
}, WIDE);

on("filters go by names too, and one by what there is not is said to be left out", async (page) => {
  await page.goto(`${bank.address}ant.html`);
  await found(page, "回声 difficulty:基础");
  assert.deepEqual(await titles(page), ["什么是回声定位？", "蚂蚁怎样找路？"]);
  const note = page.locator("[data-slot=unknown]");
  assert.ok(await note.isHidden());
  await field(page).fill("回声 tag:沙漠");
  await note.waitFor();
  assert.match(await note.innerText(), /没有.*tag:沙漠/);
  assert.equal((await titles(page))[0], "什么是回声定位？");
  await says(page.locator("wenda-finder [role=status]"), "tag:沙漠");
  await page.goto(`${bank.address}en/search.html?q=difficulty%3AAdvanced`);
  await says(page.locator("wenda-finder [role=status]"), "Nothing found");
  assert.ok(await note.isHidden());
  await field(page).fill("echo difficulty:hard");
  await note.waitFor();
  assert.match(await note.innerText(), /no such tag or difficulty.*difficulty:hard/);
}, WIDE);

on("keys open it, but not while a field is used or another dialog is open", async (page) => {
  await page.goto(`${bank.address}questions.html`);
  await page.locator("#ui-filter-tag").focus();
  await page.keyboard.press("/");
  assert.ok(await dialog(page).isHidden());
  await page.keyboard.press("Control+k");
  assert.ok(await dialog(page).isVisible());
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.querySelector("[data-slot=clear]").showModal());
  await page.keyboard.press("/");
  assert.ok(await dialog(page).isHidden());
}, WIDE);

on("nothing of it is loaded before it is wanted", async (page) => {
  const asked = [];
  page.on("request", (request) => /search|marker/.test(request.url()) && asked.push(request.url()));
  await page.goto(`${bank.address}ant.html`, { waitUntil: "networkidle" });
  assert.deepEqual(asked, []);
}, WIDE);

on("the keyboard goes all through it", async (page) => {
  await page.goto(`${bank.address}ant.html`);
  await page.locator(".site-header .search-link a").focus();
  await page.keyboard.press("Enter");
  await field(page).pressSequentially("灯笼");
  await page.locator(".hit-page").first().waitFor();
  const all = await options(page).count();
  const at = async () => {
    const id = await field(page).getAttribute("aria-activedescendant");
    assert.equal(await active(page).getAttribute("id"), id);
    return options(page).evaluateAll((list, id) => list.findIndex((option) => option.id === id), id);
  };
  assert.equal(await at(), 0);
  for (const [key, index] of [["ArrowDown", 1], ["ArrowDown", 2], ["ArrowUp", 1], ["End", all - 1], ["ArrowDown", 0], ["ArrowUp", all - 1], ["Home", 0]]) {
    await page.keyboard.press(key);
    assert.equal(await at(), index, key);
    assert.ok(await active(page).isVisible());
  }
  assert.equal(await field(page).getAttribute("aria-expanded"), "true");
  await page.keyboard.press("Escape");
  assert.ok(await dialog(page).isHidden());
  assert.ok(await page.locator(".site-header .search-link a").evaluate((link) => link === document.activeElement));
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => getSelection().toString()), "灯笼", "typing replaces it");
}, WIDE);

on("a result opens in another tab as any link does, and the dialog stays", async (page) => {
  await page.goto(`${bank.address}bat.html`);
  await found(page, "信息素");
  const first = page.locator(".hit-page").first();
  for (const open of [() => first.click({ modifiers: ["Control"] }), () => first.click({ button: "middle" }), () => page.keyboard.press("Control+Enter")]) {
    const [tab] = await Promise.all([page.context().waitForEvent("page"), open()]);
    await tab.waitForURL(/ant\.html/);
    await tab.locator(".search-marks").waitFor();
    await tab.close();
    assert.ok(await dialog(page).isVisible());
    assert.ok(await field(page).evaluate((input) => input === document.activeElement));
  }
}, WIDE);

on("Home and End belong to the text until the reader goes into the list", async (page) => {
  await page.goto(`${bank.address}ant.html`);
  await found(page, "灯笼");
  await page.keyboard.press("Home");
  assert.equal(await field(page).evaluate((input) => input.selectionStart), 0);
}, WIDE);

on("more pages are shown when asked for, and the choice stays where it is", async (page) => {
  await page.goto(`${bank.address}ant.html`);
  await found(page, "灯笼");
  assert.equal((await titles(page)).length, 10);
  await says(page.locator(".search-count"), "14");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.locator(".hit-page").nth(13).waitFor();
  assert.match(await active(page).innerText(), /飞蛾/);
  assert.ok(await page.locator(".hit-pages").isHidden());
}, WIDE);

/* Through the browser's own input method, as a keyboard for Chinese does it. */
on("nothing happens while a text is being composed", async (page) => {
  await page.goto(`${bank.address}ant.html`);
  await page.keyboard.press("/");
  await page.locator(".search-help").waitFor();
  const devtools = await page.context().newCDPSession(page);
  for (const text of ["h", "hu", "hui'sheng", "回声"]) {
    await devtools.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await page.waitForTimeout(120);
    assert.equal(await options(page).count(), 0, text);
  }
  const pressed = await field(page).evaluate((input) => {
    const press = (key) => input.dispatchEvent(new KeyboardEvent("keydown", { key, keyCode: 229, isComposing: true, bubbles: true, cancelable: true }));
    return ["Enter", "ArrowDown", "Home"].map(press);
  });
  assert.deepEqual(pressed, [true, true, true], "the keys are the input method's");
  assert.ok(page.url().endsWith("/ant.html"));
  await devtools.send("Input.insertText", { text: "回声" });
  await page.locator(".hit-page").first().waitFor();
  assert.equal(await field(page).inputValue(), "回声");
  assert.equal((await titles(page))[0], "什么是回声定位？");
}, WIDE);

on("the Enter that ends a composition opens nothing, also where it comes after it", async (page) => {
  await page.goto(`${bank.address}ant.html`);
  await found(page, "回声");
  await field(page).evaluate((input) => input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true })));
  await page.waitForTimeout(200);
  assert.ok(await dialog(page).isVisible());
  assert.ok(page.url().endsWith("/ant.html"));
}, WIDE);

on("the number of results is announced once the hand rests", async (page) => {
  await page.goto(`${bank.address}ant.html`);
  await found(page, "灯笼");
  const status = page.locator("wenda-finder [role=status]");
  assert.equal(await status.innerText(), "");
  await says(status, "找到 14 个页面");
  await field(page).fill("没有这样的话");
  await page.locator(".search-empty").waitFor();
  await says(status, "没有找到“没有这样的话”");
}, WIDE);

on("recent searches are kept, asked again, and cleared", async (page) => {
  await page.goto(`${bank.address}bat.html`);
  await found(page, "信息素");
  await page.keyboard.press("Enter");
  await page.waitForURL(/ant\.html/);
  await page.reload();
  await page.keyboard.press("/");
  await options(page).first().waitFor();
  assert.deepEqual(await options(page).allInnerTexts(), ["信息素"]);
  await page.keyboard.press("Enter");
  await page.locator(".hit-page").first().waitFor();
  assert.equal(await field(page).inputValue(), "信息素");
  await field(page).fill("");
  await page.getByRole("button", { name: "清除" }).click();
  assert.equal(await options(page).count(), 0);
  await page.reload();
  await page.keyboard.press("/");
  await page.locator(".search-help").waitFor();
  assert.equal(await options(page).count(), 0);
}, WIDE);

on("Enter waits for the answer to what was typed", async (page) => {
  await page.goto(`${bank.address}en/bat.html`);
  await page.keyboard.press("/");
  await page.keyboard.type("pheromones");
  await page.keyboard.press("Enter");
  await page.waitForURL(/en\/ant\.html/);
  await found(page, "pheromones");
  await field(page).evaluate((input) => input.select());
  await page.keyboard.type("echolocation");
  await page.keyboard.press("Enter");
  await page.waitForURL(/en\/bat\.html/);
  const index = "**/search/en.js";
  let answer;
  const asked = new Promise((resolve) => page.route(index, (route) => resolve((answer = () => route.continue()))));
  await page.keyboard.press("/");
  await page.keyboard.type("pheromones");
  await asked; /* no answer comes between the keys */
  for (const key of ["Enter", "Escape"]) await page.keyboard.press(key);
  await Promise.all([page.waitForResponse(index), answer()]);
  await page.waitForTimeout(500);
  assert.match(page.url(), /bat\.html/, "Escape takes it back");
}, WIDE);

on("a question that is a title so far is found", async (page) => {
  await page.goto(`${bank.address}ant.html`);
  await found(page, "萤火虫");
  assert.deepEqual(await titles(page), ["萤火虫为什么发光？"]);
  await page.keyboard.press("Enter");
  await page.waitForURL(/firefly\.html/);
}, WIDE);

on("one page is one page", async (page) => {
  await page.goto(`${bank.address}en/ant.html`);
  await found(page, "pheromones");
  assert.equal(await says(page.locator(".search-count"), "1"), "1 page");
  assert.equal(await says(page.locator("wenda-finder [role=status]"), "1"), "Found 1 page");
}, WIDE);

test("the page of search is not for search engines, and in both languages", async () => {
  for (const path of ["search.html", "en/search.html"]) {
    const html = await (await fetch(bank.address + path)).text();
    assert.match(html, /<meta name="robots" content="noindex">/, path);
  }
});

on("what is not found can be looked for in the other language", async (page) => {
  await page.goto(`${bank.address}ant.html`);
  await ask(page, "pheromones");
  await says(page.locator(".search-empty-title"), "没有找到“pheromones”");
  await page.locator(".search-empty").getByRole("link", { name: "English" }).click();
  await page.locator(".hit-page").first().waitFor();
  assert.equal(page.url(), `${bank.address}en/search.html?q=pheromones`);
}, WIDE);

on("on the home page one click begins to search", async (page) => {
  await page.goto(`${bank.address}index.html`);
  await page.locator(".hero .search-link a").click();
  await field(page).pressSequentially("信息素");
  await page.locator(".hit-page").first().waitFor();
}, WIDE);

on("on a phone it fills the screen, and what is pressed is 44 pixels high", async (page) => {
  await page.goto(`${bank.address}ant.html`);
  await page.locator(".site-header .search-link a").click();
  await field(page).pressSequentially("灯笼");
  await page.locator(".hit-page").first().waitFor();
  assert.deepEqual(await dialog(page).boundingBox(), { x: 0, y: 0, ...PHONE.viewport });
  for (const target of [...(await options(page).all()), page.locator(".search-close"), page.locator(".search-own-page")]) {
    assert.ok((await target.boundingBox()).height >= 44, await target.innerText());
  }
  await page.locator(".search-close").click();
  assert.ok(await dialog(page).isHidden());
}, { ...PHONE, hasTouch: true, isMobile: true });

const states = { help: "", results: "灯笼", "no result": "没有这样的话" };
for (const look of LOOKS) {
  on(`axe-core finds nothing with the dialog open: ${look.colorScheme}, ${look.viewport.width} px`, async (page) => {
    for (const [state, text] of Object.entries(states)) {
      await page.goto(`${bank.address}ant.html`);
      await ask(page, text);
      await page.locator(".search-help, .hit-page, .search-empty").locator("visible=true").first().waitFor();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${state}: ${id}: ${node.html}`)), []);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= look.viewport.width);
    }
  }, { ...look, reducedMotion: "reduce" });
}
