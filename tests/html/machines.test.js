/* What machines take from a page: addresses, descriptions, the words of schema.org. On a bank of its own, which has an
 * address, a repository and a page that is in one language alone. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { test } from "node:test";
import { micromark } from "micromark";
import { buildSite, SITE } from "../browser/stage.js";

const ADDRESS = "https://example.org/bank";
const question = (id, number, title, text) => `---\nid: ${id}\nnumber: ${number}\ntitle: ${title}\ntags: [a]\n---\n${text}`;
const SPOKEN = "## 口述回答\n\n先说**结论**，`</script> x < 1 & y`。\n\n- 其一\n- 其二\n\n## 详解\n\n很长。\n";

const site = buildSite({
  "site.yaml": `title: {zh: 题库, en: A bank}
description: {zh: 几道题。, en: Some questions.}
languages: [zh, en]
tags:
  a: {zh: 甲, en: Ay}
url: ${ADDRESS}
repository: https://example.org/source/blob/main/bank
`,
  "zh/01-one.md": question("one", 1, "“一”是什么？", SPOKEN),
  "en/01-one.md": question("one", 1, "What is \"one\" & why?", "## Spoken answer\n\nIt is one.\n"),
  "zh/02-alone.md": question("alone", 2, "只有中文？", "## 口述回答\n\n只有中文。\n"),
  "zh/03-bare.md": question("bare", 3, "只有题目？", ""),
  "zh/04-formula.md": question("formula", 4, "公式？", "## 口述回答\n\n先说 $\\frac{a}{b} \\le \\sqrt{x_1}$。\n"),
});

const read = (path) => readFileSync(resolve(site, path), "utf8");
const SIGNS = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
const text = (value) => value.replace(/&[a-z#0-9]+;/g, (sign) => SIGNS[sign]);
const escaped = (value) => value.replace(/[&<>"]/g, (sign) => Object.keys(SIGNS).find((name) => SIGNS[name] === sign));
const attributes = (tag) => Object.fromEntries(Array.from(tag.matchAll(/ ([\w-]+)="([^"]*)"/g), ([, name, value]) => [name, text(value)]));
const tags = (path, name) => Array.from(read(path).matchAll(new RegExp(`<${name}( [^>]*)>`, "g")), ([, rest]) => attributes(rest));
const links = (path, rel) => tags(path, "link").filter((link) => link.rel === rel);
const meta = (path, key) => tags(path, "meta").filter(({ name, property }) => key === (name ?? property)).map(({ content }) => content);
const data = (path) => Array.from(read(path).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs), ([, json]) => JSON.parse(json));
const dataOf = (path, type) => data(path).filter((fact) => fact["@type"] === type);

test("a page has one address, that under which it is published", () => {
  const canonical = (path) => links(path, "canonical").map(({ href }) => href);
  assert.deepEqual(canonical("one.html"), [`${ADDRESS}/one.html`]);
  assert.deepEqual(canonical("en/one.html"), [`${ADDRESS}/en/one.html`]);
  assert.deepEqual(canonical("index.html"), [`${ADDRESS}/`]);
  assert.deepEqual(canonical("en/index.html"), [`${ADDRESS}/en/`]);
  assert.deepEqual(canonical("tags/a.html"), [`${ADDRESS}/tags/a.html`]);
  assert.deepEqual(canonical("404.html"), []);
});

test("every address of the sitemap is one that its page calls its own", () => {
  for (const [, address] of read("sitemap.xml").matchAll(/<loc>(.*?)<\/loc>/g)) {
    const path = address.slice(ADDRESS.length + 1).replace(/(^|\/)$/, "$1index.html");
    assert.deepEqual(links(path, "canonical").map(({ href }) => href), [address]);
  }
});

test("the versions of a page name each other and themselves, and the one for everybody else", () => {
  const expected = [["zh", `${ADDRESS}/one.html`], ["x-default", `${ADDRESS}/one.html`], ["en", `${ADDRESS}/en/one.html`]];
  for (const path of ["one.html", "en/one.html"]) {
    const versions = links(path, "alternate").filter(({ hreflang }) => hreflang).map(({ hreflang, href }) => [hreflang, href]);
    assert.deepEqual(versions.sort(), [...expected].sort());
  }
});

test("the sitemap says the same of a page's versions as the page itself", () => {
  for (const [, entry, address] of read("sitemap.xml").matchAll(/<url>(\s*<loc>(.*?)<\/loc>.*?)<\/url>/gs)) {
    const path = address.slice(ADDRESS.length + 1).replace(/(^|\/)$/, "$1index.html");
    const told = Array.from(entry.matchAll(/hreflang="(.*?)" href="(.*?)"/g), ([, lang, href]) => [lang, href]);
    const own = links(path, "alternate").filter(({ hreflang }) => hreflang).map(({ hreflang, href }) => [hreflang, href]);
    assert.deepEqual(told.sort(), own.sort());
  }
});

test("a page without a translation has no versions, and what stands in for one is told to be the original", () => {
  for (const path of ["alone.html", "en/alone.html"]) {
    assert.deepEqual(links(path, "alternate").filter(({ hreflang }) => hreflang), []);
    assert.deepEqual(links(path, "canonical").map(({ href }) => href), [`${ADDRESS}/alone.html`]);
  }
});

test("previews of links have what they need", () => {
  assert.deepEqual(meta("en/one.html", "description"), ["It is one."]);
  for (const [key, content] of Object.entries({
    "og:title": 'What is "one" & why?', "og:description": "It is one.", "og:type": "article", "og:site_name": "A bank",
    "og:url": `${ADDRESS}/en/one.html`, "og:locale": "en_US", "twitter:card": "summary_large_image",
  })) {
    assert.deepEqual(meta("en/one.html", key), [content], key);
  }
  assert.deepEqual(meta("one.html", "og:locale"), ["zh_CN"]);
  assert.deepEqual(meta("index.html", "description"), ["几道题。"]);
  assert.deepEqual(meta("bare.html", "description"), []);
  assert.deepEqual(meta("404.html", "robots"), ["noindex"]);
});

/* What Open Graph (ogp.me) asks of a picture, which previews load by its whole address. */
test("previews of links have a picture of the size that it says", () => {
  for (const path of ["one.html", "en/one.html", "index.html", "tags/a.html"]) {
    const [address] = meta(path, "og:image");
    assert.ok(address.startsWith(`${ADDRESS}/assets/`), address);
    const header = readFileSync(resolve(site, address.slice(ADDRESS.length + 1))).subarray(16, 24);
    assert.deepEqual(["width", "height"].map((side) => Number(meta(path, `og:image:${side}`)[0])),
      [header.readUInt32BE(0), header.readUInt32BE(4)]);
    assert.deepEqual(meta(path, "og:image:type"), ["image/png"]);
  }
  assert.match(meta("one.html", "og:image:alt")[0], /问号/);
  assert.match(meta("en/one.html", "og:image:alt")[0], /question mark/);
  assert.deepEqual(meta("404.html", "og:image"), []);
});

test("a site without an address has no picture for previews, for it would have none itself", () => {
  const html = readFileSync(resolve(SITE, "index.html"), "utf8");
  assert.doesNotMatch(html, /og:image|summary_large_image/);
});

test("a page leads to its Markdown and to its file", () => {
  for (const path of ["one.html", "en/one.html", "en/alone.html"]) {
    const [twin] = links(path, "alternate").filter(({ type }) => type === "text/markdown");
    assert.ok(existsSync(resolve(site, dirname(path), twin.href)), twin.href);
  }
  assert.match(read("en/one.html"), /href="https:\/\/example\.org\/source\/blob\/main\/bank\/en\/01-one\.md"/);
  assert.match(read("en/alone.html"), /href="https:\/\/example\.org\/source\/blob\/main\/bank\/zh\/02-alone\.md"/);
});

/* What schema.org's examples and Google's guides for QAPage, BreadcrumbList and WebSite call required. */
const isText = (value) => typeof value === "string" && value.trim() !== "";
const isAddress = (value) => isText(value) && URL.canParse(value);
const REQUIRED = {
  QAPage: { mainEntity: "Question" },
  Question: { name: isText, answerCount: Number.isInteger, acceptedAnswer: "Answer" },
  Answer: { text: isText },
  BreadcrumbList: { itemListElement: ["ListItem"] },
  ListItem: { position: Number.isInteger, name: isText, item: isAddress },
  WebSite: { name: isText, url: isAddress },
};

function check(fact, type) {
  assert.equal(fact?.["@type"], type);
  for (const [field, want] of Object.entries(REQUIRED[type])) {
    if (typeof want === "string") check(fact[field], want);
    else if (Array.isArray(want)) fact[field].forEach((one) => check(one, want[0]));
    else assert.ok(want(fact[field]), `${type}.${field} is ${JSON.stringify(fact[field])}`);
  }
}

test("what is said in the words of schema.org has all that is required", () => {
  const kinds = { "one.html": ["QAPage", "BreadcrumbList"], "en/alone.html": ["QAPage", "BreadcrumbList"],
    "bare.html": ["BreadcrumbList"], "index.html": ["WebSite"], "tags/a.html": [] };
  for (const [path, types] of Object.entries(kinds)) {
    assert.deepEqual(data(path).map((fact) => fact["@type"]), types, path);
    for (const fact of data(path)) {
      assert.equal(fact["@context"], "https://schema.org");
      check(fact, fact["@type"]);
    }
  }
});

test("a formula reads as one would type it", () => {
  const answer = "先说 a/b ≤ √x₁。";
  assert.deepEqual(meta("formula.html", "description"), [answer]);
  assert.equal(dataOf("formula.html", "QAPage")[0].mainEntity.acceptedAnswer.text, answer);
  assert.ok(read("llms.txt").includes(`(${ADDRESS}/formula.md): ${answer}\n`));
});

test("llms.txt and the twins that it lists lead on with whole addresses", () => {
  for (const folder of ["", "en/"]) {
    const listed = Array.from(read(`${folder}llms.txt`).matchAll(/\]\((.*?)\)/g), ([, address]) => address);
    assert.equal(listed.length, 4);
    for (const address of listed) {
      assert.ok(address.startsWith(`${ADDRESS}/${folder}`), address);
      assert.ok(existsSync(resolve(site, address.slice(ADDRESS.length + 1))), address);
    }
  }
});

/* What Markdown would take for its own. */
const NASTY = ["[0, 1) or (0, 1]?", "a]b", "*x* and _y_", "`code` and ``", "a \\ b \\* c \\", "<b> & &amp; <https://x.org>", "![a](b)", "[a](b)",
  "1. one", "- dash", "> quote", "# C #", "C#", "~~gone~~ $x_1$", "wow!", "a | b", "^1", "二〔三〕*四*五"];
const ODD_ADDRESS = "https://example.org/a_(b)_(c&copy;*d*";
const nasty = buildSite({
  "site.yaml": `title: {en: "1. [A] *bank*\\nof #"}\ndescription: {en: "- Some <b>questions</b>.\\n\\n# All *hard*."}\nlanguages: [en]\nurl: ${ODD_ADDRESS}\n`,
  ...Object.fromEntries(NASTY.map((title, i) => [`en/${i + 1}.md`, question(`q${i}`, i + 1, JSON.stringify(title), i ? "" : "[](id:q1)\n").replace("tags: [a]\n", "")])),
});
const markdown = (path) => micromark(readFileSync(resolve(nasty, path), "utf8"));
const words = (html) => text(html.replace(/\n/g, " "));

test("llms.txt says every title as it is, and its links lead to the twins", () => {
  const html = markdown("llms.txt");
  const links = Array.from(html.matchAll(/<li>\n?(?:<p>)?<a href="(.*?)">(.*?)<\/a>/g), ([, to, title]) => [text(to), words(title)]);
  assert.deepEqual(links, NASTY.map((title, i) => [`${ODD_ADDRESS}/q${i}.md`, title]));
  assert.equal(words(/<h1>(.*?)<\/h1>/s.exec(html)[1]), "1. [A] *bank* of #");
  assert.match(words(/<blockquote>(.*?)<\/blockquote>/s.exec(html)[1]), /^\s*<p>- Some <b>questions<\/b>\. +# All \*hard\*\.<\/p>\s*$/);
});

test("the heading of a twin is its title, and its links lead to other twins", () => {
  for (const [i, title] of NASTY.entries()) assert.equal(markdown(`q${i}.md`).trim().split("\n")[0], `<h1>${escaped(title)}</h1>`);
  const [, to] = /<a href="(.*?)">/.exec(markdown("q0.md"));
  assert.equal(text(to), `${ODD_ADDRESS}/q1.md`);
});

test("the accepted answer is the spoken one, as plain text", () => {
  const [{ mainEntity }] = dataOf("one.html", "QAPage");
  assert.equal(mainEntity.name, "“一”是什么？");
  assert.equal(mainEntity.acceptedAnswer.text, "先说结论，</script> x < 1 & y。\n其一\n其二");
  assert.equal(dataOf("en/alone.html", "QAPage")[0].inLanguage, "zh");
});

test("the trail leads from the home page over the list to the page", () => {
  const [{ itemListElement }] = dataOf("en/one.html", "BreadcrumbList");
  assert.deepEqual(itemListElement.map(({ position, name, item }) => [position, name, item]), [
    [1, "A bank", `${ADDRESS}/en/`],
    [2, "All questions", `${ADDRESS}/en/questions.html`],
    [3, 'What is "one" & why?', `${ADDRESS}/en/one.html`],
  ]);
});

test("what stands in for a translation says so, and which language its text is in", () => {
  const html = read("en/alone.html");
  assert.match(html, /<html lang="en">/);
  assert.match(html, /<p [^>]*role="note">The text of this page is in: <a href="\.\.\/alone\.html" hreflang="zh" lang="zh">中文<\/a>\s*<\/p>/);
  assert.match(html, /<h1 class="document-title" lang="zh"\s*>只有中文？/);
  assert.match(html, /<h2 class="part-title" id="口述回答" lang="zh"\s*>/);
  assert.match(html, /<div class="prose" lang="zh"\s*>\s*<p>只有中文。/);
  assert.doesNotMatch(read("alone.html"), / lang="zh"/);
});

const three = buildSite({
  "site.yaml": "title: {zh: 题库, en: A bank, ja: B}\nlanguages: [zh, en, ja]\n",
  "theme/strings/ja.yaml": readFileSync("themes/default/strings/en.yaml", "utf8").replace(/^language_name:.*/m, "language_name: 日本語"),
  "zh/a.md": "---\nid: a\ntitle: 甲\n---\n文\n",
  "en/a.md": "---\nid: a\ntitle: A\n---\ntext\n",
  "ja/b.md": "---\nid: b\ntitle: B\n---\ntext\n",
});

test("where a page lacks a language, its reader finds it in all others", () => {
  const note = (path) => /<p [^>]*role="note">(.*?)<\/p>/s.exec(readFileSync(resolve(three, path), "utf8"))[1].replace(/\s+/g, " ").trim();
  const link = (href, lang, name) => `<a href="${href}" hreflang="${lang}" lang="${lang}">${name}</a>`;
  assert.equal(note("ja/a.html"),
    `The text of this page is in: ${link("../a.html", "zh", "中文")} It is also there in: ${link("../en/a.html", "en", "English")}`);
  assert.equal(note("b.html"), `本页正文语言：${link("ja/b.html", "ja", "日本語")}`);
});
