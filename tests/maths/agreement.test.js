// What Duktape makes of a formula is what Node makes of it with Temml as it was published, but for our classes
// in the place of style attributes; and the sheet gives those classes the same declarations.
import assert from "node:assert/strict";
import test from "node:test";
import { families, ours, read, sheets, theirs, written } from "./stage.js";

/** Declarations of our classes, from the sheet: "maths-bold" -> ["font-weight: bold"]. */
const declarations = Object.fromEntries(
  [...(sheets.everyday + sheets.rare).matchAll(/math \.(maths-[\w-]+) \{\s*([^}]*?);\s*\}/g)].map(([, name, body]) => [name, body]));

const classes = (part) => (part.attributes?.class ?? "").split(" ").filter(Boolean);
const isOurs = (name) => name.startsWith("maths-") && !name.startsWith("maths-small-");

/** Temml's style attribute as sorted declarations that have a fixed value. */
function styleOf(part) {
  return (part.attributes?.style ?? "").split(";").filter(Boolean).map((declaration) => {
    const [name, ...value] = declaration.split(":");
    return `${name}: ${value.join(":").trim()}`;
  });
}

const ADDED = ["maths-space", "maths-run"];

/** Without the boxes and struts that we add; of a nested box only the content stays. */
function withoutAdditions(parts) {
  const kept = [];
  const dropped = [];
  for (const part of parts) {
    if (part.tag) dropped.push(classes(part).some((name) => ADDED.includes(name)));
    if (part.end ? !dropped.pop() : !(part.tag && dropped.at(-1))) kept.push(part);
  }
  return kept;
}

/** A number on its own is a counter of the sheet in Temml, and text with us. */
const counters = (markup) => {
  let count = 0;
  return markup.replace(/<span class="tml-eqn"><\/span>/g, () => `(${++count})`);
};

const IGNORED = ["data-rare", "class", "style", "id", "mathcolor", "mathbackground"];
function bare(part) {
  if (!part.tag) return part;
  const isInfix = ([name, value]) => name === "form" && value === "infix"; /* what an operator is within a row */
  const kept = Object.entries(part.attributes).filter((entry) => !IGNORED.includes(entry[0]) && !isInfix(entry));
  return { tag: part.tag, attributes: Object.fromEntries(kept), classes: classes(part).filter((name) => !name.startsWith("maths-")) };
}

/** What our part says in place of its counterpart's style. */
function saidBy(part, coloured) {
  const said = classes(part).filter(isOurs).map((name) => {
    assert.ok(declarations[name], `the sheet has no class ${name}`);
    return declarations[name];
  });
  return coloured ? [...said, `color: ${part.attributes.mathcolor}`] : said;
}

const number = (declaration) => parseFloat(declaration.split(": ")[1]);
/* Lengths of any value become struts, and settings of type are on short rows by Temml's mistake. */
const STRUTS = /^(padding: .* 0 0 0|padding: 0 0 .* 0|padding-(top|bottom): .*ex|padding-(left|right): (8.9664pt|0.0400em))$/;
const frames = (d) => d.startsWith("border: 0.0667em solid") || d === "padding: 0.0667em" || d === "padding: 0.3em";
const zero = (d) => d.replace(/: 0(em|pt)$/, ": 0");
const NO_STYLE = /^(level|color|font.*|max-size): ?(undefined|[\d.]*|Infinity,Infinity|)$/;
const SHEET_HAS = "display: block math";

function compareStyles(mine, other) {
  const wanted = styleOf(other).filter((d) => !NO_STYLE.test(d) && d !== SHEET_HAS && !frames(d)).map(zero);
  const said = saidBy(mine, styleOf(other).some((d) => /^color: (?!undefined)/.test(d))).filter((d) => !frames(d)).map(zero);
  for (const declaration of wanted) {
    const name = declaration.split(":")[0];
    const same = (d) =>
      d === declaration ||
      (name === "margin-left" && d.startsWith(name) && Math.abs(number(d) - number(declaration)) <= 1 / 36);
    const index = said.findIndex(STRUTS.test(declaration) ? (d) => d === `${name}: 0` : same);
    assert.ok(index >= 0 || /^padding: /.test(declaration), `${declaration} is not among ${said.join("; ")}`);
    if (index >= 0) said.splice(index, 1);
  }
  assert.deepEqual(said, [], `more than ${JSON.stringify(other)}`);
}

function compare(html, formula) {
  const mine = withoutAdditions(read(html));
  const other = read(counters(theirs(formula)));
  assert.deepEqual(mine.map(bare), other.map(bare));
  mine.forEach((part, i) => part.tag && compareStyles(part, other[i]));
}

const corpus = [...written.filter(({ tex }) => !/\\(eq)?ref/.test(tex)), ...families];

test("the corpus has a few hundred formulas", () => assert.ok(corpus.length > 300));

for (const formula of corpus) {
  test(`as Temml: ${formula.tex.slice(0, 70)}`, () => {
    const [{ html, message }] = ours([formula]);
    assert.equal(message, undefined);
    assert.doesNotMatch(html, /<[^>]*\sstyle=/);
    compare(html, formula);
  });
}

test("a formula asks for the second sheet where it has a class or an element of it", () => {
  const wanted = new Set([...sheets.rare.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name));
  for (const one of ours([...written, ...families])) {
    if (!one.html) continue;
    const parts = read(one.html);
    const needs = parts.some((part) => part.tag === "menclose" || classes(part).some((name) => wanted.has(name)));
    assert.ok(!needs || one.html.startsWith("<math data-rare"), one.html);
  }
});

test("everyday formulas do not", () => {
  const tex = ["x_1^2", "\\frac{a}{b}", "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}", "\\hat{v}", "f'(x)", "\\sqrt{x}",
    "\\begin{cases} a & b \\\\ c & d \\end{cases}", "\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}", "\\mathbb{R}"];
  for (const one of ours(tex.map((tex) => ({ display: true, tex })))) assert.ok(!one.html.includes("data-rare"), one.html);
});
