/* What a reader does on the page of a question: ticks its points off, unfolds its follow-ups, finds his place in the
 * contents, takes the text with him. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { fileAddress, PHONE, SITE, stage, WIDE, withPage } from "./stage.js";

const bank = stage();
const { on } = bank;

/* As their authors wrote them: the titles below a level-2 heading of the page's file. */
function titlesIn(file, part) {
  const [, text] = readFileSync(file, "utf8").split(`## ${part}\n`);
  return Array.from(text.split(/^## /m)[0].matchAll(/^### (.*)$/gm), ([, title]) => title);
}

const ZH = "vanishing-exploding-gradients.html", EN = `en/${ZH}`;
const FOLLOWUPS = titlesIn("content/en/06-vanishing-exploding-gradients.md", "Follow-ups");
const PITFALLS = titlesIn("content/en/06-vanishing-exploding-gradients.md", "Pitfalls");

const boxes = (page) => page.locator(".part-points").getByRole("checkbox");
const ticked = (page) => boxes(page).evaluateAll((all) => all.flatMap((box, i) => (box.checked ? [i] : [])));
const folds = (page) => page.locator(".part-followups details");
const open = (page) => folds(page).evaluateAll((all) => all.map((fold) => fold.open));

/* Once the page counts so many. */
async function hasTicked(page, places) {
  await page.locator(".part-points .part-head").getByText(`${places.length}/`).waitFor();
  assert.deepEqual(await ticked(page), places);
}

on("points that were ticked stay ticked, on this page and in both languages", async (page) => {
  await page.goto(bank.address + EN);
  await boxes(page).nth(1).click();
  await boxes(page).nth(4).focus();
  await page.keyboard.press("Space");
  await page.reload();
  await hasTicked(page, [1, 4]);
  assert.match(await page.locator(".part-points .part-head").innerText(), /2\/7/);
  await page.goto(bank.address + ZH);
  await hasTicked(page, [1, 4]);
  await boxes(page).nth(1).click();
  await page.goto(`${bank.address}large-model.html`);
  assert.deepEqual(await ticked(page), []);
  await page.goto(bank.address + EN);
  await hasTicked(page, [4]);
});

on("a box is named after its point, and large enough for a finger", async (page) => {
  await page.goto(bank.address + EN);
  const box = page.getByRole("checkbox", { name: "Cause", exact: true });
  await box.scrollIntoViewIfNeeded();
  const { x, y, height } = await box.boundingBox();
  await page.mouse.click(x - 8, y + height / 2);
  assert.deepEqual(await ticked(page), [0]);
});

on("a point says how much it counts", async (page) => {
  const words = (path) => page.goto(bank.address + path).then(() => page.locator(".part-points .weight").allInnerTexts());
  assert.deepEqual(await words(EN), ["must say", "must say", "must say", "should say", "should say", "bonus", "bonus"]);
  assert.deepEqual(await words(ZH), ["必说", "必说", "必说", "应说", "应说", "加分", "加分"]);
});

on("a tap on a term shows what it means, a second one leads to the glossary", async (page) => {
  await page.goto(bank.address + EN);
  const term = page.locator("a.hint", { hasText: /^Jacobians$/ });
  await term.tap();
  assert.equal(page.url(), bank.address + EN);
  assert.match(await term.evaluate((one) => getComputedStyle(one, "::before").content), /first derivatives/);
  await term.tap();
  await page.waitForURL(/glossary\.html#term-jacobian$/);
  assert.ok(await page.locator("#term-jacobian").isVisible());
}, { ...PHONE, hasTouch: true, isMobile: true });

on("where nothing may be kept, points can be ticked all the same", async (page) => {
  await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new Error("refused"); } }));
  await page.goto(bank.address + EN);
  await boxes(page).nth(2).click();
  assert.deepEqual(await ticked(page), [2]);
});

on("follow-ups are questions that the keyboard unfolds", async (page) => {
  await page.goto(bank.address + EN);
  assert.deepEqual(await folds(page).locator("summary").allInnerTexts(), FOLLOWUPS);
  assert.deepEqual(await open(page), FOLLOWUPS.map(() => false));
  await folds(page).nth(1).locator("summary").focus();
  await page.keyboard.press("Enter");
  assert.deepEqual(await open(page), FOLLOWUPS.map((_, i) => i === 1));
  assert.ok(await folds(page).nth(1).locator(".prose").isVisible());
}, WIDE);

on("a link to a follow-up opens it: from elsewhere, from the contents, and a second time", async (page) => {
  await page.goto(bank.address + EN);
  const link = page.locator("#ui-toc").getByRole("link", { name: FOLLOWUPS[2], exact: true });
  const place = await link.getAttribute("href");
  await link.click();
  assert.deepEqual(await open(page), FOLLOWUPS.map((_, i) => i === 2));
  await folds(page).nth(2).locator("summary").click();
  await link.click();
  assert.deepEqual(await open(page), FOLLOWUPS.map((_, i) => i === 2));
  await page.goto("about:blank");
  await page.goto(bank.address + EN + place);
  assert.deepEqual(await open(page), FOLLOWUPS.map((_, i) => i === 2));
  assert.ok(await folds(page).nth(2).locator("summary").evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
  }), "the question is in view");
}, { ...WIDE, faults: true }); /* about:blank is none of the site's addresses */

for (const javaScriptEnabled of [true, false]) {
  on(`all is open on paper, scripts ${javaScriptEnabled ? "on" : "off"}`, async (page) => {
    await page.goto(bank.address + EN);
    await page.emulateMedia({ media: "print" });
    for (const answer of await folds(page).locator(".prose").all()) {
      assert.ok((await answer.boundingBox())?.height > 20, "an answer takes room");
    }
  }, { ...WIDE, javaScriptEnabled });
}

on("each pitfall shows its claim apart from what is so", async (page) => {
  await page.goto(bank.address + EN);
  const claims = page.locator(".part-pitfalls .pitfall");
  assert.deepEqual(await claims.getByRole("heading").allInnerTexts(), PITFALLS);
  const [claim, answer] = await claims.first().evaluate((claim) =>
    [claim.firstElementChild, claim.lastElementChild].map((one) => getComputedStyle(one).backgroundColor));
  assert.notEqual(claim, answer);
});

on("the contents follow the reading position", async (page) => {
  await page.goto(bank.address + EN);
  const current = page.locator('#ui-toc [aria-current="location"]');
  assert.equal(await current.count(), 0);
  for (const title of [PITFALLS[1], "In depth", FOLLOWUPS[0]]) {
    const heading = page.getByRole("heading", { name: title, exact: true });
    await heading.evaluate((element) => element.scrollIntoView({ block: "start", behavior: "instant" }));
    await current.filter({ hasText: title }).waitFor();
    assert.equal(await current.count(), 1);
  }
}, WIDE);

on("the place that was chosen last is marked, even one that the end of the page keeps low", async (page) => {
  await page.goto(bank.address + EN);
  await page.locator("#ui-toc").getByRole("link", { name: "References" }).click();
  await page.waitForTimeout(300);
  assert.equal(await page.locator("#ui-toc [aria-current]").innerText(), "References");
}, { viewport: { width: 1280, height: 1600 }, reducedMotion: "reduce" });

on("on a phone a bar names the place, and opens contents that lead on and close", async (page) => {
  await page.goto(bank.address + EN);
  const bar = page.getByRole("button", { name: "On this page" });
  await page.getByRole("heading", { name: PITFALLS[0] }).evaluate((element) => element.scrollIntoView());
  await bar.filter({ hasText: PITFALLS[0] }).waitFor();
  await bar.click();
  await page.getByRole("link", { name: "Key points", exact: true }).click();
  await page.locator("#ui-toc").waitFor({ state: "hidden" });
  const bottom = (box) => box.y + box.height;
  const heading = await page.getByRole("heading", { name: "Key points" }).boundingBox();
  assert.ok(heading.y >= bottom(await bar.boundingBox()), "the heading is not beneath the bar");
}, { ...PHONE, reducedMotion: "reduce" });

on("without scripts the bar opens the contents too", async (page) => {
  await page.goto(bank.address + EN);
  await page.getByRole("button", { name: "On this page" }).click();
  assert.ok(await page.locator("#ui-toc").getByRole("link", { name: "Pitfalls" }).isVisible());
}, { ...PHONE, javaScriptEnabled: false });

on("each heading has a link to itself, seen when it has the focus and not heard with it", async (page) => {
  await page.goto(bank.address + EN);
  const sections = titlesIn("content/en/06-vanishing-exploding-gradients.md", "In depth");
  for (const title of ["Spoken answer", "In depth", ...sections, ...PITFALLS, ...FOLLOWUPS]) {
    const id = await page.getByRole("heading", { name: title, exact: true }).getAttribute("id");
    const link = page.locator(`.anchor[href="#${id}"]`);
    assert.equal(await link.count(), 1, title);
    assert.equal(await link.evaluate((one) => getComputedStyle(one).opacity), "0");
    await link.focus();
    await page.keyboard.press("Shift");
    assert.equal(await link.evaluate((one) => getComputedStyle(one).opacity), "1");
    assert.equal(await link.getAttribute("aria-label"), "Link to this section");
  }
}, WIDE);

on("the page's Markdown is copied", async (page) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(bank.address + EN);
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await (await page.request.get(bank.address + EN.replace(".html", ".md"))).text());
  assert.match(copied, /^# How do you deal with vanishing and exploding gradients in large-model training\?\n\n/);
  assert.match(copied, /\n- \*\*Cause\*\*: the first layer's gradient .* grows to \$1\.4\\times10\^\{4\}\$\.\n/);
  assert.doesNotMatch(copied, /\{weight|\]\(id:|::demo/);
}, WIDE);

for (const path of [EN, "en/guide/tables.html"]) {
  on(`the page's tool is as wide as its words, its icon as high: ${path}`, async (page) => {
    await page.goto(bank.address + path);
    const tool = page.getByRole("button", { name: "Copy as Markdown" });
    assert.ok((await tool.boundingBox()).width < 200);
    assert.ok((await tool.locator("svg").boundingBox()).height <= 16);
  }, WIDE);
}

on("where the copy fails the reader is told, and has the link", async (page) => {
  await page.route("**/*.md", (route) => route.abort());
  await page.goto(bank.address + EN);
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await page.getByText("Could not copy").waitFor();
  assert.ok(await page.locator(".page-tools").getByRole("link", { name: "Markdown" }).isVisible());
}, { ...PHONE, faults: true });

/* Opens by double click, and with scripts off. */
const plainWays = { "from a file": [fileAddress, {}], "without scripts": [null, { javaScriptEnabled: false }] };
for (const [way, [address, options]] of Object.entries(plainWays)) {
  test(`${way} a link leads to the Markdown`, () =>
    withPage(bank.browser, address ?? bank.address, { ...PHONE, ...options }, async (page) => {
      await page.goto((address ?? bank.address) + EN);
      const tools = page.locator(".page-tools");
      assert.equal(await tools.getByRole("button").count(), 0);
      const link = await tools.getByRole("link", { name: "Markdown" }).getAttribute("href");
      assert.match(readFileSync(resolve(SITE, "en", link), "utf8"), /^# How do you deal with vanishing/);
    }));
}

on("tags lead to the questions that have them", async (page) => {
  await page.goto(bank.address + EN);
  await page.locator("main").getByRole("link", { name: "Optimisation", exact: true }).click();
  await page.waitForURL(/en\/tags\/optimization\.html/);
  const rows = page.locator(".rows");
  await rows.getByRole("link", { name: "How do you deal with vanishing and exploding gradients" }).waitFor();
  /* the link of a tag lies above what makes all of a row a link */
  await rows.getByRole("link", { name: "Training", exact: true }).first().click();
  await page.waitForURL(/tags\/training\.html/);
}, WIDE);

on("what leads here is listed, each page once", async (page) => {
  await page.goto(bank.address + EN);
  const titles = await page.locator(".related a").allInnerTexts();
  assert.deepEqual(titles, [...new Set(titles)]);
  assert.ok((await page.getByRole("navigation", { name: "Related questions" }).getByRole("link").count()) === 3);
});

for (const { viewport } of [PHONE, WIDE]) {
  on(`nothing moves once it is painted: ${viewport.width} px`, async (page) => {
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) window.shifts.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 100))]);
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const path of [EN, "large-model.html", "index.html"]) {
      await page.goto(bank.address + path, { waitUntil: "networkidle" });
      await page.waitForTimeout(300);
      assert.deepEqual(await page.evaluate(() => window.shifts), [], path);
    }
  }, { viewport });
}
