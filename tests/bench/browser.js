/* Measures demos in Chromium, and prints a row a figure: what, value, unit, bar (all separated by tabs):
 *
 *     node tests/bench/browser.js
 *
 * Needs build/tests/site, which run.lua builds. */
import { demos, launch, serve, withPage } from "../browser/stage.js";

const MOVES = 100;
const PICTURE_MS = 16;
const READY_MS = 200;
const VISITS = 9;

const percentile = (values, share) => values.sort((a, b) => a - b)[Math.ceil(values.length * share) - 1];
const row = (what, value, bar) => console.log([what, value.toFixed(1), "ms", bar].join("\t"));

/* In the page: moves each slider of the present view to and fro, and returns how long each picture took from the
 * control's event until the figure stood in the page with its layout done. Training that a move started ends first:
 * during it a move waits for the next painted frame, and there would be nothing to measure. */
async function moveSliders(element, moves) {
  const times = [];
  const rest = async () => {
    do await new Promise(requestAnimationFrame);
    while (element.waiting || element.player.isBehind);
    await new Promise((resolve) => setTimeout(resolve));
  };
  const sliders = () => [...element.querySelectorAll("[data-kind=slider] input")];
  for (let i = 0; i < moves && sliders().length; i++) {
    const slider = sliders()[i % sliders().length];
    const { min, max } = slider;
    slider.value = Number(min) + (Number(max) - Number(min)) * ((i * 0.381966) % 1);
    await rest();
    const began = performance.now();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    element.querySelector("[data-slot=svg] > svg")?.getBoundingClientRect();
    times.push(performance.now() - began);
    await new Promise(requestAnimationFrame);
  }
  return times;
}

/* Milliseconds from the page's load event until the demo answers; it stands at the top of the view. */
async function untilReady(page, url) {
  await page.addInitScript(() => {
    const watcher = new MutationObserver(() => {
      if (document.querySelector("wenda-demo[data-state=ready]")) globalThis.readyAt ??= performance.now();
    });
    watcher.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
  });
  await page.goto(url);
  await page.waitForFunction(() => globalThis.readyAt);
  return page.evaluate(() => globalThis.readyAt - performance.getEntriesByType("navigation")[0].loadEventEnd);
}

const browser = await launch();
const server = await serve();
for (const { name, page: path } of demos()) {
  const url = `${server.address}${path}#ui-demo-${name}`;
  const waits = [];
  for (let i = 0; i < VISITS; i++) await withPage(browser, server.address, {}, async (page) => waits.push(await untilReady(page, url)));
  row(`${name}: first click possible after load, median`, Math.max(0, percentile(waits, 0.5)), READY_MS);
  await withPage(browser, server.address, {}, async (page) => {
    await page.goto(url);
    const demo = page.locator(`wenda-demo[data-name="${name}"][data-state="ready"]`);
    await demo.waitFor();
    const views = demo.locator("[data-kind=view] label");
    for (let view = 0; view < Math.max(1, await views.count()); view++) {
      const title = (await views.count()) ? await views.nth(view).innerText() : "";
      if (title) await views.nth(view).click();
      const times = await demo.evaluate(moveSliders, MOVES);
      if (times.length) row(`${name}: control to picture, p95, ${title}`, percentile(times, 0.95), PICTURE_MS);
    }
  });
}
await browser.close();
server.stop();
