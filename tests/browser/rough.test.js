/* Pages that no author should write: whatever stands in them, the page keeps to the width of a phone and of paper, and all of
 * it can be reached or is printed. */
import assert from "node:assert/strict";
import { axe, buildSite, PHONE, stage, WIDE } from "./stage.js";

const LONG = "为什么".repeat(100), WORD = "x".repeat(300);
const FORMULA = `$$${Array.from({ length: 60 }, (_, i) => `a_{${i}}`).join(" + ")}$$`;
const SUM = FORMULA.slice(2, -2), IN_TEXT = `令 $y = ${SUM}$，又 $f(${SUM.replaceAll("+", ",")})$ 与 $\\frac{${SUM}}{2}$。`;
const ROWS = `$$\\begin{aligned} y &= ${SUM} \\\\ z &= \\frac{${SUM}}{2} \\end{aligned}$$`;
const TABLE = ["c", "-", "1"].map((cell) => `|${`${cell} |`.repeat(30)}`).join("\n");
const LIST = Array.from({ length: 12 }, (_, level) => `${"  ".repeat(level)}- 第 ${level + 1} 层的一句话`).join("\n");
const CODE = `\`\`\`\n${"0123456789".repeat(500)}\n\`\`\``;
const ROUGH = [CODE, FORMULA, IN_TEXT, ROWS, TABLE, LIST, `\`${WORD}\``, `<https://example.org/${WORD}>`, `## ${WORD}`, `### ${LONG}`];
const under = (level, text) => text.replace(/^##+/, level);

const part = (title, blocks) => `## ${title}\n\n${blocks.map((text) => under("###", text)).join("\n\n")}\n`;
const sections = (title) => `## ${title}\n\n${ROUGH.map((text) => `### ${LONG}\n\n${under("####", text)}`).join("\n\n")}\n`;
const front = (fields) => `---\n${Object.entries(fields).map(([key, value]) => `${key}: ${value}`).join("\n")}\n---\n`;

const rough = stage(buildSite({
  "site.yaml": `languages: [zh]\ntitle: {zh: ${WORD}}\nwhole: true\ntags:\n  long: {zh: ${WORD}}\n  abc: {zh: 甲/乙/丙}\n`,
  "zh/01-all.md": front({ id: "all", number: 1, title: LONG, tags: "[long, abc]", difficulty: 5, related: "[word, bare]" })
    + part("口述回答", ROUGH) + part("要点", [LIST, ...ROUGH.map((text) => `- ${under("###", text).replaceAll("\n", "\n  ")}`)])
    + part("详解", ROUGH) + sections("常见误区") + sections("追问") + part("参考资料", ROUGH),
  "zh/02-word.md": front({ id: "word", number: 2, title: WORD }) + `[](id:all)\n\n${ROUGH.slice(0, 8).join("\n\n")}\n`,
  "zh/03-bare.md": front({ id: "bare", number: 3, title: "只有题目" }),
  "zh/plain.md": front({ id: "plain", title: "只有标题" }),
  "zh/text.md": front({ id: "text", title: WORD }) + ROUGH.join("\n\n"),
}));
const { on } = rough;
const PAGES = ["index.html", "questions.html", "tags/long.html", "tags/abc.html", "all.html", "word.html", "bare.html", "plain.html", "text.html", "whole.html"];
const PAPER = { viewport: { width: 673, height: 900 } }; /* A4 between margins of 16 mm */

/* Elements that the window cuts off, or that cut off what they hold, with nothing to scroll it by: nothing scrolls on paper. */
function lost() {
  const isPaper = matchMedia("print").matches;
  const scrolls = (element) => !isPaper && ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const within = (element) => element && (scrolls(element) || within(element.parentElement));
  const isCut = (element) =>
    getComputedStyle(element).overflowX !== "visible" && !scrolls(element) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
  const isOut = (element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (left < -1 || right > innerWidth + 1) && !within(element.parentElement);
  };
  return Array.from(document.querySelectorAll("main *:not(.visually-hidden, .toc-here)"))
    .filter((element) => isCut(element) || isOut(element))
    .map((element) => element.outerHTML.slice(0, 120));
}

const unfold = (page) => page.locator("main details").evaluateAll((all) => all.forEach((fold) => { fold.open = true; }));

for (const path of PAGES) {
  for (const javaScriptEnabled of [true, false]) {
    on(`${path} keeps to a phone's width, scripts ${javaScriptEnabled ? "on" : "off"}`, async (page) => {
      await page.goto(rough.address + path);
      await unfold(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.viewport.width);
      assert.deepEqual(await page.evaluate(lost), []);
    }, { ...PHONE, javaScriptEnabled });
  }
}

for (const path of PAGES) {
  on(`${path} keeps to the width of paper`, async (page) => {
    await page.goto(rough.address + path);
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await page.evaluate(lost), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PAPER.viewport.width);
  }, PAPER);
}

on("what scrolls can be scrolled by keyboard", async (page) => {
  await page.goto(`${rough.address}all.html`);
  await unfold(page);
  await page.waitForTimeout(200);
  const stuck = await page.evaluate(() =>
    Array.from(document.querySelectorAll("main *"))
      .filter((element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX))
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.tabIndex !== 0)
      .map((element) => element.outerHTML.slice(0, 120)));
  assert.deepEqual(stuck, []);
});

on("the twelfth level of a list has room for a few words", async (page) => {
  await page.goto(`${rough.address}all.html`);
  for (const item of await page.getByText("第 12 层的一句话").all()) {
    if (await item.isVisible()) assert.ok((await item.boundingBox()).width >= 64, "four characters");
  }
});

on("what the bar cuts short stands in the contents in full", async (page) => {
  await page.goto(`${rough.address}all.html`);
  await page.locator(".part-depth h3").first().evaluate((heading) => heading.scrollIntoView());
  await page.getByRole("button", { name: "本页内容" }).click();
  const links = page.locator("#ui-toc a");
  const inside = await links.evaluateAll((all) => all.every((link) => link.scrollWidth <= link.clientWidth && link.getBoundingClientRect().right <= innerWidth));
  assert.ok(inside && (await links.count()) > 10);
});

on("a question with nothing but a title shows no empty part", async (page) => {
  await page.goto(`${rough.address}bare.html`);
  assert.equal(await page.locator("h1").innerText(), "只有题目");
  assert.equal(await page.locator(".part, #ui-toc, .prose").count(), 0);
  assert.equal(await page.locator("main a[rel=prev]").count(), 1);
});

for (const { viewport } of [PHONE, WIDE]) {
  on(`axe-core finds nothing: ${viewport.width} px`, async (page) => {
    for (const path of ["all.html", "bare.html"]) {
      await page.goto(rough.address + path);
      await unfold(page);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`)), []);
    }
  }, { viewport, reducedMotion: "reduce" });
}
