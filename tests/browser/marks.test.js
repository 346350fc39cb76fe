/* The page that a result of search led to: its words are marked, the way leads from one to the next, and all of it can be
 * taken away. */
import assert from "node:assert/strict";
import { axe, buildSite, LOOKS, PHONE, stage, WIDE } from "./stage.js";

const PAGE = `---
id: moth
number: 1
title: Why does a moth fly to the lamp?
---

## Spoken answer

It takes the lamp for the moon; no other *lam*p is so far.

## Pitfalls

### Lamps are warm

It is not the warmth.

## Follow-ups

### And by day?

There the LAMP is dark.

:::: tabs
::: tab One
Nothing here.
:::
::: tab Two
A candle.
:::
::::

### And in code?

\`\`\`c
light(lamp);
\`\`\`

### And in numbers?

Light falls with $\\frac{1}{r^2}$, and its flight with $\\sqrt{d_k}$.
`;

const site = buildSite({
  "site.yaml": "title: Bank\nlanguages: [en]\n",
  "en/moth.md": PAGE,
  "en/other.md": "---\nid: other\nnumber: 2\ntitle: Another\n---\n\n## Spoken answer\n\nNothing.\n",
});
const bank = stage(site);
const { on } = bank;

const bar = (page) => page.locator(".search-marks");
const count = (page) => bar(page).locator("[data-slot=count]").innerText();

async function arrive(page, address) {
  await page.goto(bank.address + address);
  await bar(page).waitFor();
}

/* The marked texts, however they are marked, and the one that is current. */
const marked = (page) => page.evaluate(() => {
  const texts = (name) => Array.from(CSS.highlights?.get(name) ?? [], String);
  const elements = (selector) => Array.from(document.querySelectorAll(selector), ({ textContent }) => textContent);
  return {
    all: [...texts("wenda-found"), ...elements(".search-mark")],
    here: [...texts("wenda-found-here"), ...elements(".search-mark.is-here")],
  };
});

const isShown = (page, text) => page.getByText(text, { exact: true }).evaluate((element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return element.checkVisibility() && top >= 0 && bottom <= innerHeight;
});

on("a formula that was found is marked where it stands", async (page) => {
  for (const [typed, shown] of [["√d_k, with", null], ["flight with √d_k", "flight with dk"], ["1/r²", "1r2"], ["√d_k", "dk"]]) {
    await page.goto(`${bank.address}moth.html?highlight=${encodeURIComponent(typed)}`);
    if (shown) await bar(page).waitFor();
    assert.deepEqual((await marked(page)).all, shown ? [shown] : [], typed);
  }
});

on("a formula that was found as it was written is marked whole", async (page) => {
  for (const [typed, shown] of [["\\sqrt{d_k}", ["dk"]], ["r^2", ["1r2"]], ["frac", null], ["x_{<t}", null]]) {
    await page.goto(`${bank.address}moth.html?highlight=${encodeURIComponent(typed)}`);
    if (shown) await bar(page).waitFor();
    else await page.waitForURL((url) => !url.search);
    assert.deepEqual((await marked(page)).all, shown ?? [], typed);
  }
});

on("a word is marked where it begins, and within others only if it begins nowhere", async (page) => {
  await arrive(page, "moth.html?highlight=other");
  assert.deepEqual((await marked(page)).all, ["other"]);
  await arrive(page, "moth.html?highlight=amp");
  assert.deepEqual((await marked(page)).all, ["amp", "amp", "amp", "amp", "AMP", "amp"]);
}, WIDE);

on("all places of the text are marked, whatever their case and the elements in them", async (page) => {
  await arrive(page, "moth.html?highlight=lamp");
  assert.deepEqual((await marked(page)).all, ["lamp", "lamp", "lamp", "Lamp", "LAMP", "lamp"]);
  assert.equal(await bar(page).locator("[data-slot=words]").innerText(), "lamp");
  assert.equal(await count(page), "1 / 6");
  assert.equal(await page.evaluate(() => scrollY), 0);
}, WIDE);

on("the section that the address leads to is opened, and its first place is the current one", async (page) => {
  await arrive(page, "moth.html?highlight=lamp#and-by-day");
  assert.deepEqual((await marked(page)).here, ["LAMP"]);
  assert.equal(await count(page), "5 / 6");
  assert.ok(await isShown(page, "There the LAMP is dark."));
}, PHONE);

on("the bar leads from place to place, and opens what is shut", async (page) => {
  await arrive(page, "moth.html?highlight=lamp");
  for (const expected of ["2 / 6", "3 / 6", "4 / 6", "5 / 6"]) {
    await bar(page).getByRole("button", { name: "Next place" }).click();
    assert.equal(await count(page), expected);
  }
  await page.waitForTimeout(600);
  assert.ok(await isShown(page, "There the LAMP is dark."));
  for (let i = 0; i < 5; i++) await bar(page).getByRole("button", { name: "Previous place" }).click();
  assert.equal(await count(page), "6 / 6");
}, PHONE);

on("a tab that is not shown is chosen", async (page) => {
  await arrive(page, "moth.html?highlight=candle#and-by-day");
  await page.getByText("A candle.").waitFor();
  assert.equal(await page.locator("[role=tab][aria-selected=true]").innerText(), "Two");
}, WIDE);

on("in practice the part that was searched for is shown, and no other", async (page) => {
  await page.goto(`${bank.address}other.html`);
  await page.locator(".practice-switch").click();
  await page.locator(":root[data-practice]").waitFor();
  await arrive(page, "moth.html?highlight=warmth#pitfalls");
  assert.ok(await page.getByText("It is not the warmth.").isVisible());
  assert.ok(await page.getByText("It takes the lamp for the moon").isHidden());
}, WIDE);

for (const [how, takeAway] of Object.entries({
  "its button": (page) => bar(page).getByRole("button", { name: "Take the marks away" }).click(),
  Escape: (page) => page.keyboard.press("Escape"),
})) {
  on(`${how} takes the marks away, out of the address too`, async (page) => {
    await arrive(page, "moth.html?x=1&highlight=lamp&highlight=moon#and-by-day");
    assert.equal((await marked(page)).all.length, 7);
    await takeAway(page);
    assert.deepEqual(await marked(page), { all: [], here: [] });
    assert.equal(await bar(page).count(), 0);
    const url = new URL(page.url());
    assert.equal(url.search + url.hash, "?x=1#and-by-day");
    await page.reload({ waitUntil: "networkidle" });
    assert.equal(await bar(page).count(), 0);
  }, WIDE);
}

on("where the browser cannot paint them, elements do, and they leave the text as it was", async (page) => {
  await page.addInitScript("delete globalThis.Highlight");
  await page.goto(`${bank.address}moth.html`);
  const text = () => page.locator(".prose").evaluateAll((all) => all.map((prose) => prose.innerHTML));
  const before = await text();
  await arrive(page, "moth.html?highlight=lamp#and-by-day");
  const { all, here } = await marked(page);
  assert.equal(all.join(""), "lamplamplampLampLAMPlamp");
  assert.deepEqual(here, ["LAMP"]);
  await page.keyboard.press("Escape");
  assert.deepEqual(await text(), before);
}, WIDE);

on("words that the page does not have leave no trace", async (page) => {
  for (const word of ["absent", "", " ", "\u0000", "<b>", "((", "a".repeat(5000)]) {
    await page.goto(`${bank.address}moth.html?highlight=${encodeURIComponent(word)}`);
    await page.waitForURL((url) => !url.search);
    assert.equal(await bar(page).count(), 0, word);
  }
}, WIDE);

on("what cannot be loaded leaves the page as it is", async (page) => {
  await page.route(/marker\./, (route) => route.abort());
  await page.goto(`${bank.address}moth.html?highlight=lamp`, { waitUntil: "networkidle" });
  assert.ok(await page.getByText("It takes the lamp").isVisible());
}, { ...WIDE, faults: true });

for (const look of LOOKS) {
  on(`axe-core finds nothing with marks: ${look.colorScheme}, ${look.viewport.width} px`, async (page) => {
    await page.addInitScript("delete globalThis.Highlight"); /* axe-core sees elements alone */
    await arrive(page, "moth.html?highlight=lamp");
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= look.viewport.width);
  }, { ...look, reducedMotion: "reduce" });
}
