/* engine: what generator/maths/engine.c calls. */
import "./library.js";
import Settings from "temml/src/Settings.js";
import parseTree from "temml/src/parseTree.js";
import buildMathML from "temml/src/buildMathML.js";
import { StyleLevel } from "temml/src/constants.js";
import Style from "temml/src/Style.js";
import Lexer from "temml/src/Lexer.js";
import { places } from "./references.js";
import "./rows.js";
import partNumbers from "./commas.js";
import markup, { labelsOf } from "./markup.js";
import cutRuns from "./runs.js";

/* Uses of macros in one formula; many of TeX's own commands are macros. */
const MOST_MACROS = 10000;

/* The macros of one formula: a copy, since \gdef writes into it. */
function copyOf(macros) {
  const copy = Object.create(null);
  Object.keys(macros).forEach((name) => (copy[name] = macros[name]));
  return copy;
}

/* Where in the formula itself its reader is, as start of the last token. What a macro stands for has places
 * in the macro, which say nothing to the author. */
let text = "";
let last = 0;
const lex = Lexer.prototype.lex;
Lexer.prototype.lex = function () {
  if (this.input === text) last = this.tokenRegex.lastIndex;
  return lex.call(this);
};

places.offset = (token) => {
  const loc = token && token.loc;
  return loc && loc.lexer.input === text ? loc.start : last;
};

function mathTree(settings) {
  const tree = parseTree(text, settings);
  partNumbers(tree);
  last = 0; /* what is wrong from here on has no place */
  const level = settings.displayMode ? StyleLevel.DISPLAY : StyleLevel.TEXT;
  return buildMathML(tree, text, new Style({ level, maxSize: settings.maxSize }), settings);
}

function convert(display, macros) {
  const settings = new Settings({
    displayMode: display,
    annotate: true,
    throwOnError: true,
    maxExpand: MOST_MACROS,
    macros: copyOf(macros),
  });
  const tree = mathTree(settings);
  cutRuns(tree);
  const labels = labelsOf(tree).map((label) =>
    [label.name, places.of[label.name], label.index, label.text === null ? "" : label.text].join("\t"));
  return [markup(tree), labels.join("\n")];
}

function fault(error) {
  if (error instanceof RangeError) return ["the formula is nested too deeply", 0];
  if (error instanceof TypeError) return ["something is missing in the formula", last]; /* Temml took it for granted */
  const offset = error.label !== undefined ? places.of[error.label] : places.offset(error);
  return [String(error.message), offset];
}

/* [markup, labels], labels a line each: name, offset, index of its number or -1, text of its tag;
 * of a formula with a mistake: [message, offset]. Offsets count UTF-16 units. */
globalThis.render = function (tex, display, macros) {
  text = tex;
  last = 0;
  places.of = Object.create(null);
  try {
    return convert(display, macros);
  } catch (error) {
    return fault(error);
  }
};
