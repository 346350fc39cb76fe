/* What a reader does, over HTTP and by double click: open the index, open a question, play with a demo. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { demos, fileAddress, stage, wake, withPage } from "./stage.js";

const bank = stage();

const ways = { http: () => bank.address, file: () => fileAddress };
const shown = demos();

test("the three demos are on pages", () => {
  assert.deepEqual(shown.map(({ name }) => name).sort(), ["attention", "dropout", "gradient_clipping"]);
});

for (const [way, address] of Object.entries(ways)) {
  test(`${way}: from the index to a question and on to the next`, () =>
    withPage(bank.browser, address(), {}, async (page) => {
      await page.goto(`${address()}index.html`);
      const title = "大模型训练过程中，如何避免过拟合？";
      await page.locator("main").getByRole("link", { name: title }).first().click();
      await page.waitForURL(/avoid-overfitting\.html/);
      const heading = await page.locator("h1").innerText();
      assert.equal(heading, title);
      await page.locator('main a[rel="next"]').first().click();
      await page.waitForURL((url) => !url.pathname.endsWith("avoid-overfitting.html"));
      assert.notEqual(await page.locator("h1").innerText(), heading);
    }));

  for (const { name, page: path } of shown) {
    test(`${way}: ${name} answers the keyboard`, () =>
      withPage(bank.browser, address(), {}, async (page) => {
        await page.goto(address() + path);
        const demo = await wake(page, name);
        const figures = demo.locator("[data-slot=svg]");
        const figure = () => figures.evaluateAll((all) => all.map((one) => one.innerHTML).join());
        const control = demo.locator("[data-kind=slider]:has(input:enabled)").first();
        const slider = control.locator("input");
        const before = { figure: await figure(), text: await control.locator("[data-slot=text]").innerText() };
        assert.match(before.figure, /<svg/);
        await slider.focus();
        const atLeast = await slider.evaluate((input) => input.value === input.min);
        for (let i = 0; i < 3; i++) await page.keyboard.press(atLeast ? "ArrowRight" : "ArrowLeft");
        await page.waitForFunction(
          ([selector, old]) => Array.from(document.querySelectorAll(selector), (one) => one.innerHTML).join() !== old,
          [`wenda-demo[data-name="${name}"] [data-slot=svg]`, before.figure],
        );
        assert.notEqual(await control.locator("[data-slot=text]").innerText(), before.text);
        assert.ok(await slider.evaluate((input) => document.activeElement === input), "the slider keeps the focus");
      }));

    test(`${way}: ${name} checks itself again in the browser`, () =>
      withPage(bank.browser, address(), {}, async (page) => {
        await page.goto(address() + path);
        const demo = await wake(page, name);
        const checks = demo.locator("[data-slot=checks]");
        await checks.locator("summary").click();
        const tally = (await checks.locator("[data-slot=tally]").innerText()).trim();
        await checks.locator("[data-action=check]").click();
        const ran = checks.locator("[data-slot=ran-tally]");
        await ran.filter({ hasText: "/" }).waitFor();
        const [passed, all] = (await ran.innerText()).split("/");
        assert.equal(passed, all);
        assert.ok(Number(all) >= 2, `${all} checks`);
        assert.equal((await ran.innerText()).trim(), tally);
      }));
  }
}
