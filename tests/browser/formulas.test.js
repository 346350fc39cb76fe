/* The font of formulas: a page has its own part of it, which nothing that the page shows may lack. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeSite } from "./made.js";
import { fileAddress, stage, WIDE, withPage } from "./stage.js";

const site = stage();
const LEAVES = "math :is(mi, mo, mn, mtext)";

/* Glyphs of the page's formulas that are of the font which came with it, and of others. */
async function glyphs(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  const { nodeIds } = await session.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: LEAVES });
  const count = { own: 0, other: 0 };
  for (const found of await Promise.all(nodeIds.map((nodeId) => session.send("CSS.getPlatformFontsForNode", { nodeId })))) {
    for (const { isCustomFont, glyphCount } of found.fonts) count[isCustomFont ? "own" : "other"] += glyphCount;
  }
  return count;
}

/* Characters that no font of formulas has. */
const countHan = (leaves) =>
  leaves.reduce((sum, { textContent }) => sum + (textContent.match(/[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/gu)?.length ?? 0), 0);

for (const [where, paths] of Object.entries({
  "over HTTP": ["guide/formulas.html", "audio-data.html"],
  "from a disk": ["resource-limits.html"],
})) {
  test(`every sign of a formula is of the font that comes with its page: ${where}`, async () => {
    const root = where === "over HTTP" ? site.address : fileAddress;
    for (const path of paths) {
      /* from a disk Chromium tells of the manifest, which it does not load there */
      await withPage(site.browser, root, { ...WIDE, faults: true }, async (page) => {
        await page.goto(root + path);
        await page.evaluate(() => document.fonts.ready);
        const { own, other } = await glyphs(page);
        assert.ok(own > 50, `${path}: ${own}`);
        assert.equal(other, await page.locator(LEAVES).evaluateAll(countHan), path);
      });
    }
  });
}

const primes = stage(makeSite({
  "site.yaml": "title: Primes\nlanguages: [en]\n",
  "en/primes.md": "---\nid: primes\ntitle: Primes\n---\n\n$x'$ and $x''$\n",
}));

/* There \prime is 0.5556 em high, at 7 points beside 10, and raised by 0.363 em (sup2 of cmsy10). */
primes.on("primes are as large and as high as TeX sets them", async (page) => {
  await page.goto(`${primes.address}primes.html`);
  await page.evaluate(() => document.fonts.ready);
  const found = await page.locator("math").evaluateAll((all) =>
    all.flatMap((formula) => {
      formula.style.fontSize = "400px"; /* boxes are whole pixels, and some larger than the ink */
      const em = parseFloat(getComputedStyle(formula).fontSize);
      const line = formula.querySelector("mi").getBoundingClientRect().bottom;
      return Array.from(formula.querySelectorAll("mo"), (prime) => {
        const { height, bottom } = prime.getBoundingClientRect();
        return { height: height / em, raised: (line - bottom) / em };
      });
    }));
  assert.equal(found.length, 3);
  for (const { height, raised } of found) {
    assert.ok(Math.abs(height - 0.389) < 0.045, `${height} em`);
    assert.ok(Math.abs(raised - 0.363) < 0.05, `raised by ${raised} em`);
  }
}, WIDE);
