/* The whole site without a pointer: from the home page to a demo and back, by Tab, Enter, Space and arrows alone. Wherever the
 * focus stops it can be seen, in view and beneath nothing. */
import assert from "node:assert/strict";
import { stage, PHONE, says, summary, WIDE } from "./stage.js";

const bank = stage();

/* In the page: what has the focus, as a reader would name it; its kind, which is all that its style can depend on; and the part
 * of it, or of the label that is shown in its place, that is in view: none when it is out of view or beneath something else. */
function stop() {
  const element = document.activeElement;
  let kind = "";
  for (let one = element; one; one = one.parentElement) kind += ` ${one.localName}.${one.className}`;
  const name = `${element.localName} “${(element.ariaLabel ?? element.labels?.[0]?.innerText ?? element.innerText ?? element.textContent).trim().slice(0, 40)}”`;
  if (element === document.body) return { name: "page" };
  const rects = [element, ...(element.labels ?? [])].flatMap((one) => [...one.getClientRects()]);
  const part = rects.map((rect) => {
    const [left, top] = [Math.max(rect.left, 0), Math.max(rect.top, 0)];
    const [right, bottom] = [Math.min(rect.right, innerWidth), Math.min(rect.bottom, innerHeight)];
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isHit = element.contains(hit) || hit?.closest("label")?.control === element;
    return right > left && bottom > top && isHit && { x: left, y: top, width: right - left, height: bottom - top };
  }).find(Boolean);
  return { name, kind, part };
}

/* The same picture with and without the focus is a focus that cannot be seen. */
async function isSeenIn(page, clip) {
  const focused = await page.screenshot({ clip });
  const element = await page.evaluateHandle(() => document.activeElement);
  await element.evaluate((one) => one.blur());
  const blurred = await page.screenshot({ clip });
  await element.evaluate((one) => one.focus({ preventScroll: true }));
  return !focused.equals(blurred);
}

/* A small picture is quick; what it does not show may be a ring around more than the element. */
async function isSeen(page, { part: { x, y, width, height } }) {
  const view = page.viewportSize();
  const [left, top] = [Math.max(x - 6, 0), Math.max(y - 6, 0)];
  const clip = { x: left, y: top, width: Math.min(width + 12, view.width - left, 300), height: Math.min(height + 12, view.height - top, 120) };
  return (await isSeenIn(page, clip)) || isSeenIn(page, { x: 0, y: 0, ...view });
}

/* Kinds of stops whose focus was seen, of each page: pictures take their time. */
const known = new WeakMap();

async function look(page) {
  const at = await page.evaluate(stop);
  if (at.name === "page") return at;
  assert.ok(at.part, `${at.name} is in view, on ${page.url()}`);
  if (!known.has(page)) known.set(page, new Set());
  const kinds = known.get(page);
  const kind = new URL(page.url()).pathname + at.kind;
  if (!kinds.has(kind)) assert.ok(await isSeen(page, at), `the focus of ${at.name} is seen, on ${page.url()}`);
  kinds.add(kind);
  return at;
}

const hasFocus = (locator) => locator.evaluateAll((all) => all.includes(document.activeElement));

/* Presses the key until the focus is there; all stops on the way are looked at. */
async function go(page, locator, key = "Tab") {
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press(key);
    await look(page);
    if (await hasFocus(locator)) return;
  }
  assert.fail(`no way to ${locator} on ${page.url()}`);
}

async function follow(page, locator, url, key = "Tab") {
  await go(page, locator, key);
  await page.keyboard.press("Enter");
  await page.waitForURL(url);
}

const options = { reducedMotion: "reduce" };

bank.on("from the home page to a demo and back", async (page) => {
  const main = page.getByRole("main");
  await page.goto(`${bank.address}en/index.html`);
  await page.keyboard.press("Tab");
  assert.ok(await hasFocus(page.getByRole("link", { name: "Skip to content" })));
  await page.keyboard.press("Enter");
  await follow(page, main.getByRole("link", { name: "All 30 questions" }), /questions\.html/);

  await go(page, page.getByRole("radio", { name: /^All/ }));
  await page.keyboard.press("ArrowRight");
  await go(page, page.locator("#ui-filter-tag"));
  await page.keyboard.type("Architecture");
  await page.waitForURL(/\?mark=none&tag=architecture$/);
  await follow(page, main.getByRole("link", { name: "What is attention, and how" }), /attention\.html/);

  const fold = page.locator(".part-followups summary").first();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter"); /* skips the navigation */
  await go(page, fold);
  await page.keyboard.press("Enter");
  assert.ok(await page.locator(".part-followups details").first().evaluate((one) => one.open));
  await go(page, page.getByRole("checkbox", { name: "KV cache" }), "Shift+Tab");
  await page.keyboard.press("Space");
  assert.equal(await page.locator(".part-tally").innerText(), "1/7");
  await go(page, page.getByRole("switch", { name: "Practice mode" }), "Shift+Tab");
  await page.keyboard.press("Space");
  assert.ok(await page.getByRole("checkbox", { name: "KV cache" }).isHidden());
  await follow(page, page.getByRole("link", { name: "中文" }), /\d\/attention\.html/, "Shift+Tab");

  /* the navigation is still skipped */
  await go(page, page.getByRole("button", { name: "显示 详解" }));
  await page.keyboard.press("Enter");
  const demo = page.locator("wenda-demo");
  await go(page, demo.locator(".anchor"));
  await demo.and(page.locator("[data-state=ready]")).waitFor();
  await go(page, page.locator("#ui-attention-head"));
  const before = await summary(demo).innerText();
  await page.keyboard.press("ArrowRight");
  await page.waitForURL(/\?attention\.head=/);
  assert.notEqual(await says(summary(demo), /./), before);
  await look(page);

  for (const url of [/\/en\/attention\.html#ui-main$/, /\/en\/attention\.html$/, /\?mark=none&tag=architecture$/]) {
    await page.goBack();
    await page.waitForURL(url);
  }
  await page.getByText("Showing").waitFor();
  await go(page, main.getByRole("link", { name: "What is attention, and how" }));
}, { ...WIDE, ...options });

const PAGES = ["en/index.html", "questions.html?tag=safety", "en/avoid-overfitting.html", "404.html"];
for (const { viewport } of [PHONE, WIDE]) {
  for (const path of viewport === PHONE.viewport ? PAGES : PAGES.slice(2, 3)) {
    bank.on(`no stop holds the focus: ${path}, ${viewport.width} px`, async (page) => {
      await page.goto(bank.address + path, { waitUntil: "networkidle" });
      const names = [];
      for (;;) {
        await page.keyboard.press("Tab");
        const { name } = await look(page);
        if (name === "page") break;
        names.push(name);
        assert.ok(names.length < 300, `round and round: ${names.slice(-10)}`);
      }
      assert.match(names[0], /Skip to content|跳到正文/);
      assert.match(names.at(-1), /./);
      assert.ok(names.length > 10, `${names}`);
    }, { viewport, ...options });
  }
}
