/* Every page of the published bank is valid HTML, loads nothing from elsewhere, and keeps to its own
 * Content-Security-Policy. The site is built before (./dev test does). */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { pages, SITE } from "../browser/stage.js";

/* Only a demo may compile WebAssembly. */
const policyOf = (html) =>
  `default-src 'none'; script-src 'self'${html.includes("<wenda-demo") ? " 'wasm-unsafe-eval'" : ""}; style-src 'self'; ` +
  "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    "no-inline-style": "error",
    "no-dup-id": "error",
    "valid-id": ["error", { relaxed: true }], // ids of headings keep their Han characters
    "long-title": "off", // a question is as long as it is
    "void-style": "off", // cmark writes <br />
    "require-sri": "off", // all files are the site's own
    "heading-level": ["error", { minInitialRank: "h2" }], // the side navigation has its own heading, before the page's
    "no-trailing-whitespace": "off",
    "prefer-native-element": "error",
  },
});

/* A template holds blanks: labels that get their words when the host copies them. */
const withoutBlanks = (html) => html.replace(/(<template\b[^>]*>).*?(<\/template>)/gs, "$1$2");

/* What the browser itself would fetch or run: [tag, attribute] pairs. */
const LOADING = /<(?:script|link|img|source|iframe|object|embed|audio|video|use|image)\b[^>]*?\s(?:src|href|xlink:href|data|srcset|poster)="([^"]*)"/g;

for (const path of pages()) {
  const html = readFileSync(resolve(SITE, path), "utf8");

  test(`${path} is valid`, async () => {
    const { results } = await validator.validateString(withoutBlanks(html));
    const told = results.flatMap(({ messages }) => messages.map((m) => `${m.line}:${m.column}: ${m.ruleId}: ${m.message}`));
    assert.deepEqual(told, []);
  });

  test(`${path} keeps to its policy`, () => {
    const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)?.[1];
    assert.equal(policy, policyOf(html));
    const inline = html.match(/<script(?![^>]*\s(?:src=|type="application\/ld\+json"))[^>]*>|<style\b[^>]*>|<[a-z][^>]*\s(?:style|on[a-z]+)="[^"]*"/g) ?? [];
    assert.deepEqual(inline, []);
  });

  test(`${path} refers to what is there`, () => {
    const loads = Array.from(html.matchAll(LOADING), ([, url]) => url);
    const links = Array.from(html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g), ([, url]) => url);
    const local = links.filter((url) => !/^(?:https?|mailto):/.test(url));
    /* a host shows a 404.html at whatever address was asked for */
    const [kind, base] = path.endsWith("404.html") ? [/^[/#]/, SITE + "/"] : [/^(?![a-z]+:|\/)/i, ""];
    for (const url of [...loads, ...local]) {
      assert.match(url, kind);
      const [target, fragment] = decodeURIComponent(url.replaceAll("&amp;", "&")).split("#");
      const file = target ? resolve(SITE, dirname(path), base + target) : resolve(SITE, path);
      assert.ok(file.startsWith(SITE) && existsSync(file), `${url} leads nowhere`);
      if (fragment) assert.ok(readFileSync(file, "utf8").includes(`id="${fragment}"`), `${url} has no such place`);
    }
  });
}

test("there are 30 questions in each language", () => {
  const questions = pages().filter((path) => readFileSync(resolve(SITE, path), "utf8").includes('data-kind="question"'));
  assert.equal(questions.filter((path) => !path.includes("/")).length, 30);
  assert.equal(questions.filter((path) => path.startsWith("en/")).length, 30);
});
