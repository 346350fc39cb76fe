/* A training plays, pauses and is pulled, and spares who wants no motion. The demo is tests/demos/controls.c. */
import assert from "node:assert/strict";
import { control, input, labStage, PHONE, says, summary } from "./stage.js";

const { on, open } = labStage();

on("a training plays, pauses, takes one step, goes back and is pulled", async (page) => {
  const demo = await open(page, { view: 1 });
  const time = control(demo, "steps");
  const stands = async () => Number(await time.locator("[data-slot=text]").innerText());
  await says(summary(demo), "after 3 steps 7");
  await time.locator("[data-action=forward]").press("Enter");
  await says(summary(demo), "after 4 steps 7.5");
  await time.locator("[data-action=rewind]").press("Enter");
  await says(summary(demo), "after 0 steps 0");
  await time.locator("[data-action=play]").press("Enter");
  await page.waitForFunction(() => Number(document.querySelector("[data-kind=step] [data-slot=text]").innerText) > 20);
  await time.locator("[data-action=play]").press("Enter");
  await says(time.locator("[data-action=play]"), "Play");
  const rested = await stands();
  await page.waitForTimeout(300);
  assert.equal(await stands(), rested);
  await input(demo, "steps").press("End");
  await says(summary(demo), "after 2000 steps 8");
  await input(demo, "goal").press("ArrowRight");
  await says(summary(demo), "after 2000 steps 9");
});

on("many steps at once are spread over many frames", async (page) => {
  await open(page, { view: 1 });
  const seen = await page.evaluate(async () => {
    const text = document.querySelector("[data-kind=step] [data-slot=text]");
    const values = new Set();
    const watcher = new MutationObserver(() => values.add(text.innerText));
    watcher.observe(text, { childList: true, characterData: true, subtree: true });
    const slider = document.querySelector("[data-kind=step] [data-slot=input]");
    slider.value = slider.max;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    while (text.innerText !== slider.max) await new Promise(requestAnimationFrame);
    return values.size;
  });
  assert.ok(seen > 3, `${seen} pictures`);
});

on("a training out of view rests", async (page) => {
  const demo = await open(page, { view: 1 });
  await control(demo, "steps").locator("[data-action=play]").press("Enter");
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await says(control(demo, "steps").locator("[data-action=play]"), "Play");
  const stands = () => control(demo, "steps").locator("[data-slot=text]").textContent();
  const rested = await stands();
  await page.waitForTimeout(300);
  assert.equal(await stands(), rested);
  assert.notEqual(rested, "2000");
});

/* Presses play and, as soon as some steps are done, calls `rest`; returns where it stands a good while later, in steps. */
const resting = (demo, rest) =>
  demo.evaluate(async (element, rest) => {
    const frame = () => new Promise(requestAnimationFrame);
    element.querySelector("[data-action=play]").click();
    while (element.player.item.value < 10) await frame();
    if (rest === "pause") element.querySelector("[data-action=play]").click();
    else scrollTo(0, document.body.scrollHeight);
    await new Promise((done) => setTimeout(done, 1500));
    return element.player.item.value;
  }, rest);

on("who wants no motion can pause, or look elsewhere, all the same", async (page) => {
  for (const rest of ["pause", "scroll"]) {
    const demo = await open(page, { view: 1 });
    const steps = await resting(demo, rest);
    assert.ok(steps < 2000, `${rest}: ${steps} steps`);
    await says(control(demo, "steps").locator("[data-action=play]"), "Play");
  }
}, { ...PHONE, reducedMotion: "reduce" });

on("controls say what they are set to while a picture is held back", async (page) => {
  const demo = await open(page, { view: 1, steps: 2000 });
  const [said, behind] = await input(demo, "goal").evaluate(async (slider) => {
    const { player } = slider.closest("wenda-demo");
    while (player.isBehind) await new Promise(requestAnimationFrame);
    slider.value = 3;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return [slider.closest("[data-key]").querySelector("[data-slot=text]").textContent, player.isBehind];
  });
  assert.deepEqual([said, behind], ["3", true]);
}, { ...PHONE, reducedMotion: "reduce" });

on("another training does not play on", async (page) => {
  const demo = await open(page, { view: 1 });
  await control(demo, "steps").locator("[data-action=play]").press("Enter");
  const playing = await demo.evaluate(({ player }) => {
    player.ran({ ...player.item, key: "other" }, 1);
    return player.playing;
  });
  assert.equal(playing, false);
});

on("who wants no motion gets the end without pictures on the way", async (page) => {
  const demo = await open(page, { view: 1 });
  const pictures = demo.evaluate(async (element) => {
    let count = 0;
    new MutationObserver(() => count++).observe(element.querySelector("[data-slot=svg]"), { childList: true });
    while (element.querySelector("[data-kind=step] [data-slot=text]").innerText !== "2000") await new Promise(requestAnimationFrame);
    return count;
  });
  await control(demo, "steps").locator("[data-action=play]").press("Enter");
  assert.ok((await pictures) <= 2, `${await pictures} pictures`);
  await says(summary(demo), "after 2000 steps 8");
}, { ...PHONE, reducedMotion: "reduce" });

on("a training in the address is caught up with, in view from the first moment", async (page) => {
  const demo = await open(page, { view: 1, steps: 1990 });
  assert.match(await summary(demo).innerText(), /^after \d+ steps/);
  await says(summary(demo), "after 1990 steps 8");
});
