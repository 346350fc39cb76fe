/* The values of a demo's controls in the page's address. The demo is tests/demos/controls.c. */
import assert from "node:assert/strict";
import { input, labStage, says, wake } from "./stage.js";

const { on, open } = labStage();

on("the address holds what was changed, and opens on the same picture", async (page) => {
  const demo = await open(page);
  await input(demo, "linear").press("ArrowRight");
  await input(demo, "logarithmic").press("ArrowRight");
  await input(demo, "text").fill("a%b=c&d 字");
  await page.waitForURL(/controls\.text=/);
  const search = new URL(page.url()).searchParams;
  assert.deepEqual([...search.keys()].sort(), ["controls.linear", "controls.logarithmic", "controls.text"]);
  assert.equal(search.get("controls.logarithmic"), "1.1", "no digit more than is shown");
  const figure = await demo.locator("[data-slot=svg]").first().innerHTML();
  await page.goto(page.url());
  await wake(page, "controls");
  await says(demo.locator("[data-kind=say]"), "0.51 1.1 0 0 0 0 a%b=c&d 字 1");
  assert.equal(await demo.locator("[data-slot=svg]").first().innerHTML(), figure);
  await demo.locator("[data-action=reset]").press("Enter");
  await says(demo.locator("[data-kind=say]"), "0.5 1 0 0 0 0 hello 1");
});

on("what is set back to its start leaves the address, in every kind of control and in a view left behind", async (page) => {
  const demo = await open(page, { linear: 0.25, logarithmic: 50, whole: 2, choice: 2, toggle: 1, text: "a", seed: 9 });
  await input(demo, "logarithmic").fill("20");
  await input(demo, "whole").fill("0");
  await input(demo, "choice").selectOption("first");
  await input(demo, "toggle").uncheck();
  await input(demo, "text").fill("hello");
  await input(demo, "seed").fill("1");
  await page.waitForFunction(() => location.search === "?controls.linear=0.25");
  await input(demo, "linear").fill("0.5");
  await page.waitForFunction(() => location.search === "");
  await demo.getByText("Training", { exact: true }).click();
  await input(demo, "steps").fill("4");
  await page.waitForFunction(() => location.search === "?controls.view=1&controls.steps=4");
  await input(demo, "steps").fill("3");
  await page.waitForFunction(() => location.search === "?controls.view=1");
});

on("nonsense in the address leaves the start as it is", async (page) => {
  const demo = await open(page, { linear: "abc", logarithmic: "", whole: "NaN", choice: "∞", toggle: "maybe", seed: "0x1", what: "1", view: "x" });
  await says(demo.locator("[data-kind=say]"), "0.5 1 0 0 0 0 hello 1");
});
