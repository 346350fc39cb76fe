/* The words around a demo: the tour, the question, the checks. The demo is tests/demos/controls.c. */
import assert from "node:assert/strict";
import { input, labStage, says, summary } from "./stage.js";

const { on, open } = labStage();

on("the tour sets the controls, one step after the other", async (page) => {
  const demo = await open(page, { linear: 0.9 });
  const tour = demo.locator("[data-slot=tour]");
  await tour.locator("summary").press("Enter");
  await says(demo.locator("[data-kind=say]"), "0.5 1 0 0 0 0 hello 1");
  assert.deepEqual(await tour.locator("li:visible").allInnerTexts(), ["At the start"]);
  assert.equal(await tour.locator("[data-action=tour-back]").getAttribute("aria-disabled"), "true");
  await tour.locator("[data-action=tour-on]").press("Enter");
  await says(summary(demo), "to (4, 4)");
  await tour.locator("[data-action=tour-on]").press("Enter");
  await says(summary(demo), "3 × 3 = 9");
  assert.equal(await tour.locator("[data-action=tour-on]").getAttribute("aria-disabled"), "true");
  assert.ok(await tour.locator("[data-action=tour-on]").evaluate((button) => button === document.activeElement));
  await tour.locator("[data-action=tour-back]").press("Enter");
  await says(summary(demo), "to (4, 4)");
});

on("a guess is judged, explained and shown", async (page) => {
  const demo = await open(page);
  const guess = demo.locator("[data-slot=guess]");
  await guess.getByRole("button", { name: "a half" }).press("Enter");
  await says(guess, "Not so. an eighth: Each step halves it.");
  assert.match(await page.evaluate(() => document.activeElement.innerText), /^Not so\. an eighth/, "the focus is on the verdict");
  await page.keyboard.press("Tab");
  assert.ok(await demo.getByRole("radio", { name: "Training" }).evaluate((one) => one === document.activeElement));
  await says(summary(demo), "after 3 steps 7");
  await input(demo, "goal").press("ArrowLeft");
  await says(summary(demo), "after 3 steps 6.125");
  assert.ok(await guess.isVisible(), "the answer stays to be read");
});

on("a guess is in nobody's way, and can be skipped", async (page) => {
  const demo = await open(page);
  const guess = demo.locator("[data-slot=guess]");
  const slider = input(demo, "linear");
  const before = await slider.boundingBox();
  await slider.press("ArrowRight");
  await says(demo.locator("[data-kind=say]"), "0.51 1");
  assert.ok(await guess.isVisible());
  assert.deepEqual(await slider.boundingBox(), before, "nothing moves under the hand");
  await guess.getByRole("button", { name: "Skip" }).press("Enter");
  assert.ok(await guess.isHidden());
  const first = demo.getByRole("radio", { name: "Controls" });
  assert.ok(await first.evaluate((one) => one.matches(":focus-visible")), "the focus is on the first control");
});

on("nothing to press is on paper, and no question without its answer", async (page) => {
  const demo = await open(page);
  const guess = demo.locator("[data-slot=guess]");
  for (const fold of await demo.locator("summary:visible").all()) await fold.click();
  await page.emulateMedia({ media: "print" });
  assert.equal(await demo.locator("button:visible").count(), 0);
  assert.ok(await guess.isHidden());
  await page.emulateMedia({ media: "screen" });
  await guess.getByRole("button", { name: "a half" }).click();
  await page.emulateMedia({ media: "print" });
  assert.ok(await guess.isVisible());
});

on("checks stand with their references and are computed again here", async (page) => {
  const demo = await open(page);
  const checks = demo.locator("[data-slot=checks]");
  await checks.locator("summary").press("Enter");
  const link = checks.getByRole("link", { name: "Source <&>" });
  assert.equal(await link.getAttribute("href"), "https://example.org/?a=1&b=2");
  assert.equal(await checks.getByRole("rowheader").count(), 2);
  await checks.locator("[data-action=check]").press("Enter");
  await says(checks.locator("[data-slot=ran-tally]"), "3/3");
  const third = await checks.getByRole("row", { name: "a third" }).innerText();
  assert.deepEqual(third.split(/\s*\t\s*/), ["a third", "0.3333", "0.33333333", "0.0001", "agrees"]);
});
