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

const words = "一二三四五六七八九十".repeat(3);
const gaps = stage(makeSite({
  "site.yaml": "title: Gaps\nlanguages: [zh]\n",
  "zh/gaps.md": `---\nid: gaps\ntitle: 间隙\n---\n\n${`${words}$R$`.repeat(20)}完。\n`,
}));

/* Lines of the widths in turn, so that some break before a formula and some behind it. */
gaps.on("beside Han a formula has a narrow space, but not where it begins a line", async (page) => {
  await page.goto(`${gaps.address}gaps.html`);
  await page.evaluate(() => document.fonts.ready);
  const found = await page.locator("p:has(math)").evaluate((text) => {
    const { left } = text.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(text).fontSize);
    const rects = [];
    for (let width = 300; width < 640; width += 7) {
      text.style.width = `${width}px`;
      for (const formula of text.querySelectorAll("math")) {
        const range = new Range();
        range.selectNode(formula.previousElementSibling.previousSibling);
        const before = Array.from(range.getClientRects()).at(-1), box = formula.getBoundingClientRect();
        rects.push(box.top > before.bottom ? { begins: (box.left - left) / size } : { behind: (box.left - before.right) / size });
      }
    }
    return rects;
  });
  const begun = found.filter(({ begins }) => begins !== undefined);
  assert.ok(begun.length > 20 && begun.length < found.length, `${begun.length} of ${found.length}`);
  for (const { begins, behind } of found) {
    if (begins === undefined) assert.ok(behind > 0.1 && behind < 0.25, `${behind} em behind its text`);
    else assert.ok(Math.abs(begins) < 0.01, `${begins} em into its line`);
  }
}, WIDE);

const primes = stage(makeSite({
  "site.yaml": "title: Primes\nlanguages: [en]\n",
  "en/primes.md": "---\nid: primes\ntitle: Primes\n---\n\n$x'$ and $x''$\n",
}));

/* The first and the last row of a picture (PNG, base64) that are not white. */
const inkOf = (page, picture) =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt());
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const isDark = (row) => data.subarray(row * width * 4, (row + 1) * width * 4).some((value, i) => i % 4 < 3 && value < 128);
    const rows = Array.from({ length: height }, (_, row) => row).filter(isDark);
    return { top: rows[0], bottom: rows.at(-1) + 1 };
  }, picture);

/* Shows the prime alone and large, in black on white; the size of the formula and the line that it stands on. */
const showAlone = (prime) => {
  const formula = prime.closest("math"), letter = formula.querySelector("mi");
  document.body.replaceChildren(formula);
  formula.style.cssText = "position: fixed; inset: 200px auto auto 200px; font-size: 400px; color: white";
  document.documentElement.style.cssText = document.body.style.cssText = "background: white";
  prime.style.color = "black";
  const line = document.createElementNS("http://www.w3.org/1998/Math/MathML", "mspace");
  letter.replaceWith(line); /* an empty one stands on the line */
  const { bottom } = line.getBoundingClientRect();
  line.replaceWith(letter);
  return { em: parseFloat(getComputedStyle(formula).fontSize), line: bottom };
};

/* In a text of 10 points TeX takes the prime from the font for 7, whose ink goes from 0.041 to 0.559 em (lmsy7.afm, prime),
 * and raises it by 0.363 em of the text (sup2 of cmsy10). */
const SCRIPT = 0.7, INK = [0.041, 0.559], RAISED = 0.363;

for (const i of [0, 1, 2]) {
  primes.on(`primes are as large and as high as TeX sets them: prime ${i + 1} of three`, async (page) => {
    await page.goto(`${primes.address}primes.html`);
    await page.evaluate(() => document.fonts.ready);
    const all = page.locator("math mo");
    assert.equal(await all.count(), 3);
    const { em, line } = await all.nth(i).evaluate(showAlone);
    const { top, bottom } = await inkOf(page, (await page.screenshot()).toString("base64"));
    const found = { from: (line - bottom) / em, to: (line - top) / em };
    const wanted = { from: RAISED + SCRIPT * INK[0], to: RAISED + SCRIPT * INK[1] };
    for (const end of ["from", "to"]) {
      assert.ok(Math.abs(found[end] - wanted[end]) < 0.006, `${end}: ${found[end]} em above the line, in TeX ${wanted[end]}`);
    }
  }, { ...WIDE, viewport: { width: 1280, height: 1000 } });
}
