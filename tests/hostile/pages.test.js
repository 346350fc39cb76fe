/* Each case is refused at its place or comes out harmless: by a reader of HTML of our own here, in Chromium by
 * tests/browser/hostile.test.js. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { parse, walk } from "../search/stage.js";
import { cases } from "./cases.js";
import { addPages, build, BUILD, makeSource, nameOf } from "./stage.js";

const REFUSED = `${BUILD}/tests/hostile-refused`;
const HARMLESS = `${BUILD}/tests/hostile-harmless`;
const shown = ({ head, text }) => JSON.stringify(head ?? text).slice(0, 60);

makeSource(REFUSED);
addPages(REFUSED, ({ told }) => told);
const refusal = build(REFUSED, "--max-findings=0");
const faults = refusal.told.split("\n").filter((line) => /^\S.*: error: /.test(line));

test("there are enough of them", () => {
  assert.ok(cases.length >= 240, `${cases.length}`);
});

test("what is refused ends the build, with faults of those pages alone", () => {
  assert.equal(refusal.status, 1);
  assert.deepEqual(faults.filter((line) => !/^site\/en\/c\d+\.md:\d+:\d+: /.test(line)), []);
});

cases.forEach((one, index) => {
  if (!one.told) return;
  const [, place, words] = one.told.match(/^(\S+) (.*)$/);
  test(`refused: ${shown(one)}`, () => {
    const own = faults.filter((line) => line.startsWith(`site/en/${nameOf(index)}.md:`));
    assert.ok(own.some((line) => line.includes(`.md:${place}: error: `) && line.includes(words)), `${one.told}\n${own.join("\n")}`);
  });
});

makeSource(HARMLESS);
addPages(HARMLESS, ({ told }) => !told);
const harmless = build(HARMLESS);

test("what is harmless is built", () => {
  assert.equal(harmless.status, 0, harmless.told);
});

/* Pages with pictures of other hosts: their policy keeps browsers from asking for them, and the author was warned. */
const foreign = new Set(Array.from(harmless.told.matchAll(/^site\/en\/(c\d+)\.md:.*image comes from another host/gm), ([, name]) => `${name}.html`));

const RUNS = /^(iframe|object|embed|base|form|frame|applet|style|audio|video|source|foreignobject|animate|set|marquee)$/;
const SAFE = /^(https?:|mailto:|livescript:|blob:|filesystem:|view-source:|[^:]*$|[^:/?#]*[/?#])/i; /* the middle ones browsers do not follow */

/* Blanks and controls, which browsers leave out of a scheme. */
const plain = (url) => url.replace(/[\u0000-\u0020]/g, "");

function check(html, path) {
  assert.doesNotMatch(html, /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/, path);
  for (const { name, attributes } of walk(parse(html))) {
    assert.doesNotMatch(name, RUNS, `${path}: <${name}>`);
    for (const [key, value] of Object.entries(attributes)) {
      assert.doesNotMatch(key, /^(on.*|style|srcdoc|formaction|action|xlink:href|srcset|ping)$/i, `${path}: ${name} ${key}="${value}"`);
      if (key === "href") assert.match(plain(value), SAFE, path);
      if (key === "src" && !foreign.has(path)) assert.match(plain(value), /^(?!\/\/)[^:]*$|^data:image\//, path);
    }
  }
}

/* Scripts are the site's own files, and data. */
function checkScripts(html, path) {
  for (const [, attributes, text] of html.matchAll(/<script\b([^>]*)>(.*?)<\/script\s*>/gis)) {
    if (/type="application\/ld\+json"/.test(attributes)) {
      assert.doesNotMatch(text, /[<>]/, path);
      JSON.parse(text);
    } else {
      assert.match(attributes, / src="(?!\/\/)[^":]*"/, path);
      assert.equal(text, "", path);
    }
  }
}

const published = readdirSync(`${HARMLESS}/out`, { recursive: true });

for (const path of published.filter((path) => path.endsWith(".html"))) {
  test(`harmless: ${path}`, () => {
    const html = readFileSync(`${HARMLESS}/out/${path}`, "utf8");
    check(html, path);
    checkScripts(html, path);
  });
}

test("nothing from outside is published", () => {
  for (const path of published.filter((path) => /\.(svg|html|md|txt|xml|js|json)$/.test(path))) {
    const text = readFileSync(`${HARMLESS}/out/${path}`, "utf8");
    assert.doesNotMatch(text, /<title>secret|root:[x*]:0:0/, path);
  }
  assert.ok(!published.some((path) => /(^|\/)\.\.|secret|passwd/.test(path)));
});

test("the files of the search are data and one call", () => {
  const files = published.filter((path) => path.startsWith("search/") && path.endsWith(".js"));
  assert.ok(files.length > 0);
  for (const path of files) {
    const calls = [];
    runInNewContext(readFileSync(`${HARMLESS}/out/${path}`, "utf8"), { wendaSearch: (name) => calls.push(name) });
    assert.equal(calls.length, 1, path);
  }
});
