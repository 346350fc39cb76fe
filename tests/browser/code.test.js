/* Code: copied by keyboard without numbers and signs, hidden lines with and without scripts, narrow, all of it legible to
 * axe-core's rules of contrast. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, serve, withPage } from "./stage.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ROOM = "build/tests/code-site";
const address = () => server.address;
const PAGE = `---
id: code
title: 代码
---

\`\`\`c title="clip.c" {2} linenos=98 hide={1}
#include <math.h>
int kept; /* a comment so long that it has to scroll sideways on whatever screen a reader may happen to have at hand */
int old; // [!code --]
int new; // [!code ++]
\`\`\`
`;

let browser, server;
before(async () => {
  rmSync(ROOM, { recursive: true, force: true });
  mkdirSync(`${ROOM}/site/zh`, { recursive: true });
  writeFileSync(`${ROOM}/site/site.yaml`, "title: 试\nlanguages: [zh]\n");
  writeFileSync(`${ROOM}/site/zh/code.md`, PAGE);
  execFileSync("build/bin/wenda", ["build", `${ROOM}/site`, "-o", `${ROOM}/out`]);
  browser = await launch();
  server = await serve(`${ROOM}/out`);
});
after(async () => {
  await browser?.close();
  server?.stop();
});

test("a key copies the code: hidden lines too, no number, no sign, no line that went", () =>
  withPage(browser, address(), { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.goto(`${address()}code.html`);
    await page.getByRole("button", { name: "复制", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "已复制" }).waitFor({ state: "attached" });
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /^#include <math\.h>\nint kept; .*\nint new;\n$/);
  }));

test("selected by hand, the text has no number and no sign", () =>
  withPage(browser, address(), {}, async (page) => {
    await page.goto(`${address()}code.html`);
    const text = await page.evaluate(() => {
      getSelection().selectAllChildren(document.querySelector("pre code"));
      return getSelection().toString();
    });
    assert.match(text, /^int kept; [^\n]*\nint old;\nint new;\n*$/);
  }));

for (const javaScriptEnabled of [true, false]) {
  test(`hidden lines show when the box is ticked, scripts ${javaScriptEnabled ? "on" : "off"}`, () =>
    withPage(browser, address(), { javaScriptEnabled }, async (page) => {
      await page.goto(`${address()}code.html`);
      const hidden = page.getByText("#include", { exact: false }).first();
      assert.equal(await hidden.isVisible(), false);
      await page.getByLabel("显示隐藏的 1 行").check();
      assert.equal(await hidden.isVisible(), true);
      assert.equal(await page.getByRole("button", { name: "复制", exact: true }).count(), javaScriptEnabled ? 1 : 0);
    }));
}

test("at 320 px the code scrolls, not the page", () =>
  withPage(browser, address(), { viewport: { width: 320, height: 600 } }, async (page) => {
    await page.goto(`${address()}code.html`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    assert.ok(await page.locator("pre").evaluate((pre) => pre.scrollWidth > pre.clientWidth));
  }));

for (const colorScheme of ["light", "dark"]) {
  test(`axe-core finds nothing, ${colorScheme}`, () =>
    withPage(browser, address(), { colorScheme }, async (page) => {
      await page.goto(`${address()}code.html`);
      await page.getByLabel("显示隐藏的 1 行").check();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run("main"));
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
    }));
}
