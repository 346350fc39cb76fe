/* What the theme has for the system around the browser: icons, colours, a manifest (W3C Web Application Manifest); the
 * version that it says it is; words that depend on a number. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { test } from "node:test";
import { buildSite, SITE } from "../browser/stage.js";
import { fill } from "../../themes/default/scripts/words.js";

const read = (path) => readFileSync(resolve(SITE, path), "utf8");

/* Width and height of a PNG, from its header (PNG specification, 11.2.1). */
function sizeOf(path) {
  const bytes = readFileSync(path);
  assert.equal(bytes.toString("latin1", 0, 8), "\x89PNG\r\n\x1a\n", path);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/* [light, dark] of a token. */
function token(name) {
  const sheet = readFileSync("themes/default/styles/tokens.css", "utf8");
  return sheet.match(new RegExp(`--${name}: var\\(--light, (#\\w{6})\\) var\\(--dark, (#\\w{6})\\)`)).slice(1);
}

const manifests = {
  "site.webmanifest": { lang: "zh-Hans", name: "深度学习大模型面试题" },
  "en/site.webmanifest": { lang: "en", name: "Deep learning interview questions" },
};

for (const [path, { lang, name }] of Object.entries(manifests)) {
  const manifest = JSON.parse(read(path));
  const target = (address) => resolve(SITE, dirname(path), address);

  test(`${path} says what the app is and where it begins`, () => {
    assert.equal(manifest.name, name);
    assert.ok(manifest.short_name);
    assert.equal(manifest.lang, lang);
    assert.equal(target(manifest.start_url), resolve(SITE, dirname(path), "index.html"));
    assert.equal(target(manifest.scope), SITE, "both languages are within it");
    assert.deepEqual([manifest.background_color, manifest.theme_color], [token("bg")[0], token("accent")[0]]);
    assert.ok(["ltr", "auto"].includes(manifest.dir));
    assert.ok(["minimal-ui", "standalone"].includes(manifest.display), "one of those that can be installed");
  });

  test(`${path} has the icons that systems ask for, each as large as it says`, () => {
    const bitmaps = manifest.icons.filter(({ type }) => type === "image/png");
    for (const { src, sizes } of bitmaps) assert.equal(sizeOf(target(src)).join("x"), sizes, src);
    const offered = bitmaps.map(({ sizes, purpose }) => `${sizes} ${purpose}`);
    for (const asked of ["192x192 any", "512x512 any", "512x512 maskable"]) assert.ok(offered.includes(asked), asked);
    const [drawn] = manifest.icons.filter(({ type }) => type === "image/svg+xml");
    assert.match(readFileSync(target(drawn.src), "utf8"), /^<svg/);
  });

  test(`the pages beside ${path} link it, and the icon of a home screen`, () => {
    const folder = dirname(path);
    for (const page of ["index.html", "questions.html", "attention.html"]) {
      const html = read(`${folder}/${page}`);
      assert.ok(html.includes('<link rel="manifest" href="site.webmanifest">'), page);
      const [, icon] = html.match(/<link rel="apple-touch-icon" href="([^"]*)">/);
      assert.deepEqual(sizeOf(target(icon)), [180, 180]);
      const colours = Array.from(html.matchAll(/<meta name="theme-color" content="([^"]*)" media="\(prefers-color-scheme: (\w+)\)"/g));
      assert.deepEqual(colours.map(([, colour, scheme]) => [scheme, colour]), [["light", token("bg")[0]], ["dark", token("bg")[1]]]);
    }
  });
}

/* Opaque to its edge, for systems cut it to a shape of theirs; what counts stands in the middle 80 % (the manifest's "safe zone"). */
test("the icon that may be cut is drawn on a ground of its own", () => {
  const drawn = readFileSync("themes/default/images/icon-maskable.svg", "utf8");
  assert.match(drawn, /<svg[^>]*viewBox="0 0 32 32">\s*<path fill="#\w{6}" d="M0 0h32v32H0z"\/>/);
});

/* A token is declared as a property of its own; the README's tables begin their rows with its name. */
for (const sheet of ["tokens.css", "more-tokens.css", "figure-tokens.css"]) {
  test(`README lists each token of ${sheet}, and none besides`, () => {
    const styles = readFileSync(`themes/default/styles/${sheet}`, "utf8");
    const declared = Array.from(styles.matchAll(/^ +(--[\w-]+):/gm), ([, name]) => name);
    const switches = ["--light", "--dark"];
    const [, after] = readFileSync("themes/README.md", "utf8").split(`\nOf \`${sheet}\``);
    const [, table] = after.split(/(\n\|[^]*?\n)\n/);
    const rows = Array.from(table.matchAll(/^\| (`--[^|]*)\|/gm), ([, names]) => names);
    const listed = rows.flatMap((names) => Array.from(names.matchAll(/`(--[\w-]+)`/g), ([, name]) => name));
    assert.deepEqual(listed.toSorted(), [...new Set(declared)].filter((name) => !switches.includes(name)).sort());
  });
}

test("CHANGELOG names the version that the theme has", () => {
  const [, version] = readFileSync("themes/default/theme.yaml", "utf8").match(/^version: (\S+)$/m);
  assert.ok(readFileSync("CHANGELOG.md", "utf8").includes(`default theme ${version}`), version);
});

/* The text of a page, whatever element it stands in. */
const textOf = (html) => html.replace(/<[^>]*>/g, "").replace(/\s+/g, " ");

test("of one thing English speaks in the singular, and Chinese as ever", () => {
  const question = "---\nid: one\nnumber: 1\ntitle: One?\ntags: [a]\n---\n\n## Spoken answer\n\nIt is.\n";
  const site = buildSite({
    "site.yaml": "title: Bank\nlanguages: [en, zh]\ntags: {a: A}\n",
    "glossary.yaml": "loss:\n  name: {en: loss, zh: 损失}\n  text: {en: How far off., zh: 差多少。}\n",
    "en/one.md": question,
    "zh/one.md": question,
  });
  const says = (path, words) => assert.ok(textOf(readFileSync(resolve(site, path), "utf8")).includes(words), `${path}: ${words}`);
  says("tags/a.html", " 1 question ");
  says("index.html", " The question ");
  says("glossary.html", " 1 term, as the pages use it. ");
  says("zh/tags/a.html", " 共 1 题 ");
});

test("scripts fill words in by the rules of templates", () => {
  const cases = [
    [["none"], "none"],
    [["%d of %d, “%s”: 5 %", 1, 20, "a%d"], "1 of 20, “a%d”: 5 %"],
    [["%d {question|questions}", 1], "1 question"],
    [["%d {question|questions}", 0], "0 questions"],
    [["%d {question|questions} of %d {page|pages}", 2, 1], "2 questions of 1 page"],
    [["{The question|All %d questions}", 1], "The question"],
    [["{The question|All %d questions}", 30], "All 30 questions"],
    [["{a|b} {} {a} | }{", "text"], "b {} {a} | }{"],
  ];
  for (const [words, text] of cases) assert.equal(fill(...words), text);
});
