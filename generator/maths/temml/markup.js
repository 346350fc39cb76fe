/* markup: Temml's tree as text, with slots for what only the page knows:
 *
 *     NUMBER                        the next number of an equation
 *     REF k offset : name END       a reference; k is r for \ref and e for \eqref
 *
 * A row with a number and a label has the id "ui-eq-" + label. A <math> with data-rare needs maths-more.css of the theme. */
import { AnchorNode, Span } from "temml/src/domTree.js";
import ParseError from "./parse_error.js";
import convertStyle from "./styles.js";

const NUMBER = "\u0001";
const REF = "\u0002";
const END = "\u0003";

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
const escape = (text) =>
  String(text).replace(/[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (c) => ESCAPES[c] || "\ufffd");

export const childrenOf = (node) => (Array.isArray(node.children) ? node.children : []);
const hasClass = (node, name) => Boolean(node.classes) && node.classes.indexOf(name) >= 0;

export function textOf(node) {
  return node.text !== undefined ? node.text : childrenOf(node).map(textOf).join("");
}

/* Classes that maths.css of the theme knows, or no sheet. All others may need maths-more.css. */
const EVERYDAY = new RegExp("^(chr-.*|wbk-.*|math(bb|bf|cal|frak|it|rm|scr|sf|tt).*|" +
  "tml-(display|prime|vec|jot|small|left|right|(sml|med|lrg)-pad|tag|tageqn|eqn|label)|" +
  "maths-(depth-.|no-pad|pad-(?!box|cancel).*|align-left|wide|half|run|space|small-.))?$");
let rare = false;

/* Numbers of a tree in order, each { row, text, label }: text is that of a \tag, or null; and the names
 * of labels that belong to no row with a number. */
function survey(tree) {
  const numbers = [];
  const strays = [];
  const visit = (node, number) => {
    const own = node.type === "mtr" && ownNumber(node);
    if (own) numbers.push((number = { row: node, text: own === "auto" ? null : own.text, label: null }));
    if (hasClass(node, "tml-label") && number && !number.label) number.label = node.label;
    else if (hasClass(node, "tml-label")) strays.push(node.label);
    childrenOf(node).forEach((child) => visit(child, number));
  };
  visit(tree, null);
  return { numbers, strays };
}

/* The number that stands in a cell of this very row: "auto", { text } of a \tag, or undefined. */
function ownNumber(row) {
  let found;
  row.children.forEach((cell) =>
    childrenOf(cell).forEach((node) => {
      if (hasClass(node, "tml-tag")) found = { text: textOf(node).replace(/^\(|\)$/g, "") };
      else if (node.type === "mtext" && childrenOf(node).some((child) => hasClass(child, "tml-eqn"))) found = "auto";
    }));
  return found;
}

/* Labels of a formula that has one number are that number's, wherever they stand in it. */
function adopt(numbers, strays) {
  if (strays.length === 1 && numbers.length === 1 && !numbers[0].label) numbers[0].label = strays.pop();
  if (strays.length > 0)
    throw Object.assign(new ParseError("label '" + strays[0] + "' has no number of its own"), { label: strays[0] });
}

/* { name, number, text } of each label; gives their rows ids. */
export function labelsOf(tree) {
  const { numbers, strays } = survey(tree);
  let count = 0;
  adopt(numbers, strays);
  return numbers.map((number) => {
    delete number.row.attributes.id;
    if (number.label) number.row.attributes.id = "ui-eq-" + number.label;
    return { name: number.label, index: number.text === null ? count++ : -1, text: number.text };
  }).filter((label) => label.name);
}

function attributes(node) {
  let text = "";
  for (const name in node.attributes)
    if (Object.prototype.hasOwnProperty.call(node.attributes, name) && node.attributes[name] !== undefined)
      text += " " + name + '="' + escape(node.attributes[name]) + '"';
  const classes = node.classes.filter((name) => name);
  rare = rare || node.type === "menclose" || !classes.every((name) => EVERYDAY.test(name));
  return classes.length ? text + ' class="' + escape(classes.join(" ")) + '"' : text;
}

function reference(node) {
  return REF + (node.classes[0] === "eqref" ? "e" : "r") + node.offset + ":" + node.href + END;
}

function element(node) {
  if (node.style) convertStyle(node);
  return "<" + node.type + attributes(node) + ">" + childrenOf(node).map(inner).join("") + "</" + node.type + ">";
}

function inner(node) {
  if (node.text !== undefined) return escape(node.text);
  if (node instanceof AnchorNode) return "<mtext>" + reference(node) + "</mtext>";
  if (node instanceof Span) return "(" + NUMBER + ")";
  return node.type ? element(node) : childrenOf(node).map(inner).join("");
}

/* A formula that is nothing but a reference is a link in the text. Another says whether it is dressed by maths-more.css. */
export default function markup(tree) {
  if (tree instanceof AnchorNode) return reference(tree);
  rare = false;
  const text = inner(tree);
  return rare ? text.replace(/^<math/, "<math data-rare") : text;
}
