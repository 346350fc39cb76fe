/* The order of the glossary: as dictionaries of the page's language have it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { buildSite } from "../browser/stage.js";

/* In no order; 重 and 长 have two readings each, of which the rarer is meant where `sort` says so. */
const TERMS = `
long-tail: {name: {zh: 长尾, en: long tail}, sort: {zh: 常尾}, text: {zh: 一, en: one}}
accuracy: {name: {zh: 准确率, en: accuracy}, text: {zh: 二, en: two}}
mup: {name: {zh: μP, en: μP}, text: {zh: 三, en: three}}
gradient: {name: {zh: 梯度, en: gradient}, text: {zh: 四, en: four}}
loss: {name: {zh: 损失, en: loss}, text: {zh: 五, en: five}}
adam: {name: {zh: Adam, en: Adam}, text: {zh: 六, en: six}}
safe: {name: {zh: 安全聚合, en: secure aggregation}, text: {zh: 七, en: seven}}
clipping: {name: {zh: 梯度裁剪, en: gradient clipping}, text: {zh: 八, en: eight}}
importance: {name: {zh: 重要性, en: importance}, text: {zh: 九, en: nine}}
tanh: {name: {zh: tanh, en: tanh}, text: {zh: 十, en: ten}}
`;

const site = buildSite({
  "site.yaml": "title: {zh: 题库, en: Bank, ja: 問題集}\nlanguages: [zh, en, ja]\n",
  "glossary.yaml": TERMS.replace(/zh: ([^,}]+), en: ([^}]+)}/g, "zh: $1, en: $2, ja: $1}").trimStart(),
  "theme/strings/ja.yaml": readFileSync("themes/default/strings/en.yaml", "utf8").replace(/^language_name:.*/m, "language_name: 日本語"),
  ...Object.fromEntries(["zh", "en", "ja"].map((lang) => [`${lang}/a.md`, "---\nid: a\ntitle: A\n---\n\nText.\n"])),
});

/* "A: Adam 安全聚合" */
const sections = (path) =>
  Array.from(readFileSync(`${site}/${path}`, "utf8").matchAll(/class="letter-title"[^>]*>([^<]+)<(.*?)<\/section>/gs), ([, letter, rest]) =>
    [`${letter}:`, ...Array.from(rest.matchAll(/class="term-name"[^>]*>([^<]+)</g), ([, name]) => name)].join(" "));

test("in Chinese terms stand in the order of pinyin, Latin ones before", () => {
  assert.deepEqual(sections("glossary.html"),
    ["A: Adam 安全聚合", "C: 长尾", "S: 损失", "T: tanh 梯度 梯度裁剪", "Z: 重要性 准确率", "#: μP"]);
});

test("in English they stand in that of the alphabet", () => {
  assert.deepEqual(sections("en/glossary.html"),
    ["A: accuracy Adam", "G: gradient gradient clipping", "I: importance", "L: long tail loss", "S: secure aggregation", "T: tanh", "#: μP"]);
});

test("in Japanese no one guesses a sound: a Latin name decides", () => {
  assert.deepEqual(sections("ja/glossary.html"),
    ["A: 准确率 Adam", "G: 梯度 梯度裁剪", "I: 重要性", "L: 长尾 损失", "S: 安全聚合", "T: tanh", "#: μP"]);
});
