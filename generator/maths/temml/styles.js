/* styles: the declarations that Temml gives a node, as classes and attributes. The policy of a
 * published page forbids style attributes, so themes/default/styles/maths.css and maths-more.css have the classes. */
import Style from "temml/src/Style.js";
import ParseError from "./parse_error.js";

/* Declarations that are always the same. */
const CLASSES = {
  "border:1px solid": "maths-border",
  "border-bottom:0.06em dashed": "maths-bottom-dashed",
  "border-bottom:0.06em solid": "maths-bottom",
  "border-bottom:0.15em double": "maths-bottom-double",
  "border-left:0.06em dashed": "maths-left-dashed",
  "border-left:0.06em solid": "maths-left",
  "border-left:0.15em double": "maths-left-double",
  "border-right:0.06em dashed": "maths-right-dashed",
  "border-right:0.06em solid": "maths-right",
  "border-right:0.15em double": "maths-right-double",
  "border-top:0.06em dashed": "maths-top-dashed",
  "border-top:0.06em solid": "maths-top",
  "border-top:0.15em double": "maths-top-double",
  "bottom:0": "maths-at-bottom",
  "display:block math": "", /* tml-display */
  "display:flex": "maths-flex",
  "font-family:Cambria, 'Times New Roman', serif": "maths-serif",
  "font-style:italic": "maths-italic",
  "font-weight:bold": "maths-bold",
  "height:1em": "maths-height",
  "justify-content:center": "maths-centre",
  "left:0.1em": "maths-nudge",
  "math-depth:0": "maths-depth-0",
  "math-depth:2": "maths-depth-2",
  "padding:0": "maths-no-pad",
  "padding:0.3em": "maths-pad-box",
  "padding:3pt": "maths-pad-boxed",
  "padding:0.5ex 0.1em 0 0": "maths-pad-cancel",
  "padding-bottom:0": "maths-pad-bottom-0",
  "padding-left:0em": "maths-pad-left-0",
  "padding-left:0.1389em": "maths-pad-left-small",
  "padding-left:0.25em": "maths-pad-left-cd",
  "padding-left:0.4em": "maths-pad-left",
  "padding-left:0pt": "maths-pad-left-0",
  "padding-left:1em": "maths-pad-left-wide",
  "padding-left:5.9776pt": "maths-pad-left-array",
  "padding-right:0em": "maths-pad-right-0",
  "padding-right:0.1389em": "maths-pad-right-small",
  "padding-right:0.25em": "maths-pad-right-cd",
  "padding-right:0.2em": "maths-pad-right-arrow",
  "padding-right:0.4em": "maths-pad-right",
  "padding-right:0pt": "maths-pad-right-0",
  "padding-right:5.9776pt": "maths-pad-right-array",
  "padding-top:0": "maths-pad-top-0",
  "position:absolute": "maths-absolute",
  "position:relative": "maths-relative",
  "right:0": "maths-at-right",
  "text-align:left": "maths-align-left",
  "transform:scaleX(-1)": "maths-mirror",
  "width:100%": "maths-wide",
  "width:50%": "maths-half",
  "width:7.5%": "maths-indent",
  "width:90%": "maths-narrow",
};

/* Units in em, by TeX's font of 10 pt. */
const EM = { em: 1, ex: 0.431, pt: 0.1, px: 0.075, pc: 1.2, mm: 0.2845, cm: 2.845, in: 7.227 };
const LENGTH = /^(-?[\d.]+(?:e-?\d+)?)([a-z]*)$/;

export function em(length) {
  const [, number, unit] = LENGTH.exec(length);
  return Number(number) * (unit ? EM[unit] : 1);
}

const rounded = (number) => String(Math.round(number * 1e4) / 1e4);
const space = (attributes) => ({ type: "mspace", attributes, classes: ["maths-space"], style: {}, children: [] });

/* A negative space, in steps of TeX's mu, 1/18 em; the sheet knows 36 of them. */
const MOST_BACK = 36;

/* What is farther than this, 100 em, is off any page. */
const FARTHEST_BACK = 1800;
function goBack(node, length) {
  let steps = Math.round(-em(length) * 18);
  if (steps > FARTHEST_BACK) throw new ParseError("no space goes back more than 100em");
  while (steps > MOST_BACK) {
    node.children.push({ type: "mrow", attributes: {}, classes: ["maths-back-36"], style: {}, children: [] });
    steps -= MOST_BACK;
  }
  return steps > 0 ? "maths-back-" + steps : "";
}

/* A frame of a colour: the node is the frame and what was in it goes one deeper, on its own ground. */
function frame(node, value) {
  const inner = {
    type: "mrow", attributes: { mathbackground: node.attributes.mathbackground },
    classes: ["maths-space", "maths-pad-box"], style: {}, children: node.children,
  };
  node.children = [inner];
  node.attributes.mathbackground = colour(value.replace("0.0667em solid ", ""));
  delete node.style.padding;
  return "maths-frame";
}

/* Declarations with a number in them: what is done to the node; the class, if one is left. */
const LENGTHS = {
  "margin-left": goBack,
  "padding-left": (node, value) => {
    node.children.unshift(space({ width: value }));
    return "maths-pad-left-0";
  },
  "padding-right": (node, value) => {
    node.children.push(space({ width: value }));
    return "maths-pad-right-0";
  },
  /* \arraystretch: TeX's strut, 0.84 and 0.36 em for a stretch of 1, of which Temml gives 1.4 - 0.8 ex. */
  "padding-top": (node, value) => {
    const stretch = (parseFloat(value) + 0.8) / 1.4;
    node.children.unshift(space({ height: rounded(0.84 * stretch) + "em", depth: rounded(0.36 * stretch) + "em" }));
    return "maths-pad-top-0";
  },
  "padding-bottom": () => "maths-pad-bottom-0",
  /* \raisebox: room for a letter that is moved up or down. */
  padding: (node, value) => {
    const [up, , down] = value.split(" ").map(em);
    const room = up ? { height: rounded(up + 0.7) + "em" } : { depth: rounded(down + 0.2) + "em" };
    node.children.push(space(room));
    return "";
  },
  border: frame,
};

export function colour(name) {
  if (/^(#[0-9a-f]{3}|#[0-9a-f]{6}|black|white|currentcolor)$/i.test(name)) return name;
  throw new Error("unknown color '" + name + "'");
}

/* On a ground that the author chose, ink that can be read in the light scheme and in the dark one. */
function inkOn(ground) {
  const six = ground.length === 4 ? ground.replace(/[^#]/g, "$&$&") : ground;
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(six.slice(at, at + 2), 16));
  if (ground === "black") return "white";
  return ground === "white" || 0.3 * red + 0.59 * green + 0.11 * blue > 127 ? "black" : "white";
}

const hyphenate = (name) => name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase());

function translate(node, name, value) {
  if (name === "color") {
    node.attributes.mathcolor = colour(value);
    return;
  }
  const key = name + ":" + value.trim();
  const known = CLASSES[key] !== undefined ? CLASSES[key] : LENGTHS[name] && LENGTHS[name](node, value);
  if (known === undefined) throw new Error("no class for the style '" + key + "'");
  if (known) node.classes.push(known);
}

/* Turns the style of the node into classes and attributes. */
export default function convertStyle(node) {
  const style = node.style;
  /* A short row's cells get Temml's settings of type as their style, by mistake. */
  const names = Object.keys(style).filter((name) => !(style instanceof Style) || /^(padding|border)/.test(name));
  node.classes = node.classes.slice();
  names.forEach((name) => {
    const value = node.style[name];
    if (value !== undefined && value !== "") translate(node, hyphenate(name), String(value));
  });
  const inline = node.attributes.style;
  if (inline) {
    const [name, value] = inline.replace(";", "").split(":");
    delete node.attributes.style;
    translate(node, name, value.trim());
  }
  const ground = node.attributes.mathbackground;
  if (node.type === "mspace" && ground === "black")
    node.attributes.mathbackground = "currentcolor"; /* a rule is ink, black on paper only */
  else if (node.type !== "mspace" && ground && !node.attributes.mathcolor)
    node.attributes.mathcolor = inkOn(colour(ground));
}
