/* What a reader does comes with his first sign; what he presses before it is there is not lost. */
import assert from "node:assert/strict";
import { bank, begin, mark, on, open, practise, pressed, says } from "./practice-bank.js";

const READER = "**/reader.*.js";
const isPressed = (page, name) => page.getByRole("button", { name, exact: true, pressed: true }).waitFor();

on("a page that nobody touches asks for none of it", async (page) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${bank.address}a.html`, { waitUntil: "networkidle" });
  assert.ok(!asked.some((address) => address.includes("/reader.")), asked);
  await page.mouse.move(10, 10);
  await page.waitForFunction(() => customElements.get("wenda-mark"));
});

on("what is pressed before its script is there is done then", async (page) => {
  await page.route(READER, (route) => setTimeout(() => route.continue(), 500));
  await open(page);
  await mark(page, "Favourite").click();
  await practise(page).check();
  await isPressed(page, "Favourite");
  await page.locator(":root[data-practice]").waitFor();
  assert.ok(await practise(page).isChecked());
});

/* A page whose script is still on its way for as long as it is open. */
async function openTooEarly(page) {
  await page.route(READER, () => {}, { times: 1 });
  await open(page);
}

on("what was pressed on a page that was left before its script came, the next page does", async (page) => {
  await openTooEarly(page);
  await mark(page, "Favourite").click();
  await practise(page).check();
  await open(page, "questions.html");
  await page.goto(`${bank.address}a.html`);
  await isPressed(page, "Favourite");
  await page.locator(":root[data-practice]").waitFor();
}, { faults: true });

on("what was pressed twice before the page was left is as it was", async (page) => {
  await openTooEarly(page);
  for (let i = 0; i < 2; i++) await mark(page, "Favourite").click();
  await mark(page, "Known").click();
  await open(page, "b.html");
  await open(page);
  await isPressed(page, "Known");
  assert.equal(await pressed(mark(page, "Favourite")), "false");
}, { faults: true });

on("a page that the reader comes back to does not do it a second time", async (page) => {
  await openTooEarly(page);
  await mark(page, "Favourite").click();
  await open(page, "b.html");
  await page.waitForFunction(() => customElements.get("wenda-mark"));
  await page.goBack();
  await isPressed(page, "Favourite");
  await page.reload();
  await isPressed(page, "Favourite");
}, { faults: true });

const ODD = [
  "{",
  "7",
  '[null, 3, {}, {"host": "wenda-points"}, {"host": "toString"}, {"host": "wenda-mark", "id": "../x"}]',
  '[{"host": {"toString": 1, "valueOf": 1}}]',
  '[{"host": "wenda-mark", "id": "a", "name": {"toString": 1, "valueOf": 1}}]',
  '[{"host": "wenda-points", "page": "a", "names": [], "place": {"toString": 1, "valueOf": 1}}]',
];

for (const odd of ODD) {
  on(`presses that nobody can read are no obstacle: ${odd}`, async (page) => {
    await open(page);
    await page.evaluate((text) => localStorage.setItem(`wenda:${new URL(".", location).pathname}:presses`, text), odd);
    await open(page);
    await mark(page, "Favourite").click();
    await isPressed(page, "Favourite");
  });
}

on("where its script cannot be had, the switch goes back, and the next press tries again", async (page) => {
  await page.route(READER, (route) => route.abort(), { times: 1 });
  await open(page);
  await practise(page).click();
  await page.getByRole("switch", { name: "Practice mode", checked: false }).waitFor();
  await practise(page).click();
  await page.locator(":root[data-practice]").waitFor();
}, { faults: true });

for (const name of ["Favourite", "Known"]) {
  on(`where its script cannot be had, the mark ${name} says that it was not set, until it is`, async (page) => {
    await page.route(READER, (route) => route.abort(), { times: 1 });
    await open(page);
    const told = page.getByText("Not marked: part of the page did not load. Try again.").and(page.getByRole("status"));
    await mark(page, name).click();
    await told.waitFor();
    assert.equal(await told.count(), 1);
    await mark(page, name).click();
    await isPressed(page, name);
    assert.equal(await told.count(), 0);
  }, { faults: true });
}

const WAYS_TO_FAIL = {
  "does not run": (route) => route.fulfill({ contentType: "text/javascript", body: "(" }),
  "never comes": () => {},
};

for (const [what, fail] of Object.entries(WAYS_TO_FAIL)) {
  on(`answers that are hidden are shown where the script ${what}`, async (page) => {
    await open(page);
    await begin(page);
    await page.route(READER, fail);
    await page.reload({ waitUntil: "commit" });
    await page.locator(":root:not([data-practice])").waitFor();
    assert.ok(await says(page, "In depth"));
  }, { faults: true });
}

on("what was pressed several times is taken back to where it was", async (page) => {
  await page.route(READER, (route) => setTimeout(() => route.abort(), 800), { times: 1 });
  await open(page);
  for (let i = 0; i < 3; i++) await practise(page).click();
  await page.getByRole("switch", { name: "Practice mode", checked: false }).waitFor();
}, { faults: true });

on("where its script cannot be had, it is not asked for with each sign", async (page) => {
  let asked = 0;
  await page.route(READER, (route) => {
    asked++;
    return route.fulfill({ status: 404 });
  });
  await open(page);
  for (let i = 0; i < 60; i++) {
    await page.mouse.move(10 + i, 10);
    await page.waitForTimeout(10);
  }
  assert.equal(asked, 1);
}, { faults: true });

on("a press without any other sign is done, as assistive tools press", async (page) => {
  await open(page);
  await mark(page, "Favourite").evaluate((button) => button.click());
  await isPressed(page, "Favourite");
});

on("search is seen where its sheet never comes", async (page) => {
  await page.route("**/reader.*.css", () => {});
  await open(page);
  await page.keyboard.press("/");
  await page.waitForFunction(() => document.querySelector("#ui-search[open]") && getComputedStyle(document.querySelector("#ui-search")).opacity === "1");
}, { faults: true });
