/* Practice where the browser stores nothing, in two tabs at once, and by double click. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { bank, begin, IDS, mark, next, on, open, PARTS, practise, pressed, says, show, site } from "./practice-bank.js";
import { PHONE, withPage } from "./stage.js";

const refuseStorage = (page) =>
  page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, { get: () => { throw new DOMException("refused", "SecurityError"); } });
    }
  });

/* From the home page on: what is practised first and next is told by no more than its title. */
async function staysHidden(page) {
  await page.getByRole("link", { name: "Practise at random" }).click();
  const seen = [];
  for (let i = 0; i < IDS.length; i++) {
    await page.getByRole("switch", { name: "Practice mode", checked: true }).waitFor();
    const id = /(\w)\.html/.exec(page.url())[1];
    for (const part of PARTS) assert.ok(!(await says(page, part, id)), `${part} of ${id} waits`);
    seen.push(id);
    await page.waitForLoadState("networkidle");
    await next(page).click();
    await page.waitForURL((url) => !url.href.includes(`${id}.html`));
  }
  assert.deepEqual([...seen].sort(), IDS, "each once");
}

on("where storage is refused, practice at random hides the answers all the same", async (page) => {
  await refuseStorage(page);
  await open(page, "index.html");
  await staysHidden(page);
  await practise(page).uncheck();
  await page.getByText(/^Says Key points/).waitFor();
});

on("where storage is refused the page works as long as it is open, and says so", async (page) => {
  await refuseStorage(page);
  await open(page);
  await begin(page);
  await show(page, "Spoken answer").click();
  await mark(page, "Known").click();
  assert.equal(await pressed(mark(page, "Known")), "true");
  assert.ok(await page.getByText("does not let the site store anything").isVisible());
  await page.waitForLoadState("networkidle");
  assert.match(await next(page).getAttribute("href"), /b\.html\?practice=0$/);
});

on("what one tab marks and switches, another shows", async (page) => {
  await open(page);
  const other = await page.context().newPage();
  await open(other);
  await mark(page, "Favourite").click();
  await other.locator(".mark-favourite[aria-pressed=true]").waitFor();
  await begin(other);
  await page.locator(":root[data-practice]").waitFor();
  assert.ok(await practise(page).isChecked());
  await open(other, "b.html");
  await mark(other, "Favourite").click();
  await mark(page, "Favourite").click();
  await other.reload();
  assert.equal(await pressed(mark(other, "Favourite")), "true", "no tab undoes what the other did");
});

test("by double click, where storage is refused, practice at random hides the answers", () => {
  const address = `${pathToFileURL(site).href}/`;
  return withPage(bank.browser, address, PHONE, async (page) => {
    await refuseStorage(page);
    await page.goto(`${address}index.html`);
    await staysHidden(page);
  });
});

test("it works by double click", () => {
  const address = `${pathToFileURL(site).href}/`;
  return withPage(bank.browser, address, PHONE, async (page) => {
    await page.goto(`${address}e.html`);
    await begin(page);
    await page.locator('.practice-next a[href$="f.html"]').waitFor();
    await next(page).click();
    await page.getByRole("heading", { name: "What is f?" }).waitFor();
    await page.getByRole("switch", { name: "Practice mode", checked: true }).waitFor();
  });
});
