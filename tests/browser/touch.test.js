/* Figures answer mouse and finger: a handle that is dragged, a cell that is picked. The demo is tests/demos/controls.c. */
import assert from "node:assert/strict";
import { input, labStage, PHONE, says, summary } from "./stage.js";

const { on, open } = labStage();

/* The middle of the handle on the screen, and units of the plane a pixel. */
async function handle(demo) {
  const grip = demo.locator(".lab-grip");
  await grip.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await grip.boundingBox();
  const box = await grip.evaluate((element) => {
    const [, , across] = element.dataset.box.split(" ").map(Number);
    const [left, right] = element.dataset.range.split(" ").map(Number);
    return { unit: (right - left) / (across * element.closest(".lab-figure").getScreenCTM().a), width: element.getBoundingClientRect().width };
  });
  assert.ok(box.width >= 40, `a handle of ${box.width} px`);
  return { x: x + width / 2, y: y + height / 2, unit: box.unit };
}

/* Waits until the point has gone 30 pixels to the right and 20 down. */
const dragged = (page, unit) =>
  page.waitForFunction((unit) => {
    const [x, y] = document.querySelector("[data-slot=summary]").innerText.replaceAll("−", "-").match(/-?[\d.]+/g).map(Number);
    return Math.abs(x - 2 - 30 * unit) < 0.6 && Math.abs(y - 3 + 20 * unit) < 0.6;
  }, unit, { timeout: 5000 });

on("a handle follows the mouse, and its sliders the keys", async (page) => {
  const demo = await open(page, { view: 2 });
  const { x, y, unit } = await handle(demo);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 10; i++) await page.mouse.move(x + 3 * i, y + 2 * i);
  await page.mouse.up();
  await page.mouse.move(x, y);
  await dragged(page, unit);
  await input(demo, "up").press("Home");
  await says(summary(demo), /−10\)/);
});

on("a handle follows a finger, and the page stays where it is", async (page) => {
  const demo = await open(page, { view: 2 });
  const { x, y, unit } = await handle(demo);
  const top = await page.evaluate(() => scrollY);
  const client = await page.context().newCDPSession(page);
  const touch = (type, points) => client.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await touch("touchStart", [{ x, y }]);
  for (let i = 1; i <= 10; i++) await touch("touchMove", [{ x: x + 3 * i, y: y + 2 * i }]);
  await touch("touchEnd", []);
  await dragged(page, unit);
  assert.equal(await page.evaluate(() => scrollY), top);
}, { ...PHONE, hasTouch: true });

on("a second finger does not lead the handle", async (page) => {
  const demo = await open(page, { view: 2 });
  const { x, y } = await handle(demo);
  const client = await page.context().newCDPSession(page);
  const touch = (type, ...touchPoints) => client.send("Input.dispatchTouchEvent", { type, touchPoints });
  const second = { x: x - 60, y: y + 60, id: 2 };
  await touch("touchStart", { x, y, id: 1 });
  await touch("touchMove", { x: x + 20, y, id: 1 });
  await page.waitForTimeout(100);
  const led = await summary(demo).innerText();
  assert.notEqual(led, "to (2, 3)");
  await touch("touchStart", { x: x + 20, y, id: 1 }, second);
  await touch("touchMove", { x: x + 20, y, id: 1 }, { ...second, x: x - 80 });
  await page.waitForTimeout(100);
  assert.equal(await summary(demo).innerText(), led);
  await touch("touchEnd");
}, { ...PHONE, hasTouch: true });

on("a cell is picked by click, and by its choices", async (page) => {
  const demo = await open(page, { view: 3 });
  await says(summary(demo), "1 × 1 = 1");
  const { width, height } = await demo.locator(".lab-pick").boundingBox();
  await demo.locator(".lab-pick").click({ position: { x: width * 0.9, y: height * 0.5 } });
  await says(summary(demo), "2 × 3 = 6");
  assert.equal(await input(demo, "column").inputValue(), "2");
  await input(demo, "row").focus();
  await page.keyboard.type("c");
  await says(summary(demo), "3 × 3 = 9");
});
