/* Ways through a bank: its navigation however large it is, and addresses that pages once had. */
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { makeSite } from "./made.js";
import { PHONE, stage, WIDE, withPage } from "./stage.js";

const TAGS = ["red", "green", "blue"];

function bank(count) {
  const files = { "site.yaml": `title: Many\nlanguages: [en]\ntags: {${TAGS.map((tag) => `${tag}: Tag ${tag}`).join(", ")}}\n` };
  for (let n = 1; n <= count; n++) {
    files[`en/${n}.md`] = `---\nid: q${n}\nnumber: ${n}\ntitle: Question ${n}\ntags: [${TAGS[n % 3]}]\n---\n\nText.\n`;
  }
  return makeSite(files);
}

const large = bank(1000);

test("no page but the lists grows with the bank", () => {
  const larger = bank(10000);
  for (const page of ["q1.html", "q500.html", "q900.html", "index.html"]) {
    const [one, other] = [large, larger].map((site) => statSync(`${site}/${page}`).size);
    assert.ok(Math.abs(other / one - 1) < 0.02, `${page}: ${one} and ${other} bytes`);
  }
});

const many = stage(large);

many.on("of a large bank the navigation shows the neighbours, and leads to the others", async (page) => {
  await page.goto(`${many.address}q500.html`);
  const side = page.getByRole("navigation", { name: "Questions" });
  assert.equal(await side.locator("[aria-current=page]").innerText(), "500\nQuestion 500");
  assert.ok(await side.locator("[aria-current=page]").evaluate((link) => {
    const { top, bottom } = link.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }), "the present page is in view");
  for (const n of [490, 499, 501, 510]) assert.equal(await side.getByRole("link", { name: `Question ${n}` }).count(), 1);
  assert.equal(await side.getByRole("link", { name: "Question 1", exact: true }).count(), 0);
  await side.getByRole("link", { name: "Tag blue" }).click();
  await page.getByRole("heading", { name: "Tag blue" }).waitFor();
  await page.getByRole("navigation", { name: "Questions" }).getByRole("link", { name: "All questions" }).click();
  await page.getByRole("main").getByRole("link", { name: "Question 1000" }).waitFor();
}, WIDE);

many.on("at both ends of a large bank as many are shown", async (page) => {
  const shown = async (n) => {
    await page.goto(`${many.address}q${n}.html`);
    return page.getByRole("navigation", { name: "Questions" }).locator("ol a").count();
  };
  assert.equal(await shown(1), await shown(500));
  assert.equal(await shown(1000), await shown(500));
}, WIDE);

many.on("on a phone the panel opens, holds the focus's way, and closes", async (page) => {
  await page.goto(`${many.address}q500.html`);
  const link = page.locator("#ui-side").getByRole("link", { name: "Question 500" });
  assert.equal(await link.isVisible(), false);
  await page.keyboard.press("Tab"); /* the skip link */
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await link.waitFor();
  await page.keyboard.press("Escape");
  await link.waitFor({ state: "hidden" });
}, PHONE);

const moved = stage(makeSite({
  "site.yaml": "title: Moved\nlanguages: [en]\n",
  "en/one.md": "---\nid: one\ntitle: One\naliases: [old, \"two#shared\"]\n---\n\n## Kept {#kept}\n\nText.\n\n## Shared {#shared}\n\nText.\n",
  "en/two.md": "---\nid: two\ntitle: Two\naliases: [\"old#split\", \"old#lost\"]\n---\n\n## Split {#split}\n\nText.\n",
}));

const OLD = {
  "old.html": "one.html",
  "old.html#kept": "one.html#kept",
  "old.html?a=1#kept": "one.html?a=1#kept",
  "old.html#split": "two.html#split",
  "old.html#lost": "two.html",
  "old.html#%E4": "one.html#%E4",
  "two.html#shared": "one.html#shared",
  "two.html#split": "two.html#split",
};

for (const [from, to] of Object.entries(OLD)) {
  moved.on(`${from} leads to ${to}`, async (page) => {
    await page.goto(`${moved.address}index.html`);
    await page.goto(moved.address + from).catch(() => {}); /* it is left before it is there */
    await page.waitForURL(moved.address + to);
    await page.goBack();
    await page.waitForURL(`${moved.address}index.html`);
  });
}

test("without scripts an old address leads to the page all the same", () =>
  withPage(moved.browser, moved.address, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${moved.address}old.html`).catch(() => {});
    await page.waitForURL(`${moved.address}one.html`);
  }));

test("search engines take the new address for the old one", () => {
  const html = readFileSync(`${moved.site}/old.html`, "utf8");
  assert.match(html, /<meta name="robots" content="noindex">/);
  assert.match(html, /<link rel="canonical" href="one\.html">/);
});
