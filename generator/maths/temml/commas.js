/* commas: Temml takes a comma between digits for a part of the number. Here it is one where it groups thousands, as in
 * 12,800, and elsewhere it parts two numbers, as in (3,4) and (0.6,0.8). */

const isDigit = (node) => Boolean(node) && node.type === "textord" && /^\d$/.test(node.text);
const isPoint = (node) => Boolean(node) && node.type === "textord" && node.text === ".";
const isComma = (node) => node.type === "atom" && node.text === ",";

function digits(list, from, way) {
  let count = 0;
  while (isDigit(list[from + way * count])) count++;
  return count;
}

/* Whether the comma before was one of the same number, or there is none. */
function groups(list, i, inNumber) {
  const before = digits(list, i - 1, -1);
  const first = list[i - 1 - before];
  const joins = first && isComma(first) ? inNumber && before === 3 : !isPoint(first) && before <= 3;
  return before > 0 && joins && digits(list, i + 1, 1) === 3;
}

function readList(list) {
  let inNumber = false;
  list.forEach((node, i) => {
    if (!node || !isComma(node)) return;
    inNumber = groups(list, i, inNumber);
    if (!inNumber) node.loc = null; /* without a place Temml does not know it beside a digit */
  });
}

/** Goes through a tree of Temml's parser. */
export default function partNumbers(tree) {
  if (Array.isArray(tree)) readList(tree);
  Object.keys(tree).forEach((key) => {
    const value = tree[key];
    if (key !== "loc" && value && typeof value === "object") partNumbers(value);
  });
}
