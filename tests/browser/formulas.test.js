/* The font of formulas: a page has its own part of it, which nothing that the page shows may lack. */
import assert from "node:assert/strict";
import { test } from "node:test";
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
