/* Key points that the reader ticks off: what he ticked stays so while authors move it about, and leaves and comes as a file. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { makeSite } from "./made.js";
import { axe, PHONE, stage } from "./stage.js";

const question = (number, title, part, points) =>
  `---\nid: q${number}\nnumber: ${number}\ntitle: ${title}\n---\n\n## ${part}\n\n${points.map((point) => `- ${point}\n`).join("")}`;

const YAML = "title: {zh: 题库, en: A bank}\nlanguages: [en, zh]\n";
const EN = ["**Red**: the first.", "**Green**: the second.", "The third, without a name.", "**Red**: another one."];
const ZH = ["**红**：头一个。", "**绿**：第二个。", "第三个，没有名字。", "**红**：又一个。"];

const siteOf = (en, zh) => makeSite({
  "site.yaml": YAML,
  "en/1.md": question(1, "What is one?", "Key points", en),
  "zh/1.md": question(1, "一是什么？", "要点", zh),
  "en/2.md": question(2, "What is two?", "Key points", ["Only this."]),
  "zh/2.md": question(2, "二是什么？", "要点", ["只有这个。"]),
});
const bank = stage(siteOf(EN, ZH));
const { on } = bank;

/* The same bank as its authors left it later: another order in each language, more points, and more words. */
const later = stage(siteOf(
  ["The third,\n  without a name.", "A new one.", "**Green**: the second, with more words.", "**Red**: the first."],
  ["**绿**：第二个。", "新的一个。", "**红**：头一个。", "第三个，没有名字。"],
));

const boxes = (page) => page.getByRole("checkbox").and(page.locator(".point-box"));
const ticked = async (page) => {
  const points = await page.locator(".part-points li:has(:checked)").allInnerTexts();
  return points.map((point) => point.replace(/\s+/g, " ").trim());
};
const isCounted = () => {
  const ticked = document.querySelectorAll(".point-box:checked").length;
  return document.querySelector(".part-tally").textContent.startsWith(`${ticked}/`);
};
/* Until it is counted beside the title. */
const tick = async (page, ...places) => {
  for (const place of places) {
    await boxes(page).nth(place).click();
    await page.waitForFunction(isCounted);
  }
};
const tally = (page) => page.locator(".part-tally").innerText();
const untick = (page) => page.getByRole("button", { name: "Untick all" });
const record = (page) => page.evaluate(() => localStorage.getItem("wenda:/:points"));

/* What the reader's device holds of the bank, on the bank as it is later. */
async function takeAlong(page, path) {
  const kept = await record(page);
  await page.route(`${bank.address}**`, async (route) => {
    const answer = await fetch(route.request().url().replace(bank.address, later.address));
    await route.fulfill({ body: Buffer.from(await answer.arrayBuffer()), contentType: answer.headers.get("content-type") });
  });
  await page.goto(bank.address + path);
  assert.ok(kept);
}

on("what is ticked stays ticked where authors change the order and the text behind the name", async (page) => {
  await page.goto(`${bank.address}q1.html`);
  await tick(page, 1, 2);
  await takeAlong(page, "q1.html");
  assert.deepEqual(await ticked(page), ["The third, without a name.", "Green: the second, with more words."]);
  assert.equal(await tally(page), "2/4");
});

on("so it does in the language that was not open when it was ticked", async (page) => {
  await page.goto(`${bank.address}q1.html`);
  await tick(page, 0, 1);
  await page.goto(`${bank.address}zh/q1.html`);
  assert.deepEqual(await ticked(page), ["红：头一个。", "绿：第二个。"]);
  await takeAlong(page, "zh/q1.html");
  assert.deepEqual(await ticked(page), ["绿：第二个。", "红：头一个。"]);
  await page.goto(`${bank.address}q1.html`);
  assert.deepEqual(await ticked(page), ["Green: the second, with more words.", "Red: the first."]);
  await tick(page, 3);
  await page.goto(`${bank.address}zh/q1.html`);
  assert.deepEqual(await ticked(page), ["绿：第二个。"]);
});

on("points of one name are two points; one that is gone is no other", async (page) => {
  await page.goto(`${bank.address}q1.html`);
  await tick(page, 3);
  assert.deepEqual(await ticked(page), ["Red: another one."]);
  await takeAlong(page, "q1.html");
  assert.deepEqual(await ticked(page), []);
});

on("where colours are forced, no box looks ticked that is not", async (page) => {
  await page.goto(`${bank.address}q1.html`);
  const shot = async () => (await boxes(page).nth(1).screenshot()).toString("base64");
  const open = await shot();
  await boxes(page).nth(1).check();
  const ticked = await shot();
  await boxes(page).nth(1).uncheck();
  await page.locator("h1").click();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".point-box::after { content: none !important }");
    document.adoptedStyleSheets = [sheet];
  });
  assert.equal(open, await shot(), "nothing is drawn over it");
  assert.notEqual(open, ticked);
}, { ...PHONE, forcedColors: "active" });

on("ticks of the time when places were kept are there", async (page) => {
  await page.goto(`${bank.address}q2.html`);
  await page.evaluate(() => localStorage.setItem("wenda:/:points", '{"q1":[1,2,9],"q2":"x","../":[0]}'));
  await page.goto(`${bank.address}q1.html`);
  assert.deepEqual(await ticked(page), ["Green: the second.", "The third, without a name."]);
  await takeAlong(page, "q1.html");
  assert.deepEqual(await ticked(page), ["The third, without a name.", "Green: the second, with more words."]);
});

on("all are unticked at once, by keyboard too, and only here", async (page) => {
  await page.goto(`${bank.address}q2.html`);
  await tick(page, 0);
  await page.goto(`${bank.address}q1.html`);
  assert.ok(await untick(page).isHidden());
  await tick(page, 3, 2, 0);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  assert.deepEqual(violations.map(({ id }) => id), []);
  await page.keyboard.press("Shift+Tab");
  assert.ok(await untick(page).evaluate((one) => one === document.activeElement));
  await page.keyboard.press("Enter");
  assert.deepEqual(await ticked(page), []);
  assert.equal(await tally(page), "0/4");
  assert.ok(await untick(page).isHidden());
  assert.ok(await boxes(page).first().evaluate((one) => one === document.activeElement), "the focus is not lost");
  await page.goto(`${bank.address}zh/q1.html`);
  assert.deepEqual(await ticked(page), []);
  await page.goto(`${bank.address}q2.html`);
  assert.deepEqual(await ticked(page), ["Only this."]);
});

on("nothing moves when ticks come from the device", async (page) => {
  await page.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.moved += value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${bank.address}q1.html`);
  await tick(page, 1);
  await page.route("**/wenda.*.js", async (route) => {
    await page.waitForTimeout(300); /* the page is painted long before */
    await route.continue();
  });
  await page.reload({ waitUntil: "networkidle" });
  assert.ok(await untick(page).isVisible());
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => window.moved), 0);
});

on("another tab follows", async (page) => {
  await page.goto(`${bank.address}q1.html`);
  const other = await page.context().newPage();
  await other.goto(`${bank.address}zh/q1.html`);
  await tick(page, 1);
  await other.locator(".part-tally").filter({ hasText: "1/4" }).waitFor();
  await tick(other, 1);
  await page.locator(".part-tally").filter({ hasText: "0/4" }).waitFor();
});

on("an odd entry costs no tick: what can be told of it counts, and the rest outlives the next tick", async (page) => {
  await page.goto(`${bank.address}404.html`);
  await page.evaluate(() => localStorage.setItem("wenda:/:points", '{"long-text":5,"q1":{"ticked":[{"place":0,"keys":{}},"x"]}}'));
  await page.goto(`${bank.address}q1.html`);
  await page.locator(".part-tally").filter({ hasText: "1/" }).waitFor();
  await tick(page, 1);
  assert.deepEqual(await ticked(page), ["Red: the first.", "Green: the second."]);
  assert.equal(JSON.parse(await record(page))["long-text"], 5);
});

const status = (page) => page.locator("wenda-backup").getByRole("status");
const unfold = (page) => page.getByText("Back up your marks").click();
const choose = (page, text) =>
  page.getByLabel("Load from a file").setInputFiles({ name: "marks.json", mimeType: "application/json", buffer: Buffer.from(text) });

async function save(page) {
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
  return readFileSync(await saved.path(), "utf8");
}

on("ticks leave as a file, are cleared, and come back the same", async (page) => {
  await page.goto(`${bank.address}q1.html`);
  await tick(page, 1, 3);
  await page.goto(`${bank.address}questions.html`);
  await unfold(page);
  const text = await save(page);
  await status(page).filter({ hasText: "Saved the marks of 1 question." }).waitFor();
  await page.getByRole("button", { name: "Clear all marks" }).click();
  const dialog = page.getByRole("dialog", { name: "Clear the marks and ticked points of 1 question on" });
  await dialog.getByRole("button", { name: "Clear all marks" }).click();
  assert.equal(await record(page), null);
  await choose(page, text);
  await status(page).filter({ hasText: "Loaded the marks of 1 question." }).waitFor();
  await page.goto(`${bank.address}q1.html`);
  assert.deepEqual(await ticked(page), ["Green: the second.", "Red: another one."]);
});

const OLD = '{"format":"wenda-marks","version":1,"questions":{"q2":{"mark":"known","at":5}}}';
const NEW = OLD.replace(/}$/, ',"points":{"q1":{"at":5,"ticked":[{"place":0,"keys":{}}]},"q2":{"at":9999999999999,"ticked":[{"place":0,"keys":{}}]}}}');

for (const [answer, file, expected] of [
  ["Merge", OLD, ["Green: the second."]],
  ["Replace", OLD, ["Green: the second."]],
  ["Merge", NEW, ["Green: the second."]],
  ["Replace", NEW, ["Red: the first."]],
]) {
  on(`${answer}: ticks meet a file ${file === OLD ? "without" : "with"} ticks`, async (page) => {
    await page.goto(`${bank.address}q1.html`);
    await tick(page, 1);
    await page.goto(`${bank.address}questions.html`);
    await unfold(page);
    await choose(page, file);
    await page.getByRole("dialog").getByRole("button", { name: answer }).click();
    await status(page).filter({ hasText: "Loaded" }).waitFor();
    await page.goto(`${bank.address}q1.html`);
    assert.deepEqual(await ticked(page), expected);
    await page.goto(`${bank.address}q2.html`);
    assert.deepEqual(await ticked(page), file === NEW ? ["Only this."] : []);
    assert.equal(await page.locator(".mark-known").getAttribute("aria-pressed"), "true");
  });
}
