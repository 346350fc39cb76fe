// Emphasis and strikethrough among Chinese, Japanese and Korean beside micromark with its CJK-friendly extensions.
//
// Left away: signs of Unicode's category S outside ASCII and the wide ones, which count as punctuation from CommonMark 0.31 on,
// while ours is 0.30; line breaks, which vanish in ours between wide characters; and selectors that follow no letter.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Comparison } from "./compare.js";
import { cjkFriendly, ours } from "./oracle.js";
import { Chance } from "./random.js";

const known = [
  ["**强：**后", "<p><strong>强：</strong>后</p>"],
  ["中**(强)**文", "<p>中<strong>(强)</strong>文</p>"],
  ["한**(국)**어", "<p>한<strong>(국)</strong>어</p>"],
  ["中~~(删)~~文", "<p>中<del>(删)</del>文</p>"],
  ["中_强_文", "<p>中_强_文</p>"],
  ["a**(b)**c", "<p>a**(b)**c</p>"],
];
for (const [text, html] of known) test(`micromark knows ${text}`, () => assert.equal(cjkFriendly([text])[0], html));

/** Runs of one sign that differ in length: of one used in part, micromark counts the rest otherwise than the specification. */
const mixesRuns = (text) => ["*", "_", "~"].some((sign) =>
  new Set(text.match(new RegExp(`\\${sign}+`, "g"))).size > 1);
const comparison = new Comparison({ left: ours, right: cjkFriendly, leaveOut: (texts) => texts.map(mixesRuns) });
comparison.testPage("cjk");

const letters = ["中", "文", "か", "カ", "ｶ", "한", "ㄱ", "ᄀ", "𠮷", "a", "Z", "1", "é", "я", "ー", "々"];
const wideSigns = ["。", "，", "、", "：", "（", "）", "「", "」", "『", "】", "《", "》", "！", "？", "〜", "・", "｡", "｢"];
const otherSigns = [".", ",", ":", "(", ")", "!", "\"", "'", "-", "“", "”", "‘", "’", "…", "—", "·", "«", "¿", "¡", "%"];
const selectors = ["\ufe00", "\ufe01", "\ufe0e", "\ufe0f", "\u{e0100}", "\u{e01ef}"];
const blanks = [" ", "\u3000", "\u00a0", "\u2003"];
const runs = ["*", "**", "***", "_", "__", "~", "~~"];

const kinds = [letters, letters, letters, wideSigns, otherSigns];
const selected = (c) => c.pick(letters) + c.pick(selectors);
const piece = (c) => c.rare(8) ? c.pick([selected, () => c.pick(blanks)])(c) : c.pick(c.pick(kinds));

/** A line of mixed characters; the letters around it keep any block from beginning there. Runs of a sign are equally long. */
function line(c) {
  const own = [c.pick(["*", "**", "***"]), c.pick(["_", "__"]), c.pick(["~", "~~"])];
  return `a ${c.some(1, 6, () => c.some(1, 3, () => piece(c)).join("") + c.pick(own)).join("")}b z`;
}

/** Any neighbours of any run: a run opens, a text, the run again. */
function pair(c) {
  const side = () => c.some(0, 2, () => piece(c)).join("");
  const run = c.pick(runs);
  return `a${side()}${run}${side()}${c.pick(letters)}${side()}${run}${side()}z`;
}

const times = Number(process.env.ORACLE_CASES ?? 80);
const seed = Number(process.env.ORACLE_SEED ?? 1);
for (const [name, make] of Object.entries({ line, pair })) {
  const c = new Chance(seed);
  const texts = Array.from({ length: times }, () => make(c));
  test(`CJK: ${times} generated texts (${name})`, () => comparison.demand(texts));
}

/** One of each block of the tables of widths and scripts that matter, at each side of each run. */
const edges = ["\u10ff", "\u1100", "\u115f", "\u1160", "\u11ff", "\u20a9", "\u2e80", "\u2ffb", "\u3000", "\u3001", "\u302a", "\u303d", "\u303e",
  "\u3041", "\u30fb", "\u3105", "\u318e", "\u3200", "\u3247", "\u4dc0", "\u4e00", "\ua015", "\ua490", "\ua960", "\ua97c", "\uac00",
  "\ud7a3", "\ud7b0", "\ud7fb", "\uf900", "\ufaff", "\ufe10", "\ufe19", "\ufe30", "\ufe50", "\ufe6b", "\uff01", "\uff3f", "\uff5e", "\uff60", "\uff61",
  "\uff9f", "\uffa0", "\uffdc", "\uffe0", "\uffe6", "\uffe8", "\uffee", "\u{16fe0}", "\u{17000}", "\u{18d00}", "\u{1aff0}", "\u{1b000}",
  "\u{1b2fb}", "\u{1f200}", "\u{20000}", "\u{2a6df}", "\u{30000}", "\u{3fffd}"];
for (const run of runs) {
  // an underscore asks of wide signs too whether they are punctuation
  const asked = run[0] === "_" ? edges.filter((sign) => !/\p{S}/u.test(sign)) : edges;
  const texts = asked.flatMap((sign) => ["(", "b", "。"].flatMap((other) =>
    [`a${run}${other}c${sign}${run}b z`, `a${sign}${run}${other}c${other}${run}${sign}z`, `a${other}${run}${sign}c${sign}${run}${other}z`]));
  test(`CJK: the edges of the ranges beside ${run}`, () => comparison.demand(texts));
}
