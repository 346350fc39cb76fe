/* Callouts, folds, tabs and images as a reader meets them: with scripts and without, by keyboard, on paper. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { axe, labStage, PHONE as NARROW, WIDE, withPage } from "./stage.js";

const lab = labStage();

const on = (name, path, visit, options = WIDE) =>
  lab.on(name, async (page) => {
    await page.goto(lab.address + path);
    await visit(page);
  }, options);

const tab = (page, at, name) => page.getByRole("tablist").nth(at).getByRole("tab", { name, exact: true });
const chosen = (page) => page.getByRole("tab", { selected: true }).allInnerTexts();
const text = (page, words) => page.getByText(words, { exact: true });

on("tabs: one panel is shown, and a click chooses another", "en/boxes.html", async (page) => {
  assert.deepEqual(await page.getByRole("tablist").first().getByRole("tab").allInnerTexts(), ["gcc", "clang", "A third one"]);
  assert.ok(await text(page, "Compile with gcc.").isVisible());
  assert.ok(!(await text(page, "Third.").isVisible()));
  await tab(page, 0, "A third one").click();
  assert.ok(await text(page, "Third.").isVisible());
  assert.ok(!(await text(page, "Compile with gcc.").isVisible()));
  assert.equal(new URL(page.url()).search + new URL(page.url()).hash, "");
});

on("tabs: the panel is named by its tab and can be reached", "en/boxes.html", async (page) => {
  await tab(page, 0, "gcc").focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "tabpanel");
  assert.ok(await page.getByRole("tabpanel", { name: "gcc" }).first().isVisible());
});

on("tabs: arrows, Home and End, around the ends", "en/boxes.html", async (page) => {
  await tab(page, 0, "gcc").focus();
  const seen = [];
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"]) {
    await page.keyboard.press(key);
    seen.push(await page.evaluate(() => document.activeElement.innerText));
    assert.equal((await chosen(page))[0], seen.at(-1));
  }
  assert.deepEqual(seen, ["clang", "A third one", "gcc", "A third one", "gcc", "A third one"]);
});

on("tabs: where text runs from right to left the arrows do too", "en/boxes.html", async (page) => {
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  await tab(page, 0, "gcc").press("ArrowLeft");
  assert.equal((await chosen(page))[0], "clang");
});

on("tabs: those of one title are chosen together, and the reader's place stays", "en/boxes.html", async (page) => {
  await page.setViewportSize({ width: 1280, height: 300 });
  const second = tab(page, 1, "clang");
  await tab(page, 0, "gcc").click();
  await second.scrollIntoViewIfNeeded();
  const place = async () => (await second.boundingBox()).y;
  const before = await place();
  await second.click();
  assert.deepEqual(await chosen(page), ["clang", "clang"]);
  await page.waitForTimeout(100);
  assert.ok(Math.abs((await place()) - before) < 2, `from ${before} to ${await place()}`);
});

on("tabs: the choice is remembered", "en/boxes.html", async (page) => {
  await tab(page, 1, "gcc").click();
  await tab(page, 0, "A third one").click();
  await page.reload();
  assert.deepEqual(await chosen(page), ["A third one", "gcc"]);
});

on("tabs, and colours: a choice is this site's, not that of another one of the host", "en/boxes.html", async (page) => {
  await page.evaluate(() => {
    localStorage.setItem("wenda:/other/:tabs", '["clang"]');
    localStorage.setItem("wenda:/other/:scheme", '"dark"');
  });
  await page.reload();
  assert.deepEqual(await chosen(page), ["gcc", "clang"]);
  assert.equal(await page.locator("html").getAttribute("data-scheme"), null);
  await tab(page, 0, "clang").click();
  await page.getByLabel("Colour scheme").selectOption("light");
  await page.reload();
  assert.equal(await page.locator("html").getAttribute("data-scheme"), "light");
  assert.ok(await page.evaluate(() => Object.keys(localStorage).every((key) => /^wenda:\/(other\/)?:/.test(key))));
});

test("tabs: they work where storage is refused, or holds nonsense", () =>
  withPage(lab.browser, lab.address, WIDE, async (page) => {
    await page.addInitScript(() => localStorage.setItem("wenda:/:tabs", '{"a":'));
    await page.goto(`${lab.address}en/boxes.html`);
    assert.deepEqual(await chosen(page), ["gcc", "clang"]);
    await page.addInitScript(() => Object.defineProperty(globalThis, "localStorage", { get() { throw new Error(); } }));
    await page.goto(`${lab.address}en/boxes.html`);
    await tab(page, 0, "clang").click();
    assert.deepEqual(await chosen(page), ["clang", "clang"]);
  }));

on("tabs: an address or a link that leads into a hidden panel opens it", "en/boxes.html#flags-of-clang", async (page) => {
  const heading = page.getByRole("heading", { name: "Flags of clang" });
  assert.ok(await heading.isVisible());
  await tab(page, 0, "gcc").click();
  assert.ok(!(await heading.isVisible()));
  await page.evaluate(() => (location.hash = ""));
  await page.getByRole("link", { name: "To the flags" }).click();
  await heading.waitFor({ state: "visible" });
  assert.equal((await chosen(page))[0], "clang");
});

on("tabs: nothing jumps while the page loads", "en/boxes.html", async (page) => {
  await page.addInitScript(() => {
    globalThis.jumped = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) globalThis.jumped += value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.route("**/wenda.*.js", async (route) => {
    await page.waitForTimeout(400); /* the page is painted long before */
    await route.continue();
  });
  await page.setViewportSize({ width: 1280, height: 2400 });
  await page.reload();
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => globalThis.jumped), 0);
});

for (const [way, prepare] of [
  ["without scripts", { javaScriptEnabled: false }],
  ["on paper", {}],
]) {
  on(`tabs ${way}: all titles and panels, in their order`, "en/boxes.html", async (page) => {
    if (!prepare.javaScriptEnabled) await page.emulateMedia({ media: way === "on paper" ? "print" : "screen" });
    for (const words of ["Compile with gcc.", "Third.", "Link with lld.", "Link with ld."]) {
      assert.ok(await text(page, words).isVisible(), words);
    }
    assert.equal(await page.locator("[role=tab]:visible").count(), 0);
    if (way === "on paper") {
      const titles = await page.locator(".tab-panel").evaluateAll((all) => all.map((one) => getComputedStyle(one, "::before").content));
      assert.deepEqual(titles, ['"gcc"', '"clang"', '"A third one"', '"clang"', '"gcc"']);
    } else {
      assert.deepEqual(await page.locator(".tab-title:visible").allInnerTexts(), ["gcc", "clang", "A third one", "clang", "gcc"]);
    }
  }, { ...WIDE, ...prepare });
}

on("callouts are notes with a title in the page's language", "boxes.html", async (page) => {
  assert.deepEqual(await page.getByRole("note").locator("p:first-child").allInnerTexts(), ["说明", "提示", "重要", "警告", "当心"]);
  assert.equal(await page.locator("summary", { hasText: "详情" }).count(), 1);
}, NARROW);

on("a callout with a title of its own still says its kind", "en/boxes.html", async (page) => {
  const callout = page.getByRole("note", { name: "Warning", exact: true });
  assert.match(await callout.innerText(), /^Mind the gap between this and that/);
});

on("folds open and close", "en/boxes.html", async (page) => {
  assert.ok(await text(page, "Shown.").isVisible());
  assert.ok(!(await text(page, "Hidden at first.").isVisible()));
  await page.locator("summary", { hasText: "Details" }).click();
  assert.ok(await text(page, "Hidden at first.").isVisible());
}, { ...NARROW, javaScriptEnabled: false });

for (const [way, address] of [["http", () => lab.address], ["file", () => `${pathToFileURL(lab.site).href}/`]]) {
  test(`images (${way}): each is there, as large as its attributes say`, () =>
    withPage(lab.browser, address(), { viewport: { width: 1280, height: 4000 } }, async (page) => {
      await page.goto(`${address()}en/pictures.html`);
      const seen = await page.locator("article img").evaluateAll(async (all) => {
        await Promise.all(all.map((one) => one.decode()));
        const side = (one, name) => Number(one.getAttribute(name));
        return all.map((one) => [one.alt, one.naturalWidth, one.naturalHeight, side(one, "width"), side(one, "height")]);
      });
      assert.equal(seen.length, 15);
      for (const [alt, naturalWidth, naturalHeight, width, height] of seen) {
        const isShaped = Math.abs(width / height - naturalWidth / naturalHeight) < 0.05;
        if (alt === "no size") assert.deepEqual([width, height], [0, 0]);
        else if (alt === "box") assert.ok(width === 120 && isShaped, "a viewBox alone: its own units");
        else assert.ok(Math.abs(width - naturalWidth) <= 1 && Math.abs(height - naturalHeight) <= 1,
          `${alt}: ${width} x ${height}, is ${naturalWidth} x ${naturalHeight}`);
      }
    }));
}

on("images: the first is fetched at once, the others when they are near", "en/pictures.html", async (page) => {
  const loading = await page.locator("article img").evaluateAll((all) => all.map((one) => one.loading));
  assert.notEqual(loading[0], "lazy");
  assert.ok(loading.slice(1).every((one) => one === "lazy"));
});

on("an image with a title is a figure with a caption", "en/pictures.html", async (page) => {
  const figure = page.getByRole("figure");
  assert.match(await figure.locator("figcaption").innerText(), /^A caption; it is longer/);
  assert.equal(await figure.getByRole("img", { name: "a figure" }).count(), 1);
});

for (const path of ["en/boxes.html", "en/pictures.html", "boxes.html"]) {
  on(`${path} is no wider than 320 pixels`, path, async (page) => {
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  }, NARROW);

  for (const colorScheme of ["light", "dark"]) {
    on(`axe-core finds nothing: ${path}, ${colorScheme}`, path, async (page) => {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run("main", { resultTypes: ["violations"] }));
      const told = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
      assert.deepEqual(told, []);
    }, { ...NARROW, colorScheme, reducedMotion: "reduce" });
  }
}
