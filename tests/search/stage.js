/* stage: a published site's search without a browser, and what the site's pages say, read by other means than the index
 * was: a small reader of HTML that makes a tree and asks it. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { runInThisContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { openSearch } from "../../themes/default/scripts/search/engine.js";

const BUILD = resolve(process.env.WENDA_BUILD ?? "build");
export const SITE = resolve(process.env.WENDA_SITE ?? "build/tests/site");

/** The search of a language as a page opens it; `moved` has the path and the compressed bytes of each file it asked for.
 * fails(path) says which cannot be had. */
export function open(language, { site = SITE, fails = () => false, difficulties, others } = {}) {
  const moved = [];
  const load = async (path) => {
    if (fails(path)) throw new Error(path);
    const text = readFileSync(resolve(site, path));
    moved.push({ path, bytes: gzipSync(text, { level: 9 }).length });
    runInThisContext(text.toString());
  };
  return { ...openSearch({ root: "", language, load, difficulties, others }), moved };
}

/** What the search of a language loads first. */
export function manifest(language, site = SITE) {
  const text = readFileSync(resolve(site, `search/${language}.js`), "utf8");
  return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
}

/** Paths of a language's pages, or of those of its guide: "en-guide". */
export function pages(language, site = SITE) {
  const all = readdirSync(site, { recursive: true }).filter((path) => path.endsWith(".html") && !path.startsWith("assets/"));
  const [of, isGuide] = language.split("-");
  return all.filter((path) => path.startsWith("en/") === (of === "en") && /^(en\/)?guide\//.test(path) === Boolean(isGuide)).sort();
}

/** Builds a site, of which the text is too much to be loaded as a whole: the pages of both languages of the bank as those of
 * one. Returns its folder. */
export function makeLarge() {
  const folder = `${BUILD}/tests/search`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}/zh`, { recursive: true });
  const tags = readFileSync("content/site.yaml", "utf8").match(/^tags:.*\n(?:  .*\n)+/m)[0].replace(/\{zh: ([^,}]*), en: [^}]*\}/g, "$1");
  writeFileSync(`${folder}/site.yaml`, `title: 深度学习大模型面试题\nlanguages: [zh]\n${tags}`);
  writeFileSync(`${folder}/synonyms.yaml`, readFileSync("content/synonyms.yaml", "utf8").replace(/^en:[^]*/m, ""));
  for (const language of ["zh", "en"]) {
    for (const name of readdirSync(`content/${language}`)) {
      const text = readFileSync(`content/${language}/${name}`, "utf8");
      writeFileSync(`${folder}/zh/${language}-${name}`, language === "zh" ? text : asAnother(text));
    }
  }
  execFileSync(`${BUILD}/bin/wenda`, ["build", folder, "-o", `${folder}/site`], { stdio: "ignore" });
  return `${folder}/site`;
}

/* The page under another id and number, and without other addresses. */
const asAnother = (text) =>
  text.replace(/^id: /m, "id: en-").replace(/^number: (\d+)/m, (_, number) => `number: ${Number(number) + 1000}`).replace(/^aliases:.*\n/m, "");

const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const INLINE = new Set(
  "#text a abbr annotation b bdi bdo cite code del dfn em i ins kbd label mark math q rp rt ruby s samp small span strong sub sup time u var wbr img".split(" "),
);
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const decode = (text) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, number, name) =>
    name ? (ENTITIES[name] ?? all) : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(number)),
  );

/** The tree of a page: { name, attributes, children }, texts being { name: "#text", text }. */
export function parse(html) {
  const root = { name: "#root", attributes: {}, children: [] };
  const open = [root];
  const tags = /<!--.*?-->|<!doctype[^>]*>|<(script|style)\b[^>]*>.*?<\/\1>|<(\/?)([a-z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/gis;
  for (const [all, raw, closing, name, attributes, empty] of html.matchAll(tags)) {
    const here = open.at(-1);
    if (closing) {
      while (open.length > 1 && open.pop().name !== name);
    } else if (name) {
      const node = { name, attributes: {}, children: [] };
      for (const [, key, value = ""] of attributes.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)) node.attributes[key] = decode(value);
      here.children.push(node);
      if (!empty && !VOID.test(name)) open.push(node);
    } else if (!raw && !all.startsWith("<")) {
      here.children.push({ name: "#text", attributes: {}, text: decode(all), children: [] });
    }
  }
  return root;
}

export function* walk(node) {
  yield node;
  for (const child of node.children) yield* walk(child);
}

const isSeen = ({ name, attributes }) =>
  !/^(button|svg|template|select|textarea|annotation|mphantom)$/.test(name) &&
  attributes["data-search"] !== "no" && attributes.hidden === undefined && attributes.class !== "anchor";

/* A formula as a line, by the rule of generator/search/formula.h: "x_i²", "(a+b)/√d_k". Here U+2061, which is not seen, stands where
 * a blank will be if a letter or digit is on both its sides. */
const RAISED = new Map(["0⁰", "1¹", "2²", "3³", "4⁴", "5⁵", "6⁶", "7⁷", "8⁸", "9⁹", "+⁺", "−⁻", "=⁼", "(⁽", ")⁾", "nⁿ", "iⁱ", "kᵏ", "Tᵀ", "⊤ᵀ", "∘°", "′′", "††",
  "ˆ\u0302", "^\u0302", "˜\u0303", "~\u0303", "‾\u0304", "¯\u0304", "˙\u0307", "¨\u0308", "→\u20d7"].map((pair) => Array.from(pair)));
const LOWERED = new Map(Array.from("0123456789+−", (sign, i) => [sign, "₀₁₂₃₄₅₆₇₈₉₊₋"[i]]));
export const settled = (text) => text.replace(/(?<=[\p{L}\p{N}])[\u2061-\u2064]+(?=[\p{L}\p{N}])/gu, " ").replace(/[\u2061-\u2064]/g, "").trim();

function together(text) {
  const apart = Array.from(text).length > 1 && /[ +−\-/=*,;:<>|·×÷±∓∘∗⊙⊗⊕≤≥≈≠≡∼∝∈→←↔⇒∧∨∪∩…⋯]/.test(text);
  let depth = 0;
  const closes = Array.from(text).findIndex((char) => (depth += { "(": 1, ")": -1 }[char] ?? 0) <= 0);
  return apart && !(text.startsWith("(") && closes === Array.from(text).length - 1) ? `(${text})` : text;
}

function scriptOf(text, signs, mark) {
  const [line, chars] = [settled(text), Array.from(settled(text))];
  if (!line || line === "⏟" || line === "⏞") return "";
  return chars.length <= 4 && chars.every((char) => signs.has(char)) ? chars.map((char) => signs.get(char)).join("") : `${mark}${together(line)}\u2061`;
}

export function lineOf({ name, text, attributes, children }) {
  if (text !== undefined) return text.trim() ? text.replaceAll("\u00a0", " ") : "";
  if (name === "mphantom" || name === "annotation") return "";
  const [first = "", second = "", third = ""] = children.map(lineOf);
  const inner = (between = "") => children.map(lineOf).filter(Boolean).join(between);
  const root = (index, base) => `${settled(index)}√${together(settled(base))}\u2061`;
  const scripts = (base, below, above) => {
    const edge = base.startsWith("\u2061") ? "\u2061" : "";
    const low = scriptOf(below, LOWERED, "_"), high = scriptOf(above, RAISED, "^");
    return edge + together(settled(base)) + (high ? settled(low) : low) + high + edge;
  };
  const names = {
    msqrt: () => root("", inner()),
    mroot: () => root(scriptOf(second, RAISED, "^"), first),
    mfrac: () => `\u2061${together(settled(first))}${/^0/.test(attributes.linethickness) ? " " : "/"}${together(settled(second))}\u2061`,
    mspace: () => (/^[1-9]/.test(attributes.width) ? " " : ""),
    mtable: () => inner("; "),
    mtr: () => inner(" "),
    mi: () => (Array.from(inner()).length > 1 ? `\u2061${inner()}\u2061` : inner()),
  };
  if (/^m(sub|under)$/.test(name)) return scripts(first, second, "");
  if (/^m(sup|over)$/.test(name)) return scripts(first, "", second);
  if (/^m(subsup|underover)$/.test(name)) return scripts(first, second, third);
  return names[name]?.() ?? inner();
}

function textOf(node) {
  if (node.text !== undefined) return node.text;
  if (!isSeen(node)) return "";
  if (node.name === "math") return settled(lineOf(node));
  const inner = node.children.map(textOf).join("");
  return INLINE.has(node.name) ? inner : ` ${inner} `;
}

const tidy = (text) => text.replace(/\s+/g, " ").trim();

/** What a page says: { title, tags, text, formulas }; `text` is "" for one that is not to be found. */
export function said(path, site = SITE) {
  const nodes = [...walk(parse(readFileSync(resolve(site, path), "utf8")))];
  const marked = nodes.filter(({ attributes }) => "data-search" in attributes && attributes["data-search"] !== "no");
  const hidden = new Set(nodes.filter(({ attributes }) => attributes["data-search"] === "no").flatMap((node) => [...walk(node)]));
  const regions = marked.filter((node) => !hidden.has(node));
  const inside = new Set(regions.flatMap((node) => [...walk(node)]));
  const facts = nodes.filter(({ attributes }) => attributes.class === "document-facts").flatMap((node) => [...walk(node)]);
  return {
    title: tidy(nodes.filter(({ name }) => name === "h1").map(textOf).join(" ")),
    tags: tidy(facts.filter(({ attributes }) => attributes.class === "tags").map(textOf).join("")),
    text: tidy(regions.map(textOf).join(" ")),
    formulas: nodes.filter((node) => node.name === "annotation" && inside.has(node)).map((node) => tidy(node.children.map(({ text }) => text).join(""))),
  };
}

/** Without case, accents and width, and with one blank for several: what a reader who searches takes for the same. */
export const same = (text) =>
  Array.from(text, (char) => (/[\u3040-\u30ff\uac00-\ud7a3]/.test(char) ? char : char.normalize("NFKD").replace(/\p{M}|\p{Cf}/gu, "").toLowerCase())).join("")
    .replaceAll("ß", "ss").replaceAll("ς", "σ").replace(/ {2,}/g, " ");
