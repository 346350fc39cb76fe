/* Words and formulas of the text: hints at the pointer and the keyboard, formulas wider than the column. */
import assert from "node:assert/strict";
import { axe, labStage, PHONE, WIDE } from "./stage.js";

const lab = labStage();
const PAGE = "en/words.html";
const NARROW_WINDOW = { viewport: { width: 700, height: 800 } };

const on = (name, visit, options) =>
  lab.on(name, async (page) => {
    await page.goto(lab.address + PAGE);
    await visit(page);
  }, options);

const hint = (page, at = 0) => page.locator("abbr.hint").nth(at);

/* The box that CSS draws has no element to ask for. */
const isOpen = (locator) => locator.evaluate((one) => getComputedStyle(one, "::before").content !== "none");
const isFocused = (locator) => locator.evaluate((one) => one === document.activeElement);

on("hints: Escape closes one, and focus stays", async (page) => {
  await hint(page).focus();
  assert.ok(await isOpen(hint(page)));
  await page.keyboard.press("a");
  assert.ok(await isOpen(hint(page)), "another key");
  await page.keyboard.press("Escape");
  assert.ok(!(await isOpen(hint(page))));
  assert.ok(await isFocused(hint(page)));
}, WIDE);

on("hints: one that was closed opens when the reader comes to it anew", async (page) => {
  await hint(page).hover();
  assert.ok(await isOpen(hint(page)));
  await page.keyboard.press("Escape");
  assert.ok(!(await isOpen(hint(page))));
  await page.mouse.move(0, 0);
  assert.ok(!(await isOpen(hint(page))));
  await hint(page).hover();
  assert.ok(await isOpen(hint(page)), "at the pointer");
  await page.mouse.move(0, 0);
  await hint(page).focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  assert.ok(await isFocused(hint(page)));
  assert.ok(await isOpen(hint(page)), "at the focus");
}, WIDE);

on("hints: Escape closes the one that is open, not the others", async (page) => {
  await hint(page).focus();
  await page.keyboard.press("Escape");
  await hint(page, 2).hover();
  assert.ok(await isOpen(hint(page, 2)));
}, WIDE);

for (const [room, options] of [["wide", WIDE], ["narrow", NARROW_WINDOW]]) {
  on(`hints: the pointer can go into an open one, ${room}`, async (page) => {
    const word = await hint(page).boundingBox();
    const x = word.x + word.width / 2;
    await page.mouse.move(x, word.y + word.height / 2);
    await page.mouse.move(x, word.y + word.height + 20, { steps: 40 });
    assert.ok(await isOpen(hint(page)));
  }, options);
}

for (const colorScheme of ["light", "dark"]) {
  const options = { ...PHONE, colorScheme, reducedMotion: "reduce" };

  on(`formulas: no page is widened by one in its text, ${colorScheme}`, async (page) => {
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const sizes = await page.locator(":is(p, li) .maths-long").evaluateAll((all) =>
      all.map((one) => [one.getBoundingClientRect().right <= innerWidth, one.scrollWidth > one.clientWidth, one.scrollHeight - one.clientHeight]));
    assert.deepEqual(sizes, [[true, false, 0], [true, true, 0], [true, true, 0]]);
  }, options);

  on(`axe-core finds nothing: ${PAGE}, ${colorScheme}`, async (page) => {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run("main", { resultTypes: ["violations"] }));
    assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)), []);
  }, options);
}

on("formulas: a long one goes on in the next line behind an operator, in the size of a short one", async (page) => {
  const runs = page.locator("p .maths-long").first().locator(".maths-run");
  const boxes = await Promise.all((await runs.all()).map((run) => run.boundingBox()));
  const first = boxes.filter(({ y }) => Math.abs(y - boxes[0].y) < 5);
  assert.ok(first.length > 1 && first.length < boxes.length, `${first.length} of ${boxes.length} runs in the first line`);
  assert.ok(boxes.every(({ x, width }) => x >= 0 && x + width <= PHONE.viewport.width));
  assert.match(await runs.nth(first.length - 1).textContent(), /[=+]\s*$/);
}, PHONE);

on("formulas: the keyboard scrolls one that is too wide, and passes over it where it has room", async (page) => {
  const long = page.locator("p .maths-long").last();
  await long.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((one) => one.scrollLeft > 0, await long.elementHandle());
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.waitForFunction((one) => !one.hasAttribute("tabindex"), await long.elementHandle());
}, PHONE);

on("formulas: a long one stands on the line as a short one does", async (page) => {
  const long = page.locator("p .maths-long").last();
  const wrapped = await long.locator("math").boundingBox();
  await long.evaluate((one) => one.replaceWith(...one.childNodes));
  assert.deepEqual(await page.locator("p > math").last().boundingBox(), wrapped);
}, WIDE);

on("formulas: a row has the space below it that is asked for", async (page) => {
  const heights = await page.locator(".maths mtable:not(mtable mtable)").evaluateAll((all) =>
    all.slice(1).map((one) => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).fontSize)));
  const [matrix, wider, aligned, widerAligned] = heights;
  assert.ok(Math.abs(wider - matrix - 2) < 0.05, `${matrix} em, then ${wider} em`);
  assert.ok(Math.abs(widerAligned - aligned - 2) < 0.05, `${aligned} em, then ${widerAligned} em`);
}, WIDE);
