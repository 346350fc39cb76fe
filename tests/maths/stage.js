// What the tests of formulas share: the corpus, our formulas, Temml's own, markup read back.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import temml from "temml";

const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), "../..");
const build = process.env.WENDA_BUILD ?? path.join(root, "build");

const sheetOf = (name) => readFileSync(path.join(root, `themes/default/styles/${name}.css`), "utf8");

/** What all pages with formulas have, and those with rare ones as well. */
export const sheets = { everyday: sheetOf("maths") + sheetOf("maths-tables"), rare: sheetOf("maths-more") };

/** { display, tex } of each formula that stands in formulas.txt. */
export const written = readFileSync(path.join(root, "tests/maths/formulas.txt"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => ({ display: line[0] === "D", tex: line.slice(2) }));

const ACCENTS = "acute bar breve check dot ddot dddot grave hat mathring tilde vec widehat widetilde overline".split(" ");
const FONTS = "mathbf mathrm mathit mathsf mathtt mathcal mathscr mathfrak mathbb boldsymbol mathsfit".split(" ");
const GREEK = "alpha beta Gamma Delta epsilon varepsilon vartheta Omega".split(" ");
const LETTERS = [..."ABCILRXZabdfghijltwz019", ...GREEK.map((name) => `\\${name} `)];
const DELIMITERS = ["(", "[", "\\{", "|", "\\|", "\\langle", "\\lfloor", "\\lceil", "/", "."];
const RIGHTS = [")", "]", "\\}", "|", "\\|", "\\rangle", "\\rfloor", "\\rceil", "\\backslash", "."];
const MATRICES = "matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix cases aligned gathered".split(" ");
const OPERATORS = "sum prod coprod int iint oint bigcup bigcap bigoplus lim max sup det log sin gcd".split(" ");

/** Families of formulas, a few hundred. */
export const families = [
  ...ACCENTS.flatMap((accent) => LETTERS.slice(0, 12).map((letter) => `\\${accent}{${letter}}`)),
  ...FONTS.map((font) => LETTERS.map((letter) => `\\${font}{${letter}}`).join(" ")),
  ...FONTS.map((font) => `\\${font}{x + 1 = \\alpha} \\${font}{abc}`),
  ...DELIMITERS.map((left, i) => `\\left${left} \\frac{a}{b} \\right${RIGHTS[i]} \\bigl${left} x \\bigr${RIGHTS[i]}`),
  ...MATRICES.map((name) => `\\begin{${name}} a & b \\\\ c & \\frac{1}{2} \\end{${name}}`),
  ...OPERATORS.map((name) => `\\${name}_{i=1}^n x + \\textstyle\\${name}_{a}^{b} y`),
].map((tex, i) => ({ display: i % 2 === 0, tex }));

/** Our formulas of one page, each { html } or { message, offset }. */
export function ours(formulas, macros = {}) {
  const records = [
    ...Object.entries(macros).map(([name, body]) => `M${name}=${body}`),
    ...formulas.map(({ display, tex }) => (display ? "D" : "I") + tex),
  ];
  const run = spawnSync(path.join(build, "bin/maths-driver"), { input: records.map((r) => r + "\0").join(""), maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`maths-driver: ${run.status} ${run.signal} ${run.stderr}`);
  return run.stdout.toString().split("\0").slice(0, -1).map((answer) => {
    if (answer.startsWith("ok ")) return { html: answer.slice(3) };
    const [, offset, message] = /^error (\d+) ([^]*)$/.exec(answer);
    return { message, offset: Number(offset) };
  });
}

export const theirs = ({ display, tex }) =>
  temml.renderToString(tex, { displayMode: display, annotate: true, throwOnError: true });

/** Tags and text of markup, a tag as { tag, attributes } and its end as { end }. */
export function read(markup) {
  const parts = [];
  for (const [, end, tag, attributes, text] of markup.matchAll(/<(\/?)([a-z]+)([^>]*)>|([^<]+)/g)) {
    if (text !== undefined) parts.push({ text });
    else if (end) parts.push({ end: tag });
    else {
      const pairs = [...attributes.matchAll(/([\w-]+)=(?:"([^"]*)"|'([^']*)')/g)];
      parts.push({ tag, attributes: Object.fromEntries(pairs.map(([, name, a, b]) => [name, a ?? b])) });
    }
  }
  return parts;
}
