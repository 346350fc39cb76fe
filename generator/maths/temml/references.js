/* references: \label, \ref and \eqref, whose numbers only the page knows. Takes the place of Temml's,
 * which leaves out characters of a label and waits for a script in the page. */
import defineFunction from "temml/src/defineFunction.js";
import { MathNode } from "temml/src/mathMLTree.js";
import { AnchorNode } from "temml/src/domTree.js";
import ParseError from "temml/src/ParseError.js";

const NAME = /^[\w.:-]+$/;

function nameOf(funcName, argument, token) {
  if (NAME.test(argument.string)) return argument.string;
  throw new ParseError("the name of '" + funcName + "' may hold letters, digits and . : _ -", token);
}

/* Labels of the formula at hand: name -> offset in the TeX. */
export const places = { offset: () => 0, of: {} };

defineFunction({
  type: "label",
  names: ["\\label"],
  props: { numArgs: 1, argTypes: ["raw"] },
  handler({ parser, funcName, token }, args) {
    const string = nameOf(funcName, args[0], token);
    if (places.of[string] !== undefined) throw new ParseError("label '" + string + "' is given twice", token);
    places.of[string] = places.offset(token);
    return { type: "label", mode: parser.mode, string };
  },
  mathmlBuilder(group) {
    const node = new MathNode("mrow", [], ["tml-label"]);
    node.setLabel(group.string);
    return node;
  },
});

defineFunction({
  type: "ref",
  names: ["\\ref", "\\eqref"],
  props: { numArgs: 1, argTypes: ["raw"] },
  handler({ parser, funcName, token }, args) {
    const string = nameOf(funcName, args[0], token);
    return { type: "ref", mode: parser.mode, funcName, string, offset: places.offset(token) };
  },
  mathmlBuilder(group) {
    const node = new AnchorNode(group.string, [group.funcName.slice(1)], null);
    node.offset = group.offset;
    node.style = {};
    return node;
  },
});
