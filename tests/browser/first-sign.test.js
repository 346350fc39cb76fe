/* What a reader does comes with his first sign; what he presses before it is there is not lost. */
import assert from "node:assert/strict";
import { bank, mark, on, open, practise } from "./practice-bank.js";

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

on("where its script cannot be had, the switch goes back, and the next press tries again", async (page) => {
  await page.route(READER, (route) => route.abort(), { times: 1 });
  await open(page);
  await practise(page).click();
  await page.getByRole("switch", { name: "Practice mode", checked: false }).waitFor();
  await practise(page).click();
  await page.locator(":root[data-practice]").waitFor();
}, { faults: true });
