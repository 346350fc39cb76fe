/* What a demo does when something is missing or goes wrong: a sentence, the last good figure, and the rest of the page
 * goes on. */
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { axe, labStage, LOOKS, PHONE, wake } from "./stage.js";

const lab = labStage();
const { on } = lab;

const faulty = { ...PHONE, faults: true };
const demoNamed = (page, name) => page.locator(`wenda-demo[data-name="${name}"]`);
const message = (demo, kind) => demo.locator(`[data-message=${kind}]`);

/* The first frame is there: figure, sentence, table under its fold. */
async function holdsFrame(demo) {
  assert.ok((await demo.locator("[data-slot=svg] > svg").first().boundingBox()).width > 200);
  assert.equal((await demo.locator("[data-slot=summary]").first().innerText()).trim(), "the middle is 0.5");
  await demo.locator(".demo-numbers summary").first().click();
  assert.ok((await demo.locator(".demo-numbers tbody tr").count()) >= 3);
}

/* The question can be answered by unfolding, and nothing is offered that would do nothing. */
async function givesAnswer(demo) {
  await demo.getByText("Answer", { exact: true }).click();
  assert.equal(await demo.locator("[data-slot=guess] p:visible").last().innerText(), "an eighth: Each step halves it.");
  assert.equal(await demo.locator("button:visible").count(), 0);
}

/* The demo moves by keyboard. */
async function answers(demo) {
  await demo.locator('[data-key="linear"] input').press("ArrowRight");
  await demo.locator("[data-slot=summary]").filter({ hasText: "the middle is 0.51" }).waitFor();
}

on("without scripts: the first frame, its words, the tour and the answer", async (page) => {
  await page.goto(`${lab.address}en/controls.html`);
  const demo = demoNamed(page, "controls");
  assert.ok(await demo.getByText("Without scripts this is the demo's first frame").isVisible());
  await holdsFrame(demo);
  await demo.locator("[data-slot=tour] summary").click();
  assert.equal(await demo.locator("[data-slot=stop]:visible").count(), 3);
  await givesAnswer(demo);
}, { ...PHONE, javaScriptEnabled: false });

on("without WebAssembly: a sentence, and the first frame stays", async (page) => {
  await page.addInitScript("delete globalThis.WebAssembly");
  await page.goto(`${lab.address}en/controls.html`);
  const demo = demoNamed(page, "controls");
  await message(demo, "load").waitFor();
  await holdsFrame(demo);
  await demo.locator("[data-slot=tour] summary").click();
  assert.equal(await demo.locator("[data-slot=stop]:visible").count(), 3);
}, faulty);

on("a module that cannot be fetched: a sentence, and the first frame stays", async (page) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(`${lab.address}en/controls.html`);
  const demo = demoNamed(page, "controls");
  await message(demo, "load").waitFor();
  await holdsFrame(demo);
  await givesAnswer(demo);
  assert.ok(await demo.getByText("Without scripts this is").isHidden());
}, faulty);

on("a script of a module that is broken: a sentence, under file:// too", async (page) => {
  await page.route("**/controls.*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "broken(" }));
  await page.goto(`${pathToFileURL(`${lab.site}/en/controls.html`)}`);
  await message(demoNamed(page, "controls"), "load").waitFor();
}, faulty);

on("a broken module stops no other demo on the page", async (page) => {
  await page.goto(`${lab.address}en/many.html`);
  const broken = demoNamed(page, "broken");
  await broken.scrollIntoViewIfNeeded();
  await message(broken, "load").waitFor();
  await holdsFrame(broken);
  await answers(await wake(page, "controls"));
  await answers(await wake(page, "other"));
}, faulty);

on("a trap: a sentence, the last figure stays, other values and other demos go on", async (page) => {
  await page.goto(`${lab.address}en/many.html?controls.view=4`);
  const demo = await wake(page, "controls");
  const fault = demo.locator('[data-key="fault"] select');
  for (const kind of ["trap", "too much"]) {
    await fault.selectOption(kind);
    await message(demo, "trap").waitFor();
    assert.equal(await demo.locator("[data-slot=summary]").first().innerText(), "1 2 3");
    await answers(await wake(page, "other"));
    await demoNamed(page, "other").locator("[data-action=reset]").click();
    await fault.selectOption("none");
    await message(demo, "trap").waitFor({ state: "hidden" });
  }
}, faulty);

on("what the address asks for and cannot be drawn leaves the start as it is", async (page) => {
  for (const values of ["controls.view=4&controls.fault=3", "controls.view=4&controls.fault=2"]) {
    await page.goto(`${lab.address}en/controls.html?${values}`);
    const demo = await wake(page, "controls");
    await answers(demo);
    assert.ok(await message(demo, "trap").isHidden());
  }
}, faulty);

on("after a trap nothing runs before there is a clean memory", async (page) => {
  await page.goto(`${lab.address}en/controls.html?controls.view=4`);
  const demo = await wake(page, "controls");
  const runs = await demo.evaluate(async (element) => {
    const { machine } = element, run = machine.run, restart = machine.restart;
    let dirty = 0, clean = true;
    machine.restart = async () => {
      clean = false;
      await new Promise((done) => setTimeout(done, 200));
      await restart.call(machine);
      clean = true;
    };
    machine.run = (...args) => {
      dirty += !clean;
      return run.apply(machine, args);
    };
    element.set("fault", 3);
    for (let i = 0; i < 5; i++) {
      await new Promise(requestAnimationFrame);
      element.set("fault", 1);
    }
    return dirty;
  });
  assert.equal(runs, 0);
  await demo.locator("[data-slot=summary]").filter({ hasText: "1 NaN ∞" }).waitFor();
}, faulty);

on("what traps is said aloud and does not come into the address", async (page) => {
  await page.goto(`${lab.address}en/controls.html?controls.view=4`);
  const demo = await wake(page, "controls");
  await demo.evaluate(async (element) => {
    element.set("fault", 1);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    element.set("fault", 3);
  });
  await demo.getByRole("alert").waitFor();
  await page.waitForTimeout(900);
  assert.equal(new URL(page.url()).search, "?controls.view=4");
}, faulty);

on("the page has no control that the demo does not know", async (page) => {
  await page.route("**/*.wasm", async (route) => {
    await page.waitForTimeout(500);
    await route.continue();
  });
  await page.goto(`${lab.address}en/controls.html?controls.view=1&controls.steps=2000`);
  const [behind, keys] = await demoNamed(page, "controls").evaluate(async (element) => {
    element.scrollIntoView();
    while (element.dataset.state !== "ready") await new Promise((done) => setTimeout(done));
    return [element.player.isBehind, Array.from(element.querySelectorAll("[data-key]"), ({ dataset }) => dataset.key)];
  });
  assert.deepEqual([behind, keys], [true, ["view", "goal", "steps"]]);
});

on("not-a-number and infinity are shown as such", async (page) => {
  await page.goto(`${lab.address}en/controls.html?controls.view=4&controls.fault=1`);
  const demo = await wake(page, "controls");
  await demo.locator("[data-slot=summary]").filter({ hasText: "1 NaN ∞" }).waitFor();
  await demo.locator(".demo-numbers summary").first().click();
  await demo.locator(".demo-numbers tbody tr").nth(2).waitFor();
  const rows = await demo.locator(".demo-numbers tbody tr").allInnerTexts();
  assert.deepEqual(rows.map((row) => row.split(/\s+/)), [["0", "1"], ["1", "NaN"], ["2", "∞"]]);
});

on("no module is fetched before its demo comes near the view", async (page) => {
  const asked = [];
  page.on("request", (request) => request.url().endsWith(".wasm") && asked.push(request.url()));
  await page.goto(`${lab.address}en/far.html`, { waitUntil: "networkidle" });
  assert.deepEqual(asked, []);
  await wake(page, "controls");
  assert.equal(asked.length, 1);
});

on("a page of several demos keeps their values apart", async (page) => {
  await page.goto(`${lab.address}en/many.html?controls.linear=0.25&other.linear=0.75`);
  const first = await wake(page, "controls");
  await first.locator("[data-slot=summary]").filter({ hasText: "0.25" }).waitFor();
  const second = await wake(page, "other");
  await second.locator("[data-slot=summary]").filter({ hasText: "0.75" }).waitFor();
}, faulty);

for (const look of LOOKS) {
  on(`axe-core finds nothing in any view: ${look.colorScheme}, ${look.viewport.width} px`, async (page) => {
    for (let view = 0; view < 5; view++) {
      await page.goto(`${lab.address}controls.html?controls.view=${view}`);
      const demo = await wake(page, "controls");
      for (const fold of await demo.locator("summary:visible").all()) await fold.click();
      await page.goto(`${lab.address}controls.html?controls.view=${view}`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)), []);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= look.viewport.width);
    }
  }, { ...look, reducedMotion: "reduce" });
}
