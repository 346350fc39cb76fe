/* Beside a demo stands the C that made it: each file whole, with its number of lines. The files are read from
 * demos/, where their authors write them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { demos, pages, SITE } from "../browser/stage.js";

const FOLD = /<details class="demo-source">\s*<summary>(.*?)<\/summary>\s*<pre[^>]*><code>(.*?)<\/code><\/pre>\s*<\/details>/gs;
const SIGNS = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
const TITLES = {
  zh: (kind, file, lines) => `${{ algorithm: "算法", page: "演示页" }[kind]} ${file} · ${lines} 行`,
  en: (kind, file, lines) => `${{ algorithm: "Algorithm", page: "Demo page" }[kind]} ${file} · ${lines} lines`,
};

const textOf = (html) => html.replace(/<[^>]*>/g, "").replace(/&[a-z#0-9]+;/g, (sign) => SIGNS[sign]);

/* The demos of a page, each with its folds: { title, text, lines }. */
function shownOn(path) {
  const html = readFileSync(resolve(SITE, path), "utf8");
  return Array.from(html.matchAll(/<wenda-demo [^>]*data-name="([^"]+)".*?<\/wenda-demo>/gs), ([demo, name]) => ({
    name,
    folds: Array.from(demo.matchAll(FOLD), ([, title, code]) => ({
      title: textOf(title),
      text: textOf(code),
      lines: code.split('<span class="hl-line">').length - 1,
      classes: new Set(Array.from(code.matchAll(/class="hl-([a-z]+)"/g), ([, kind]) => kind)),
    })),
  }));
}

/* What `wc -l` says; every file ends its last line. */
const lineCount = (text) => text.split("\n").length - 1;

function expected(name, lang) {
  const files = [["algorithm", `${name}.h`], ["algorithm", `${name}.c`], ["page", "demo.c"]];
  return files.map(([kind, file]) => {
    const text = readFileSync(`demos/${name}/${file}`, "utf8");
    return { title: TITLES[lang](kind, file, lineCount(text)), text, lines: lineCount(text) };
  });
}

for (const path of pages()) {
  for (const { name, folds } of shownOn(path)) {
    test(`${path}: ${name} shows its sources`, () => {
      const lang = path.startsWith("en/") ? "en" : "zh";
      assert.deepEqual(folds.map(({ title, text, lines }) => ({ title, text, lines })), expected(name, lang));
      for (const { title, classes } of folds) {
        for (const kind of ["function", "keyword", "type"]) assert.ok(classes.has(kind), `${title} has a ${kind}`);
      }
    });
  }
}

test("every demo shows its sources somewhere", () => {
  const shown = new Set(pages().flatMap(shownOn).filter(({ folds }) => folds.length === 3).map(({ name }) => name));
  assert.deepEqual([...shown].sort(), demos().map(({ name }) => name).sort());
  assert.ok(shown.size > 0);
});

/* WCAG 2.2, 1.4.3, from the sheet's own colours: relative luminance of sRGB. */
const luminance = (colour) => {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

test("each colour of code reads at 4.5:1, light and dark", () => {
  const sheet = ["tokens", "more-tokens"].map((name) => readFileSync(`themes/default/styles/${name}.css`, "utf8")).join("");
  const tokens = Array.from(sheet.matchAll(/--([\w-]+): var\(--light, (#\w{6})\) var\(--dark, (#\w{6})\)/g),
    ([, token, light, dark]) => ({ token, colours: [light, dark] }));
  const grounds = tokens.filter(({ token }) => ["bg-code", "bg-marked", "bg-added", "bg-removed"].includes(token));
  const ink = tokens.filter(({ token }) => token.startsWith("code-") || ["text", "text-soft", "good", "bad"].includes(token));
  assert.equal(grounds.length, 4);
  assert.equal(ink.length, 14);
  const pairs = grounds.flatMap((ground) => ink.flatMap((one) => [0, 1].map((scheme) => [ground, one, scheme])));
  const faint = pairs.map(([ground, one, scheme]) =>
    [ground.token, one.token, contrast(one.colours[scheme], ground.colours[scheme])]).filter(([, , ratio]) => ratio < 4.5);
  assert.deepEqual(faint, []);
});
