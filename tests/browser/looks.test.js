/* How every page stands: narrow screens, both colour schemes, no scripts, and what axe-core finds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, demos, launchBrowser, LOOKS, pages, PHONE, stage, WIDE, withPage } from "./stage.js";

const bank = stage();

const withDemos = demos().map(({ page }) => page);
const lists = ["en/questions.html", "search.html", "all-demos.html", "tags/training.html", "404.html", "en/404.html"];
const samples = ["index.html", "en/index.html", "guide/overview.html", "en/guide/containers.html", ...lists, ...withDemos];

test("no page is wider than 320 pixels", () =>
  withPage(bank.browser, bank.address, PHONE, async (page) => {
    const wide = [];
    for (const path of pages()) {
      await page.goto(bank.address + path, { waitUntil: "load" });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > PHONE.viewport.width) wide.push(`${path}: ${width}`);
    }
    assert.deepEqual(wide, []);
  }));

/* Red, green and blue of what the page paints beneath its text. */
const backdrop = () => getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
const brightness = ([r, g, b]) => (r + g + b) / 3;

test("light and dark follow the reader's setting", async () => {
  const seen = {};
  for (const colorScheme of ["light", "dark"]) {
    await withPage(bank.browser, bank.address, { colorScheme }, async (page) => {
      await page.goto(`${bank.address}index.html`);
      seen[colorScheme] = brightness(await page.evaluate(backdrop));
    });
  }
  assert.ok(seen.light > 200, `light is ${seen.light}`);
  assert.ok(seen.dark < 60, `dark is ${seen.dark}`);
});

test("the browser's bar has the colour of the page, also where the reader chose another scheme than the system's", async () => {
  const bar = () => Array.from(document.querySelectorAll("meta[name=theme-color]")).find(({ media }) => matchMedia(media).matches).content;
  const ground = () => getComputedStyle(document.querySelector(".site-header")).backgroundColor;
  const hex = (colour) => `#${colour.match(/\d+/g).map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
  for (const colorScheme of ["light", "dark"]) {
    await withPage(bank.browser, bank.address, { ...WIDE, colorScheme }, async (page) => {
      await page.goto(`${bank.address}en/index.html`);
      for (const choice of ["System", "Light", "Dark", "System"]) {
        await page.getByLabel("Colour scheme").selectOption(choice);
        assert.equal(await page.evaluate(bar), hex(await page.evaluate(ground)), `${colorScheme}, ${choice}`);
      }
      await page.getByLabel("Colour scheme").selectOption("Light");
      await page.reload();
      assert.equal(await page.evaluate(bar), hex(await page.evaluate(ground)), `${colorScheme}, reloaded`);
    });
  }
});

test("the browser takes the manifest of each language, and would install it", async (t) => {
  const browser = await launchBrowser();
  t.after(() => browser.close());
  for (const [path, start] of [["index.html", ""], ["en/attention.html", "en/"]]) {
    await withPage(browser, bank.address, WIDE, async (page) => {
      await page.goto(bank.address + path);
      const devtools = await page.context().newCDPSession(page);
      const { url, errors, data } = await devtools.send("Page.getAppManifest");
      assert.equal(url, `${bank.address}${start}site.webmanifest`);
      assert.deepEqual(errors, []);
      assert.equal(JSON.parse(data).start_url, "index.html");
      const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
      assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
    });
  }
});

test("on the smallest phone the site's title is there in full", () =>
  withPage(bank.browser, bank.address, PHONE, async (page) => {
    for (const path of ["index.html", "en/index.html"]) {
      await page.goto(bank.address + path);
      assert.ok(await page.locator(".site-title span").evaluate((title) =>
        title.scrollWidth <= title.clientWidth && title.scrollHeight <= title.clientHeight + 1), path); /* it rounds */
      assert.ok(await page.locator(".site-header").evaluate((header) => header.clientHeight < 64), "it takes no more room");
    }
  }));

for (const forcedColors of ["none", "active"]) {
  test(`what is known can be told from the rest of the bar, forced colours ${forcedColors}`, () =>
    withPage(bank.browser, bank.address, { ...PHONE, forcedColors }, async (page) => {
      await page.goto(`${bank.address}questions.html`);
      await page.locator("progress").evaluate((bar) => (bar.value = bar.max / 2));
      const { x, y, width, height } = await page.locator("progress").boundingBox();
      const part = (at) => page.screenshot({ clip: { x: Math.round(x + width * at), y, width: 40, height } });
      assert.notDeepEqual(await part(0.2), await part(0.6));
    }));
}

/* Left edges, in whole pixels, of what is told of each question. */
const columns = () => ["difficulty", "minutes", "tags"].map((name) =>
  Array.from(document.querySelectorAll(`.row .${name}`), (part) => Math.round(part.getBoundingClientRect().left)));

for (const path of ["index.html", "en/questions.html", "tags/training.html"]) {
  test(`in the rows of ${path} difficulty, time and tags stand in columns`, () =>
    withPage(bank.browser, bank.address, WIDE, async (page) => {
      await page.goto(bank.address + path);
      const found = await page.evaluate(columns);
      for (const lefts of found) {
        assert.ok(lefts.length > 10);
        assert.deepEqual([...new Set(lefts)].length, 1, `${lefts}`);
      }
      const overlaps = await page.evaluate(() => Array.from(document.querySelectorAll(".row")).filter((row) => {
        const [difficulty, minutes, tags] = ["difficulty", "minutes", "tags"].map((name) => row.querySelector(`.${name}`).getBoundingClientRect());
        return difficulty.right > minutes.left || minutes.right > tags.left || tags.right > row.getBoundingClientRect().right;
      }).map((row) => row.innerText));
      assert.deepEqual(overlaps, []);
    }));
}

for (const path of samples) {
  test(`${path} reads without scripts`, () =>
    withPage(bank.browser, bank.address, { javaScriptEnabled: false }, async (page) => {
      await page.goto(bank.address + path);
      assert.ok(await page.locator("h1").isVisible());
      assert.ok((await page.locator("main").innerText()).length > 20);
      assert.ok((await page.locator("nav a:visible").count()) > 0, "there is a way on");
      for (const svg of await page.locator("wenda-demo [data-slot=svg] > svg").all()) {
        assert.ok((await svg.boundingBox()).width > 200, "the first frame is there");
      }
    }));
}

/* axe-core takes its time: of each kind of page it looks at the Chinese one in light and wide, at the English one in dark and
 * narrow. (demos.test.js looks at each demo.) */
const kinds = [
  ["index.html", "en/index.html"],
  ["guide/overview.html", "en/guide/overview.html"],
  ["guide/containers.html", "en/guide/containers.html"],
  ["questions.html", "en/questions.html"],
  ["search.html", "en/search.html"],
  ["all-demos.html", "en/all-demos.html"],
  ["tags/training.html", "en/tags/training.html"],
  ["404.html", "en/404.html"],
  ["attention.html", "en/attention.html"],
];

for (const [i, { colorScheme, viewport }] of LOOKS.entries()) {
  for (const path of kinds.map((kind) => kind[i])) {
    test(`axe-core finds nothing: ${path}, ${colorScheme}, ${viewport.width} px`, () =>
      withPage(bank.browser, bank.address, { colorScheme, viewport, reducedMotion: "reduce" }, async (page) => {
        await page.goto(bank.address + path);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
        const told = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
        assert.deepEqual(told, []);
      }));
  }
}
