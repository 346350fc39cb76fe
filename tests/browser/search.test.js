/* Search as a reader uses it: over HTTP and from a disk, key by key, by keyboard alone, with an input method, with faults. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { axe, buildSite, PHONE, says, stage, WIDE, withPage } from "./stage.js";

const question = (number, id, title, body) => `---\nid: ${id}\nnumber: ${number}\ntitle: ${title}\ntags: [forest]\ndifficulty: 2\n---\n\n${body}\n`;

const ANT = `## 口述回答

蚂蚁沿着信息素走，回声定位是蝙蝠的事。

## 要点

- **信息素**：会慢慢挥发。
- 标签里写着 \`<img src=x onerror=alert(1)>\`。

## 追问

### 为什么不会迷路？

因为每一只都留下琥珀色的痕迹。
`;
const ENGLISH = "## Spoken answer\n\nIt follows a trail of pheromones and never asks for directions.\n";
const filler = (number) => question(number, `moth-${number}`, `第 ${number} 只飞蛾`, "## 口述回答\n\n它们都向着同一盏灯笼飞去。\n");

const site = buildSite({
  "site.yaml": "title: {zh: 昆虫, en: Insects}\nlanguages: [zh, en]\ntags:\n  forest: {zh: 森林, en: Forest}\n",
  "zh/ant.md": question(1, "ant", "蚂蚁怎样找路？", ANT),
  "en/ant.md": question(1, "ant", "How does an ant find its way?", ENGLISH),
  "zh/bat.md": question(2, "bat", "什么是回声定位？", "## 口述回答\n\n发出声音，再听它的回声。\n"),
  "en/bat.md": question(2, "bat", "What is echolocation?", "## Spoken answer\n\nTo call, and to listen.\n"),
  ...Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`zh/moth-${i + 3}.md`, filler(i + 3)])),
});
const bank = stage(site);
const { on } = bank;
const large = stage(); /* its index has many parts */
const disk = `${pathToFileURL(site)}/`;
const ways = { http: () => bank.address, file: () => disk };
const faulty = { ...WIDE, faults: true };

const field = (page) => page.locator("#ui-search-field");
const dialog = (page) => page.locator("#ui-search");
const options = (page) => page.locator("wenda-finder [role=option]:visible");
const active = (page) => page.locator("wenda-finder [aria-selected=true]");
const titles = (page) => page.locator("wenda-finder .hit-page .hit-title").allInnerTexts();

/* Opens the dialog by its key and types, a key at a time. */
async function ask(page, text) {
  await page.keyboard.press("/");
  await field(page).waitFor();
  await field(page).pressSequentially(text, { delay: 15 });
}

async function found(page, text) {
  await ask(page, text);
  await page.locator("wenda-finder .hit-page").first().waitFor();
}

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

on("what is typed on the page of search stands in its address and its title", async (page) => {
  await page.goto(`${bank.address}search.html`);
  await page.locator(".search-help").waitFor();
  await page.keyboard.type("信息素");
  await page.waitForURL((url) => url.searchParams.get("q") === "信息素");
  assert.match(await page.title(), /^信息素 · /);
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => !url.search);
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

const ODD = ["<img src=x onerror=alert(1)>", "\"'><script>alert(1)</script>", ".*+?^${}()|[]\\/", "。，、！？", "🐜🐜", "\u0000\uFFFF\uD800", "tag:", "difficulty:x", "\"", "%d %s", "信".repeat(10000), "ant ".repeat(2500)];

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

large.on("a part of the index that is missing is told of, the rest answers, and it can be asked for again", async (page, faults) => {
  let refused;
  await page.route(/search\/zh-/, (route) => {
    refused ??= route.request().url();
    return route.request().url() === refused ? route.abort() : route.continue();
  });
  await page.goto(`${large.address}attention.html`);
  await found(page, "模型");
  await says(page.locator(".search-partial"), "没能载入");
  const count = async () => Number((await page.locator(".search-count").innerText()).match(/\d+/)[0]);
  const before = await count();
  await page.unroute(/search\/zh-/);
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
  assert.equal(await page.locator(".tag-list a").innerText(), "森林 16");
  await page.locator("main").getByRole("link", { name: "全部 16 道题" }).click();
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

test("the page of search is not for search engines, and in both languages", async () => {
  for (const path of ["search.html", "en/search.html"]) {
    const html = await (await fetch(bank.address + path)).text();
    assert.match(html, /<meta name="robots" content="noindex">/, path);
  }
});

on("what is not found can be looked for in the other language", async (page) => {
  await page.goto(`${bank.address}ant.html`);
  await ask(page, "pheromones");
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
for (const colorScheme of ["light", "dark"]) {
  for (const { viewport } of [WIDE, PHONE]) {
    on(`axe-core finds nothing with the dialog open: ${colorScheme}, ${viewport.width} px`, async (page) => {
      for (const [state, text] of Object.entries(states)) {
        await page.goto(`${bank.address}ant.html`);
        await ask(page, text);
        await page.locator(".search-help, .hit-page, .search-empty").locator("visible=true").first().waitFor();
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
        assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${state}: ${id}: ${node.html}`)), []);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width);
      }
    }, { viewport, colorScheme, reducedMotion: "reduce" });
  }
}
