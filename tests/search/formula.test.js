/* A formula is one line of text wherever it is read: as it is searched, and as marks look for it in the page. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { formulaLine } from "../../themes/default/scripts/search/formula.js";
import { lineOf, open, pages, parse, settled, SITE, walk } from "./stage.js";

/* As much of a document as a formula's reader asks for. */
const asNode = ({ name, text, attributes, children }) =>
  text !== undefined ? { data: text } : { localName: name, childNodes: children.map(asNode), getAttribute: (key) => attributes[key] ?? null };

test("the marks read each formula of the bank as the search does", () => {
  let count = 0;
  for (const language of ["zh", "en"]) {
    for (const path of pages(language)) {
      for (const node of walk(parse(readFileSync(resolve(SITE, path), "utf8")))) {
        if (node.name !== "math") continue;
        assert.equal(formulaLine(asNode(node)).map(({ char }) => char).join(""), settled(lineOf(node)), path);
        count++;
      }
    }
  }
  assert.ok(count > 1000, `${count} formulas`);
});

test("each sign of a line knows where it stands in the page", () => {
  const [math] = parse("<math><msqrt><msup><mi>ab</mi><mn>2</mn></msup></msqrt></math>").children.map(asNode);
  assert.deepEqual(formulaLine(math).map(({ char, node, at }) => [char, node?.data, at]), [["√", undefined, undefined], ["a", "ab", 0], ["b", "ab", 1], ["²", "2", 0]]);
});

test("results show formulas as they would be typed in a line", async () => {
  const { best } = await open("zh").query("除以 √d_k");
  assert.equal(best[0].url, "attention.html");
  const shown = best.flatMap(({ sections }) => sections.flatMap(({ heading, excerpt }) => [heading, ...excerpt.map(({ text }) => text)])).join("\n");
  assert.match(shown, /√d_k/);
  assert.doesNotMatch(shown, /除以\s*dk/);
});

test("a formula is found by its line and by its TeX", async () => {
  for (const language of ["zh", "en"]) {
    for (const text of ["√d_k", "\\sqrt{d_k}", "d_k", "O(n²)", "O(n^2)", "softmax(QKᵀ/√d_k"]) {
      const { best, near } = await open(language).query(text);
      assert.ok(!near && best.some(({ url }) => url.endsWith("attention.html")), `${language}: ${text}`);
    }
  }
});
