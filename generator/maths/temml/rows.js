/* rows: \\[6pt], the space below a row, which Temml reads and passes over. It becomes a class of each cell, in tenths
 * of an em. Cells cannot come nearer than they are: a negative space is none. */
import { _mathmlGroupBuilders as builders } from "temml/src/defineFunction.js";
import { calculateSize } from "temml/src/units.js";
import { em } from "./styles.js";

const MOST = 40; /* that the sheet knows */

/* Delimiters and settings of type may be around the table. */
function tableIn(node) {
  if (node.type === "mtable") return node;
  return node.children.map(tableIn).filter(Boolean)[0];
}

function addGap(row, gap, style) {
  const { number, unit } = calculateSize(gap, style);
  const steps = Math.min(Math.round(em(number + unit) * 10), MOST);
  if (steps > 0) row.children.forEach((cell) => cell.classes.push("maths-gap-" + steps));
}

const build = builders.array;
builders.array = (group, style) => {
  const node = build(group, style);
  const rows = tableIn(node).children;
  (group.rowGaps || []).forEach((gap, i) => { /* a diagram has none */
    if (gap && rows[i]) addGap(rows[i], gap, style);
  });
  return node;
};
