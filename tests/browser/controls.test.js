/* Every control of the lab, as a reader with a keyboard and a small phone uses it. The demo is tests/demos/controls.c;
 * what it must say is known without it. */
import assert from "node:assert/strict";
import { control, input, labStage, PHONE, says, summary } from "./stage.js";

const { on, open } = labStage();

on("sliders, choice, toggle, button, text and seed by keyboard at 320 px", async (page) => {
  const demo = await open(page);
  const said = demo.locator("[data-kind=say]");
  await says(said, "0.5 1 0 0 0 0 hello 1");
  await input(demo, "linear").press("ArrowRight");
  await says(control(demo, "linear"), /0\.51/);
  await input(demo, "logarithmic").press("End");
  await says(control(demo, "logarithmic"), /1000\s+s/);
  await input(demo, "whole").press("Home");
  await input(demo, "choice").focus();
  await page.keyboard.type("third");
  await input(demo, "toggle").press("Space");
  await input(demo, "once-more").press("Enter");
  await input(demo, "once-more").press("Enter");
  await input(demo, "text").fill("你好 🙂 <b>");
  await input(demo, "seed").fill("42");
  await says(said, "0.51 1000 −3 2 1 2 你好 🙂 <b> 42");
  await control(demo, "seed").locator("[data-action=seed]").press("Enter");
  await page.waitForFunction(() => document.querySelector("[data-kind=seed] input").value !== "42");
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
});

on("no press is lost, however fast they come", async (page) => {
  const demo = await open(page);
  const press = (button) => button.evaluate((element) => [1, 2, 3].forEach(() => element.click()));
  await press(input(demo, "once-more"));
  await says(demo.locator("[data-kind=say]"), "0.5 1 0 0 0 3 hello 1");
  await demo.getByText("Training", { exact: true }).click();
  await says(summary(demo), "after 3 steps 7");
  await press(demo.locator("[data-action=forward]"));
  await says(summary(demo), "after 6 steps 7.875");
});

on("every control has a name, and ranges a value in words", async (page) => {
  const demo = await open(page);
  for (const one of await demo.locator("[data-slot=controls] :is(input, select, button)").all()) {
    assert.ok(await one.evaluate((element) => element.labels?.[0]?.innerText || element.innerText || element.ariaLabel));
  }
  assert.equal(await input(demo, "logarithmic").getAttribute("aria-valuetext"), "1.0 s");
});

on("the control in use keeps the focus when one above it goes", async (page) => {
  const demo = await open(page);
  await input(demo, "text").focus();
  await demo.evaluate((element) => {
    const frame = element.machine.run(element.values, element.language, 1);
    frame.items = frame.items.filter(({ key }) => key !== "linear");
    element.machine.run = () => frame;
    element.schedule();
  });
  await control(demo, "linear").waitFor({ state: "detached" });
  assert.ok(await input(demo, "text").evaluate((one) => one === document.activeElement));
});

on("views by arrow keys", async (page) => {
  const demo = await open(page);
  const group = demo.getByRole("radiogroup", { name: "View" });
  await group.getByRole("radio", { name: "Controls" }).focus();
  await page.keyboard.press("ArrowRight");
  await says(summary(demo), "after 3 steps 7");
  assert.ok(await group.getByRole("radio", { name: "Training" }).evaluate((radio) => radio === document.activeElement));
  await page.keyboard.press("ArrowRight");
  await says(summary(demo), "to (2, 3)");
});

on("the figure in the page is the one that the demo drew", async (page) => {
  const demo = await open(page);
  for (const view of ["Training", "Cells", "Plane", "Controls", "Faults", "Cells"]) {
    await demo.getByText(view, { exact: true }).click();
    await page.waitForTimeout(50);
    const [shown, drawn] = await demo.evaluate((element) => {
      const { items } = element.machine.run(element.values, element.language, 1e6);
      const sheet = document.createElement("template");
      sheet.innerHTML = items.find(({ kind }) => kind === "figure").svg;
      return [element.querySelector("[data-slot=svg]").innerHTML, sheet.innerHTML];
    });
    assert.equal(shown, drawn);
  }
});

on("a text of 10,000 characters is cut, right-to-left and empty ones are shown", async (page) => {
  const demo = await open(page);
  const text = input(demo, "text");
  await text.evaluate((element) => {
    element.value = "字".repeat(10000);
    element.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await says(demo.locator("[data-kind=say]"), "字".repeat(40));
  await text.fill("שלום عالم");
  await says(demo.locator("[data-kind=say]"), "שלום عالم");
  await text.fill("");
  await says(demo.locator("[data-kind=say]"), /0 0 +1$/);
});

on("nothing happens while a Han character is composed", async (page) => {
  const demo = await open(page);
  const say = demo.locator("[data-kind=say]");
  await input(demo, "text").evaluate((element) => {
    element.value = "ni";
    element.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
  });
  await input(demo, "linear").press("ArrowRight");
  await says(say, "0.51 1 0 0 0 0 hello 1");
  await input(demo, "text").evaluate((element) => {
    element.value = "你";
    element.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
  });
  await says(say, "0.51 1 0 0 0 0 你 1");
});

on("what a moved control shows is announced politely, and nothing else", async (page) => {
  const demo = await open(page, { view: 2 });
  await demo.locator("[data-action=reset]").focus();
  await page.keyboard.press("Tab");
  await page.waitForTimeout(900);
  assert.equal(await demo.locator("[data-slot=status]").innerText(), "");
  await input(demo, "across").press("End");
  await says(demo.locator("[role=status][data-slot=status]"), "to (10, 3)");
});

on("where colours are forced, the words of a figure are legible and the view in use stands out", async (page) => {
  const demo = await open(page, { view: 3 });
  for (const scheme of ["light", "dark"]) {
    const [words, paper, used, other] = await demo.evaluate((element, scheme) => {
      document.documentElement.dataset.scheme = scheme;
      const brightness = (one, property) => {
        const [red, green, blue] = getComputedStyle(one)[property].match(/[\d.]+/g).map(Number);
        return (red + green + blue) / 3;
      };
      const [first, fourth] = [0, 3].map((view) => element.querySelectorAll("[data-kind=view] label")[view]);
      return [
        brightness(element.querySelector("text.lab-text"), "fill"),
        brightness(document.body, "backgroundColor"),
        brightness(fourth, "backgroundColor"),
        brightness(first, "backgroundColor"),
      ];
    }, scheme);
    assert.ok(words - paper > 150, `${scheme}: words ${words} on ${paper}`);
    assert.notEqual(used, other);
  }
}, { ...PHONE, forcedColors: "active", colorScheme: "dark" });
