/* The list of all questions: filters, marks in the rows, progress, and marks that leave and come as files. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { axe, buildSite, LOOKS, PHONE, stage, withPage } from "./stage.js";

/* id: tags, difficulty */
const QUESTIONS = {
  ant: ["training", 1],
  bee: ["training, data", 2],
  cat: ["data", 2],
  dog: ["data", 5],
  eel: ["", 2],
};

const question = (id, i) => {
  const [tags, difficulty] = QUESTIONS[id];
  return `---\nid: ${id}\nnumber: ${i + 1}\ntitle: What is ${id}?\ntags: [${tags}]\ndifficulty: ${difficulty}\n---\n\n## Spoken answer\n\nIt is.\n`;
};

const site = buildSite({
  "site.yaml": "title: Bank\nlanguages: [en]\ntags:\n  training: Training\n  data: Data & <sets>\n  unused: Unused\n",
  ...Object.fromEntries(Object.keys(QUESTIONS).map((id, i) => [`en/${id}.md`, question(id, i)])),
});
const bank = stage(site);
const { on } = bank;

const KEY = "wenda:/:marks";
const MARKS = {
  ant: { mark: "known", at: 100 },
  bee: { mark: "again", favourite: true, at: 100 },
  gone: { mark: "known", at: 100 },
};
const file = (questions, other = {}) => ({
  name: "marks.json",
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify({ format: "wenda-marks", version: 1, questions, ...other })),
});

/* Opens the list where these marks are on the device, or this text instead of a record. */
async function open(page, { marks = {}, text = JSON.stringify({ version: 1, questions: marks }), query = "" } = {}) {
  await page.goto(`${bank.address}404.html`);
  await page.evaluate(([key, record]) => localStorage.setItem(key, record), [KEY, text]);
  await page.goto(`${bank.address}questions.html${query}`);
}

const shown = async (page) => {
  const titles = await page.locator("wenda-rows .row-link:visible").allInnerTexts();
  return titles.map((title) => title.slice("What is ".length, -1)).join(" ");
};
const row = (page, id) => page.getByRole("listitem").filter({ has: page.getByRole("link", { name: `What is ${id}?` }) });
/* Rows out of view are not laid out, so have no inner text. */
const marksOf = (page, id) => row(page, id).textContent();
const tag = (page) => page.getByLabel("Tag", { exact: true });
const difficulty = (page) => page.getByLabel("Difficulty", { exact: true });
const mark = (page, name) => page.getByRole("radio", { name: new RegExp(`^${name} \\d`) });
const words = (texts) => texts.map((text) => text.replace(/\s+/g, " ").trim());
const counts = async (page) => words(await page.locator("[data-choice=mark] + span").allTextContents());
const options = async (select) => words(await select.locator("option").allTextContents());
const count = (page) => page.locator("wenda-filter").getByRole("status");
const button = (page, name) => page.getByRole("button", { name, exact: true });
const kept = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key)), KEY);
const told = (page) => page.locator("wenda-backup").getByRole("status");
const unfold = (page) => page.getByText("Back up your marks").click();
const choose = (page, chosen) => page.getByLabel("Load from a file").setInputFiles(chosen);

on("each filter alone, and all together", async (page) => {
  await open(page, { marks: MARKS });
  assert.equal(await shown(page), "ant bee cat dog eel");
  await tag(page).selectOption("data");
  assert.equal(await shown(page), "bee cat dog");
  await difficulty(page).selectOption("2");
  assert.equal(await shown(page), "bee cat");
  await mark(page, "Again").check({ force: true });
  assert.equal(await shown(page), "bee");
  assert.equal(await count(page).innerText(), "Showing 1 of 5 questions");
  await page.getByRole("search").getByRole("button", { name: "Clear filters" }).click();
  assert.equal(await shown(page), "ant bee cat dog eel");
  assert.ok(await tag(page).evaluate((one) => one === document.activeElement), "the focus is not lost");
});

on("beside each choice stands what it would show", async (page) => {
  await open(page, { marks: MARKS });
  assert.deepEqual(await counts(page), ["All 5", "Unmarked 3", "Again 1", "Known 1", "Favourite 1"]);
  assert.deepEqual(await options(tag(page)), ["All (5)", "Training (2)", "Data & <sets> (3)"]);
  assert.deepEqual(await options(difficulty(page)), ["All (5)", "Introductory (1)", "Basic (3)", "Expert (1)"]);
  await tag(page).selectOption("training");
  assert.deepEqual(await counts(page), ["All 2", "Unmarked 0", "Again 1", "Known 1", "Favourite 1"]);
  assert.deepEqual(await options(tag(page)), ["All (5)", "Training (2)", "Data & <sets> (3)"]);
  assert.deepEqual(await options(difficulty(page)), ["All (2)", "Introductory (1)", "Basic (1)", "Expert (0)"]);
});

const mixed = stage(buildSite({
  "site.yaml": "title: Mixed\nlanguages: [en]\n",
  "en/hard.md": "---\nid: hard\nnumber: 1\ntitle: What is hard?\ndifficulty: 5\n---\n\nIt is.\n",
  "en/unknown.md": "---\nid: unknown\nnumber: 2\ntitle: What is unknown?\n---\n\nIt is.\n",
}));

mixed.on("a question without a difficulty counts once", async (page) => {
  await page.goto(`${mixed.address}questions.html`);
  await count(page).filter({ hasText: "Showing 2 of 2" }).waitFor();
  assert.deepEqual(await options(difficulty(page)), ["All (2)", "Expert (1)"]);
});

on("the counts are right before scripts run", async (page) => {
  await page.goto(`${bank.address}questions.html`);
  assert.deepEqual(await counts(page), ["All 5", "Unmarked 5", "Again 0", "Known 0", "Favourite 0"]);
  assert.deepEqual(await options(page.locator("select[name=tag]")), ["All (5)", "Training (2)", "Data & <sets> (3)"]);
}, { ...PHONE, javaScriptEnabled: false });

on("the address keeps the choice, for a link and for the way back", async (page) => {
  await open(page, { marks: MARKS });
  await tag(page).selectOption("data");
  await mark(page, "Unmarked").check({ force: true });
  assert.deepEqual(Object.fromEntries(new URL(page.url()).searchParams), { tag: "data", mark: "none" });
  await page.getByRole("link", { name: "What is cat?" }).click();
  await page.getByRole("heading", { name: "What is cat?" }).waitFor();
  await page.goBack();
  await count(page).filter({ hasText: "2 of 5" }).waitFor();
  assert.equal(await shown(page), "cat dog");
  await open(page, { query: "?difficulty=2&tag=nonsense&other=1" });
  assert.equal(await shown(page), "bee cat eel");
  await difficulty(page).selectOption("");
  assert.equal(new URL(page.url()).search, "?other=1");
});

on("by keyboard, and announced", async (page) => {
  await open(page, { marks: MARKS });
  await mark(page, "All").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await count(page).innerText(), "Showing 1 of 5 questions");
  await tag(page).focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await shown(page), "bee");
  await difficulty(page).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowDown");
  assert.equal(await shown(page), "");
  assert.ok(await page.getByText("No question fits.").isVisible());
  await page.getByRole("button", { name: "Clear filters" }).last().press("Enter");
  assert.equal(await shown(page), "ant bee cat dog eel");
});

on("without scripts: all questions, and ways to the tags", async (page) => {
  await page.goto(`${bank.address}questions.html`);
  assert.equal(await shown(page), "ant bee cat dog eel");
  assert.equal(await page.locator("main :is(button:not([popovertarget]), input, select, progress, summary):visible").count(), 0);
  await page.locator(".tag-list").getByRole("link", { name: /^Training/ }).click();
  await page.getByRole("heading", { name: "Training" }).waitFor();
}, { ...PHONE, javaScriptEnabled: false });

on("rows have their marks, progress counts what this bank has, and both follow another tab", async (page) => {
  await open(page, { marks: MARKS });
  assert.match(await marksOf(page, "bee"), /Favourite\s+Again/);
  assert.match(await marksOf(page, "ant"), /Known/);
  assert.doesNotMatch(await marksOf(page, "cat"), /Known|Again|Favourite/);
  const progress = page.getByLabel(/^Known 1/).and(page.locator("progress"));
  await page.locator("[data-slot=known]").filter({ hasText: "1" }).waitFor();
  assert.deepEqual(await progress.evaluate(({ value, max }) => [value, max]), [1, 5]);
  const other = await page.context().newPage();
  await other.goto(`${bank.address}dog.html`);
  await other.getByRole("button", { name: "Known", exact: true }).click();
  await page.locator("[data-slot=known]").filter({ hasText: "2" }).waitFor();
  assert.match(await marksOf(page, "dog"), /Known/);
  assert.equal((await counts(page))[3], "Known 2");
  await page.goto(`${bank.address}index.html`);
  await page.locator("[data-slot=known]").filter({ hasText: "2" }).waitFor();
});

on("marks go out as a file and come back the same", async (page) => {
  await open(page, { marks: MARKS });
  await unfold(page);
  const [saved] = await Promise.all([page.waitForEvent("download"), button(page, "Save as a file").click()]);
  assert.match(saved.suggestedFilename(), /^wenda-marks-\d{4}-\d\d-\d\d\.json$/);
  const text = readFileSync(await saved.path(), "utf8");
  assert.deepEqual(JSON.parse(text), { format: "wenda-marks", version: 1, questions: MARKS, points: {} });
  await open(page);
  await unfold(page);
  await choose(page, { name: "marks.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await told(page).filter({ hasText: "Loaded the marks of 3 questions." }).waitFor();
  assert.deepEqual(await kept(page), { version: 1, questions: MARKS });
  assert.match(await marksOf(page, "ant"), /Known/);
});

const INCOMING = { ant: { mark: "again", at: 50 }, bee: { mark: "known", at: 200 }, cat: { favourite: true, at: 50 } };

on("a file meets marks: nothing happens before the reader says what", async (page) => {
  await open(page, { marks: MARKS });
  await unfold(page);
  await choose(page, file(INCOMING));
  const dialog = page.getByRole("dialog", { name: /^The file has marks of 3 questions; this device already has \d\./ });
  await dialog.filter({ hasText: "already has 3" }).waitFor();
  await page.keyboard.press("Escape");
  await choose(page, file(INCOMING));
  await dialog.getByRole("button", { name: "Cancel" }).click();
  assert.deepEqual((await kept(page)).questions, MARKS);
  await choose(page, file(INCOMING));
  await dialog.getByRole("button", { name: /^Merge/ }).press("Enter");
  await told(page).filter({ hasText: "Loaded" }).waitFor();
  const { ant, gone } = MARKS;
  assert.deepEqual((await kept(page)).questions, { ant, bee: INCOMING.bee, gone, cat: INCOMING.cat });
  await choose(page, file(INCOMING));
  await dialog.filter({ hasText: "already has 4" }).getByRole("button", { name: /^Replace/ }).click();
  assert.deepEqual((await kept(page)).questions, INCOMING);
});

const WRONG = {
  "is not JSON": { name: "page.html", mimeType: "text/html", buffer: Buffer.from("<!DOCTYPE html>") },
  "has no marks": { ...file({}), buffer: Buffer.from('{"questions": {"ant": {"mark": "known", "at": 1}}}') },
  "another version": file({}, { version: 2 }),
  "entry “bee” is wrong": file({ ant: { mark: "known", at: 1 }, bee: { mark: "perhaps", at: 1 } }),
  "entry “../x” is wrong": file({ "../x": { mark: "known", at: 1 } }),
  "entry “ant” is wrong": file({ ant: { mark: "known", at: "yesterday" } }),
  "entry “cat” is wrong": file({}, { points: { ant: { at: 1, ticked: [] }, cat: { at: 1, ticked: [{ place: "first", keys: {} }] } } }),
  "entry “dog” is wrong": file({}, { points: { dog: { at: 1, ticked: "all" } } }),
};
const SHAPES = { null: "null", number: "3", list: "[]", "a list of marks": '{"format":"wenda-marks","version":1,"questions":[]}' };

on("a wrong file changes nothing, and is told in words", async (page) => {
  await open(page, { marks: MARKS });
  await unfold(page);
  for (const [sentence, wrong] of Object.entries(WRONG)) {
    await choose(page, wrong);
    await told(page).filter({ hasText: sentence }).waitFor();
    assert.match(await told(page).innerText(), /^Nothing was loaded: /);
  }
  for (const [name, text] of Object.entries(SHAPES)) {
    await choose(page, WRONG["is not JSON"]);
    await told(page).filter({ hasText: "is not JSON" }).waitFor();
    await choose(page, { name: `${name}.json`, mimeType: "application/json", buffer: Buffer.from(text) });
    await told(page).filter({ hasText: "has no marks" }).waitFor();
  }
  assert.deepEqual((await kept(page)).questions, MARKS);
});

on("what was wrong with one file is not said beside the next", async (page) => {
  await open(page, { marks: MARKS });
  await unfold(page);
  await choose(page, WRONG["is not JSON"]);
  await told(page).filter({ hasText: "is not JSON" }).waitFor();
  await choose(page, file(INCOMING));
  const dialog = page.getByRole("dialog", { name: /^The file has marks/ });
  await dialog.waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  assert.equal(await told(page).innerText(), "");
});

on("all marks are cleared only when the reader says so again", async (page) => {
  await open(page, { marks: MARKS });
  await unfold(page);
  await button(page, "Clear all marks").click();
  const dialog = page.getByRole("dialog", { name: "Clear the marks and ticked points of 3 questions on this device?" });
  assert.ok(await dialog.getByRole("button", { name: "Cancel" }).evaluate((one) => one === document.activeElement));
  await page.keyboard.press("Enter");
  assert.deepEqual((await kept(page)).questions, MARKS);
  await button(page, "Clear all marks").click();
  await dialog.getByRole("button", { name: "Clear all marks" }).click();
  assert.equal(await told(page).innerText(), "All marks are cleared.");
  assert.equal(await kept(page), null);
  assert.deepEqual(await counts(page), ["All 5", "Unmarked 5", "Again 0", "Known 0", "Favourite 0"]);
  assert.ok(await button(page, "Save as a file").isDisabled());
});

const markKnown = (page) => page.getByRole("button", { name: "Known", exact: true }).click();

const DAMAGED = ["{\"version\": 1, \"questions\": {\"ant", "[]", "null", '{"version": 1, "questions": 7}', '{"version": 9, "questions": {}}'];

for (const text of DAMAGED) {
  on(`a damaged record is no obstacle and is not lost: ${text}`, async (page) => {
    await open(page, { text });
    assert.equal((await counts(page))[1], "Unmarked 5");
    await page.goto(`${bank.address}cat.html`);
    await markKnown(page);
    await page.goto(`${bank.address}questions.html`);
    await page.locator("[data-slot=known]").filter({ hasText: "1" }).waitFor();
    assert.match(await marksOf(page, "cat"), /Known/);
    await unfold(page);
    const [saved] = await Promise.all([page.waitForEvent("download"), button(page, "Save the damaged record").click()]);
    assert.equal(readFileSync(await saved.path(), "utf8"), text);
  });
}

on("of a record with wrong entries the right ones count", async (page) => {
  await open(page, { text: JSON.stringify({ version: 1, questions: { ant: { mark: "known", at: 1 }, bee: 3, cat: { mark: 1, at: 1 } } }) });
  assert.deepEqual(await counts(page), ["All 5", "Unmarked 4", "Again 0", "Known 1", "Favourite 0"]);
});

on("an odd entry costs no mark: what can be told of it counts, and the rest outlives the next mark", async (page) => {
  const later = { mark: "rehearsed", at: 9 };
  await open(page, { text: JSON.stringify({ version: 1, questions: { ant: { mark: "known" }, bee: 5, gone: later, cat: { favourite: true, mark: 1, at: 1 } } }) });
  assert.deepEqual(await counts(page), ["All 5", "Unmarked 4", "Again 0", "Known 1", "Favourite 1"]);
  await page.goto(`${bank.address}dog.html`);
  await markKnown(page);
  const { ant, bee, gone, cat, dog } = (await kept(page)).questions;
  assert.deepEqual([ant.mark, bee, gone, cat.favourite, dog.mark], ["known", 5, later, true, "known"]);
});

on("where storage is refused the list works, and a file that comes says what it cannot do", async (page) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("refused", "SecurityError"); } });
  });
  await page.goto(`${bank.address}questions.html`);
  await tag(page).selectOption("training");
  assert.equal(await shown(page), "ant bee");
  await unfold(page);
  await choose(page, file(INCOMING));
  await told(page).filter({ hasText: "does not let the site store anything" }).waitFor();
  assert.match(await marksOf(page, "ant"), /Again/);
});

on("10,000 questions do not freeze the page", async (page) => {
  await page.route("**/questions.html", async (route) => {
    const answer = await route.fetch();
    const many = (rows) => rows.repeat(2000);
    await route.fulfill({ body: (await answer.text()).replace(/(?<=<ol class="rows">).*?(?=<\/ol>)/s, many), contentType: "text/html" });
  });
  await open(page, { marks: MARKS });
  assert.deepEqual(await counts(page), ["All 10000", "Unmarked 6000", "Again 2000", "Known 2000", "Favourite 2000"]);
  const blocked = await tag(page).evaluate((select) => {
    const start = performance.now();
    select.value = "training";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    return performance.now() - start;
  });
  assert.equal(await count(page).innerText(), "Showing 4000 of 10000 questions");
  assert.ok(blocked < 500, `a choice takes ${blocked} ms`);
});

test("it works by double click", () => {
  const address = `${pathToFileURL(site).href}/`;
  return withPage(bank.browser, address, PHONE, async (page) => {
    await page.goto(`${address}questions.html?tag=data`);
    assert.equal(await shown(page), "bee cat dog");
    await page.goto(`${address}cat.html`);
    await markKnown(page);
    await page.goto(`${address}questions.html`);
    await page.locator("[data-slot=known]").filter({ hasText: "1" }).waitFor();
  });
});

for (const look of LOOKS) {
  on(`axe-core finds nothing, nothing is too wide: ${look.colorScheme}, ${look.viewport.width} px`, async (page) => {
    await open(page, { marks: MARKS, query: "?tag=training" });
    await unfold(page);
    const inspect = async () => {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document));
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    };
    await inspect();
    await choose(page, file(INCOMING));
    await page.getByRole("dialog").waitFor();
    await inspect();
  }, { ...look, reducedMotion: "reduce" });
}
