/* Every control of the lab, as a reader with a keyboard and a small phone uses it. The demo is tests/demos/controls.c;
 * what it must say is known without it. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildLab, launch, serve, wake, withPage } from "./stage.js";

const PHONE = { viewport: { width: 320, height: 640 } };

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve(buildLab());
});
after(async () => {
  await browser?.close();
  server?.stop();
});

const summary = (demo) => demo.locator("[data-slot=summary]").first();
const control = (demo, key) => demo.locator(`[data-key="${key}"]`);
const input = (demo, key) => control(demo, key).locator("[data-slot=input]");

/* Waits until an element says this. */
const says = async (locator, text) => {
  await locator.filter({ hasText: text }).first().waitFor({ timeout: 5000 });
  return locator.first().innerText();
};

/* Opens the demo's page with values of controls in the address. */
async function open(page, values = {}, path = "en/controls.html") {
  const query = new URLSearchParams(Object.entries(values).map(([key, value]) => [`controls.${key}`, value]));
  await page.goto(`${server.address}${path}?${query}`);
  return wake(page, "controls");
}

const on = (name, visit, options = PHONE) => test(name, () => withPage(browser, server.address, options, visit));

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
