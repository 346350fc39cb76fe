// Figures as trees of tags, for the tests: what is in them, and whether they are sound.
import assert from "node:assert/strict";
import { readme } from "./stage.js";

const elements = ["svg", "g", "path", "line", "rect", "circle", "text", "tspan", "image"];

/** Tags and texts of a figure; throws where it is no XML. */
export function parse(svg) {
  const nodes = [];
  const open = [];
  const token = /<\/([\w-]+)>|<([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|([^<>]+)/gy;
  let end = 0;
  for (const match of svg.matchAll(token)) {
    end = match.index + match[0].length;
    const [, closed, name, attributes, empty, text] = match;
    if (closed) assert.equal(open.pop(), closed);
    else if (text !== undefined) assert.ok(["text", "tspan"].includes(open.at(-1)), `text outside of text: ${text}`);
    else {
      const pairs = [...attributes.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
      assert.equal(new Set(pairs.map(([key]) => key)).size, pairs.length, "an attribute comes twice");
      nodes.push({ name, attributes: Object.fromEntries(pairs) });
      if (!empty) open.push(name);
    }
    if (text !== undefined) nodes.at(-1).text = text;
    const rest = text ?? attributes ?? "";
    assert.ok(!/&(?!amp;|lt;|gt;|quot;)/.test(rest), `a bare &: ${rest}`);
  }
  assert.equal(end, svg.length, `no XML: ${svg.slice(end, end + 80)}`);
  assert.deepEqual(open, []);
  return nodes;
}

/** The nodes that have a class. */
export const having = (nodes, name) => nodes.filter(({ attributes }) => attributes.class?.split(" ").includes(name));

const classes = new Set(readme.match(/`(lab-[a-z0-9-]+)`/g).map((name) => name.slice(1, -1)));

function checkAttribute(name, key, value) {
  if (key === "href") {
    // The one address that a figure may hold is a picture that it brings along.
    assert.equal(name, "image");
    assert.match(value, /^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/);
    return;
  }
  assert.ok(!/^(style|id|on.*|xlink.*)$/.test(key), key);
  assert.ok(!/url\(|:\/\//.test(value) || key === "aria-label", `${key}="${value}"`);
  if (key !== "aria-label") assert.ok(!/NaN|Infinity|undefined|∞/.test(value), `${key}="${value}"`);
  assert.ok(!/\.\d{3}/.test(value) || key === "aria-label" || key === "data-range", `more than two decimals: ${value}`);
}

function checkNode({ name, attributes, text }, height) {
  assert.ok(elements.includes(name), `<${name}>`);
  for (const [key, value] of Object.entries(attributes)) checkAttribute(name, key, value);
  if (name === "image") assert.ok(attributes.href);
  for (const one of (attributes.class ?? "").split(" ").filter(Boolean)) {
    assert.ok(classes.has(one), `demos/README.md does not tell of the class ${one}`);
  }
  if (!["text", "tspan"].includes(name) || attributes.transform) return;
  assert.ok(Number(attributes["font-size"] ?? 20) >= 15);
  // A text of spans has no place of its own.
  if (name === "text" && text === undefined) return;
  assert.ok(attributes.x >= 0 && attributes.x <= 640, `text at x=${attributes.x}`);
  assert.ok(attributes.y >= 0 && attributes.y <= height, `text at y=${attributes.y}`);
}

/** A figure is well-formed, says what it shows, keeps within its paper, and holds nothing that the policy or
 * another figure on the page would stumble over. Only long columns of tokens may be high. */
export function checkFigure(figure) {
  const nodes = parse(figure.svg);
  const { attributes } = nodes[0];
  const height = Number(attributes.viewBox.split(" ")[3]);
  const highest = having(nodes, "lab-tie").length ? 1900 : 900;
  assert.equal(attributes.class, "lab-figure");
  assert.equal(attributes.role, "img");
  assert.ok(attributes["aria-label"]);
  assert.ok(height > 40 && height < highest, `height ${height}`);
  for (const node of nodes) checkNode(node, height);
  assert.ok(figure.title && figure.summary);
  assert.ok(figure.table.head.length >= 2);
  for (const row of figure.table.rows) assert.equal(row.length, figure.table.head.length);
}

export const figuresOf = (frame) => JSON.parse(frame).items.filter(({ kind }) => kind === "figure");
