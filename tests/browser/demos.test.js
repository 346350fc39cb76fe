/* The bank's demos as a reader with a keyboard and a small phone meets them: every view, every control, the tour, the
 * question, the checks, the sources; and what axe-core finds. Knows no demo. */
import assert from "node:assert/strict";
import { axe, demos, LOOKS, stage, wake } from "./stage.js";

const bank = stage();

/* Everything that a frame shows, as text. */
const shown = (demo) =>
  demo.locator("[data-slot=output]").evaluate((output) =>
    Array.from(output.querySelectorAll("[data-slot=svg], [data-slot=summary], [data-kind=say]"), (one) => one.innerHTML).join("\n"),
  );

/* Waits until the frame differs from what it was. */
const changes = (demo, old) =>
  assert.doesNotReject(
    demo.page().waitForFunction(
      ([name, text]) => {
        const parts = document.querySelectorAll(`wenda-demo[data-name="${name}"] [data-slot=output] :is([data-slot=svg], [data-slot=summary], [data-kind=say])`);
        return Array.from(parts, (one) => one.innerHTML).join("\n") !== text;
      },
      [old.name, old.text],
      { timeout: 5000 },
    ),
    `${old.what} changes nothing`,
  );

const keys = { slider: ["End", "Home"], step: ["Home", "End"], choice: ["End", "Home"], toggle: ["Space"], button: ["Enter"], text: ["End", "x"], seed: ["ArrowUp"] };

/* Moves one control by keyboard, to and fro, until the frame is another. */
async function move(demo, name, control) {
  const { kind, key } = await control.evaluate(({ dataset }) => ({ ...dataset }));
  const what = `${name}: ${key}`;
  const before = await shown(demo);
  const input = control.locator("[data-slot=input]");
  await input.focus();
  assert.ok(await input.evaluate((element) => element.matches(":focus-visible")), `${what}: the focus is seen`);
  for (const press of keys[kind]) {
    await demo.page().keyboard.press(press);
    await demo.page().waitForTimeout(60);
    if ((await shown(demo)) !== before) return;
  }
  await changes(demo, { name, text: before, what });
}

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/* Calls `visit` in each view, which the arrow keys reach. */
async function eachView(demo, visit) {
  const views = await demo.locator("[data-kind=view] input").count();
  if (views === 0) return visit("");
  for (let view = 0; view < views; view++) {
    await demo.locator("[data-kind=view] input:checked").focus();
    if (view > 0) await demo.page().keyboard.press("ArrowRight");
    await demo.page().waitForTimeout(60);
    await visit(await demo.locator("[data-kind=view] input:checked + label").innerText());
  }
}

for (const { name, page: path } of demos()) {
  const on = (title, visit, options) =>
    bank.on(
      `${name}: ${title}`,
      async (page) => {
        await page.goto(bank.address + path);
        await visit(await wake(page, name), page);
      },
      options,
    );

  on("every control of every view moves the picture, by keyboard at 320 px", async (demo, page) => {
    await eachView(demo, async (view) => {
      for (const key of await demo.locator("[data-slot=controls] [data-key]:not([data-kind=view])").evaluateAll((all) => all.map(({ dataset }) => dataset.key))) {
        const control = demo.locator(`[data-key="${key}"]`);
        if (!(await control.count())) continue; /* what moved before it has no use for it */
        await move(demo, `${name}, ${view}`, control);
        assert.ok((await overflow(page)) <= 0, `${view}, ${key}: wider than the phone`);
        await page.keyboard.press("Escape");
      }
    });
  });

  on("a training plays and rests, by keyboard", async (demo, page) => {
    let trainings = 0;
    await eachView(demo, async () => {
      const training = demo.locator("[data-kind=step]");
      if (!(await training.count())) return;
      trainings++;
      const stands = async () => Number(await training.locator("[data-slot=text]").innerText());
      await training.locator("[data-action=rewind]").press("Enter");
      await page.waitForFunction(() => document.querySelector("[data-kind=step] [data-slot=text]").innerText === "0");
      await training.locator("[data-action=forward]").press("Enter");
      await page.waitForFunction(() => document.querySelector("[data-kind=step] [data-slot=text]").innerText === "1");
      await training.locator("[data-action=play]").press("Enter");
      await page.waitForFunction(() => Number(document.querySelector("[data-kind=step] [data-slot=text]").innerText) > 3);
      await training.locator("[data-action=play]").press("Enter");
      const rested = await stands();
      await page.waitForTimeout(150);
      assert.equal(await stands(), rested);
    });
    assert.ok(trainings > 0 || name === "attention", "there is a training");
  });

  on("the tour leads through pictures that differ", async (demo, page) => {
    const tour = demo.locator("[data-slot=tour]");
    await tour.locator("summary").press("Enter");
    const next = tour.locator("[data-action=tour-on]");
    const pictures = [];
    for (;;) {
      await page.waitForTimeout(100);
      pictures.push(await shown(demo));
      assert.equal(await tour.locator("[data-slot=stop]:visible").count(), 1);
      assert.ok((await overflow(page)) <= 0);
      if (await next.isDisabled()) break;
      await next.press("Enter");
    }
    assert.ok(pictures.length >= 3 && new Set(pictures).size === pictures.length);
  });

  on("the question is answered and shown", async (demo) => {
    const guess = demo.locator("[data-slot=guess]");
    const before = await shown(demo);
    const right = await guess.evaluate(({ dataset }) => dataset.right);
    await guess.locator(`[data-index="${right}"]`).press("Enter");
    assert.ok(await guess.locator("[data-slot=hit]").isVisible());
    assert.ok(await guess.locator("[data-slot=miss]").isHidden());
    await changes(demo, { name, text: before, what: "the answer" });
  });

  on("checks, sources and numbers unfold by keyboard", async (demo, page) => {
    for (const fold of await demo.locator("summary:visible").all()) await fold.press("Enter");
    assert.ok((await overflow(page)) <= 0);
    const checks = demo.locator("[data-slot=checks]");
    const all = await checks.locator("[data-slot=check]").count();
    await checks.locator("[data-action=check]").press("Enter");
    await checks.locator("[data-slot=ran-tally]").filter({ hasText: `${all}/${all}` }).waitFor({ timeout: 10000 });
    assert.ok((await checks.locator(".demo-reference a").count()) > 0);
    assert.ok((await demo.locator(".demo-numbers tbody tr").count()) > 0);
    assert.ok((await demo.locator("pre").count()) >= 2);
  });

  for (const { viewport } of LOOKS) {
    on(`the title of a figure is larger than the words in it, and these can be read: ${viewport.width} px`, async (demo) => {
      await eachView(demo, async (view) => {
        for (const figure of await demo.locator(".demo-figure:visible").all()) {
          const [title, ...words] = await figure.evaluate((element) => [
            parseFloat(getComputedStyle(element.querySelector("[data-slot=title]")).fontSize),
            ...Array.from(element.querySelectorAll("svg text"), (text) =>
              parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getScreenCTM().a),
          ]);
          assert.ok(Math.max(...words) < title, `${view}: ${Math.max(...words)} px under a title of ${title} px`);
          assert.ok(Math.max(...words) >= 9, `${view}: ${Math.max(...words)} px`);
        }
      });
    }, { viewport });
  }

  for (const look of LOOKS) {
    on(`axe-core finds nothing: ${look.colorScheme}, ${look.viewport.width} px`, async (demo, page) => {
      await page.evaluate(axe);
      for (const fold of await demo.locator("summary:visible").all()) await fold.press("Enter");
      let exclude = []; /* the sources are the same in each view */
      await eachView(demo, async (view) => {
        const { violations } = await demo.evaluate(
          (element, exclude) => globalThis.axe.run({ include: element, exclude }, { resultTypes: ["violations"] }),
          exclude,
        );
        exclude = [".demo-sources"];
        assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${view}: ${id}: ${node.html}`)), []);
      });
    }, { ...look, reducedMotion: "reduce" });
  }
}
