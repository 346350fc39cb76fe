/* runs: where a line of a long formula may end. Browsers break no formula, but the sheet lets boxes wrap: the row is
 * cut into boxes, each up to an operator, as TeX breaks behind relations and operators. */
import { MathNode } from "temml/src/mathMLTree.js";
import { childrenOf, textOf } from "./markup.js";

/* Letters of what needs no break, and of a row in the row that is broken itself. */
const SHORT = 16;
const LONG = 48;
/* Letters of what stands on a line of paper, in type of full size and of those that the sheet has. */
const LINES = [55, 75, 105, 150, 210];

const BREAKS = /^[=<>≤≥≪≫≈≡≠∼≃≅∝∈∉⊂⊆⊃⊇→←↔⇒⇔↦+−±∓×⋅∗∘⊕⊗⊙∧∨∪∩,;]$/;

const lengthOf = (node) => textOf(node).length;
const isOperator = (node) =>
  node.type === "mo" && BREAKS.test(textOf(node)) && ["prefix", "postfix"].indexOf(node.attributes.form) < 0;

/* True for a row whose parts may stand apart: no fence in it grows with what it holds. */
const isLoose = (node) =>
  node.type === "mrow" && node.classes.length === 0 &&
  childrenOf(node).every((child) => !child.type || !child.attributes.fence || child.attributes.stretchy === "false");

/* The parts of a row, with those of fragments and of long rows in it. */
function partsOf(row) {
  return childrenOf(row).reduce((parts, node) => {
    const isOpen = !node.type && node.text === undefined;
    return parts.concat(isOpen || (isLoose(node) && lengthOf(node) > LONG) ? partsOf(node) : node);
  }, []);
}

/* Space behind an operator stays on its line, and so does what follows one that begins it. */
function runsOf(parts) {
  const runs = [[]];
  let broken = false;
  parts.forEach((node) => {
    const isSpace = node.type === "mspace";
    if (broken && !isSpace) runs.push([]);
    const run = runs[runs.length - 1];
    broken = (isOperator(node) && run.length > 0) || (broken && isSpace);
    run.push(node);
  });
  return runs;
}

function boxOf(run) {
  run.filter(isOperator).forEach((node) => (node.attributes.form = "infix")); /* at the end of a row it would be none */
  return new MathNode("mrow", run, ["maths-run"]);
}

/* Cuts the row in place if it is long; returns how many letters its longest line has then. */
function cut(row) {
  if (lengthOf(row) <= SHORT) return lengthOf(row);
  const runs = isLoose(row) ? runsOf(partsOf(row)) : [];
  if (runs.length > 1) row.children = runs.map(boxOf);
  return Math.max.apply(null, (runs.length > 1 ? row.children : [row]).map(lengthOf));
}

/* The same for a table, cell by cell. */
function cutTable(table) {
  const widths = table.children.map((row) =>
    childrenOf(row).reduce((sum, cell) => sum + childrenOf(cell).reduce((letters, node) => letters + cut(node), 0), 0));
  return Math.max.apply(null, widths.concat(0));
}

/* What stays too wide for a line of paper gets a class that says how wide. */
export default function cutRuns(math) {
  const semantics = math.type === "math" && math.children[0];
  let row = semantics && semantics.children[0];
  while (row && (!row.type || row.type === "mrow") && childrenOf(row).length === 1) row = row.children[0];
  if (!row || !row.type) return;
  const width = row.type === "mtable" ? cutTable(row) : cut(row);
  const size = LINES.filter((letters) => width > letters).length;
  if (size) math.classes = math.classes.concat("maths-small-" + size);
}
