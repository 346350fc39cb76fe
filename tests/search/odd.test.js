/* Sites of random characters of many scripts: the index that C writes and the search that reads it find just what a plain scan
 * finds. SEARCH_SEEDS="3 4" makes others; SEARCH_MINUTES=30 makes new ones for so many minutes of processor. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { after, test } from "node:test";
import { found, isQuery, random, scanOf } from "./scan.js";
import { open } from "./stage.js";

const BUILD = resolve(process.env.WENDA_BUILD ?? "build");
const MINUTES = Number(process.env.SEARCH_MINUTES ?? 0);
const SEEDS = (process.env.SEARCH_SEEDS ?? (MINUTES ? "" : "1 2")).split(" ").filter(Boolean).map(Number);
const QUERIES = 700; /* a site */
const FOLDER = `${BUILD}/tests/search-odd`;

/* What text is made of. No traditional character has its simplified one among the others: the search takes them for the same. */
const SCRIPTS = [
  "etaoinshrdlucmfwypvbgkqjxz", "ETAOINSHRDLU", "éèüñçøåßœæıİ", "αβγςσΣΆ", "жДЁйі", "0123456789", "ｆｕｌＷ１２", "ﬁﬂ①Ⅳ㎏ªµ",
  "深度学习的一是在不了有和人这中大为上个国我", "優過爐龍體點", "𠮷𠀋㐀", "ひらがなカタカナー・ｶﾞ", "한국어검색", "ไทยภาษา", "العَرَبية", "हिन्दी",
  "👍🏽👨‍👩‍👧🀄", "𝐀𝛼𝟙", "_-./:;,()[]{}<>&'#+*=~|\\`$^%@!?", "。，、？！「」（）《》—…",
];
const MARKS = ["\u0301", "\u0308", "\u200b", "\u00ad", "\u2060", "\ufe0f", "\u200d"];

class Writer {
  constructor(seed) {
    this.next = random(seed);
  }
  of(list) {
    return list[this.next(list.length)];
  }
  word() {
    const script = Array.from(this.of(SCRIPTS));
    const length = 1 + this.next(this.next(4) ? 5 : 14);
    return Array.from({ length }, () => this.of(script) + (this.next(40) ? "" : this.of(MARKS))).join("");
  }
  line(words) {
    /* a character that is not seen may stand alone, too */
    return Array.from({ length: words }, () => (this.next(20) ? this.word() : this.of(MARKS)) + (this.next(3) ? " " : "")).join("").trim() || "x";
  }
  paragraph(words) {
    const text = escape(this.line(words));
    return this.of([text, text, `## ${text}`, `- ${text}`, `*${escape(this.word())}* ${text}`, "```\n" + this.line(words).replaceAll("`", "") + "\n```"]);
  }
  page(id, paragraphs) {
    const body = Array.from({ length: paragraphs }, () => this.paragraph(4 + this.next(40))).join("\n\n");
    return `---\nid: ${id}\ntitle: ${JSON.stringify(this.line(3))}\n---\n\n${body}\n`;
  }
}

/* Each mark of Markdown as itself. */
const escape = (text) => text.replace(/[!-/:-@[-`{-~]/g, "\\$&");

/** A site of `count` pages, published. */
function build(seed, count, paragraphs) {
  const writer = new Writer(seed);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(`${FOLDER}/zh`, { recursive: true });
  writeFileSync(`${FOLDER}/site.yaml`, "title: t\nlanguages: [zh]\n");
  for (let i = 0; i < count; i++) writeFileSync(`${FOLDER}/zh/p${i}.md`, writer.page(`p${i}`, paragraphs));
  execFileSync(`${BUILD}/bin/wenda`, ["build", FOLDER, "-o", `${FOLDER}/site`, "-q"]);
  return `${FOLDER}/site`;
}

/* A piece of what a page says, or what likely none says. */
function piece(writer, texts) {
  if (!writer.next(8)) return writer.line(1 + writer.next(2));
  const chars = writer.of(texts).chars;
  const at = writer.next(chars.length);
  return chars.slice(at, at + 1 + writer.next(12)).join("");
}

async function check(seed) {
  const isLarge = seed % 2 === 0; /* then the text is too much to be loaded as a whole */
  const site = isLarge ? build(seed, 150, 24) : build(seed, 12, 8);
  const { texts, scan } = scanOf("zh", site);
  const search = open("zh", { site });
  const writer = new Writer(seed + 1);
  const all = texts.map(({ text }) => ({ chars: Array.from(text) }));
  for (let i = 0; i < QUERIES; ) {
    const wanted = piece(writer, all);
    if (!isQuery(wanted) || wanted !== wanted.trim() || wanted.includes('"')) continue;
    assert.deepEqual(await found(search, `"${wanted}"`), scan(wanted), `seed ${seed}, the piece is ${JSON.stringify(wanted)}`);
    i++;
  }
  return search.moved.some(({ path }) => /-t\d/.test(path)) && isLarge;
}

function minutesOfProcessor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 60e6;
}

after(() => rmSync(FOLDER, { recursive: true, force: true }));

for (const seed of SEEDS) test(`site ${seed}: what is said is found, and nothing else`, () => check(seed));

test("new sites", { skip: !MINUTES && "SEARCH_MINUTES says how long" }, async (t) => {
  const first = Date.now() % 2 ** 31;
  let seed = first;
  for (; minutesOfProcessor() < MINUTES; seed++) await check(seed);
  t.diagnostic(`${seed - first} sites, ${(seed - first) * QUERIES} queries`);
});
