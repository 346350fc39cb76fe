// Every figure is well-formed, says what it shows, keeps within its paper, and holds nothing that the
// Content-Security-Policy or another figure on the page would stumble over.
import assert from "node:assert/strict";
import test from "node:test";
import { anySettings, demos, languages, Machine, native, nativeFrame, random, readme } from "./stage.js";

const elements = ["svg", "g", "path", "line", "rect", "circle", "text"];

/** Tags and texts of a figure; throws where it is no XML. */
function parse(svg) {
  const nodes = [];
  const open = [];
  const token = /<\/([\w-]+)>|<([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|([^<>]+)/gy;
  let end = 0;
  for (const match of svg.matchAll(token)) {
    end = match.index + match[0].length;
    const [, closed, name, attributes, empty, text] = match;
    if (closed) assert.equal(open.pop(), closed);
    else if (text !== undefined) assert.equal(open.at(-1), "text", `text outside of text: ${text}`);
    else {
      const pairs = [...attributes.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
      assert.equal(new Set(pairs.map(([key]) => key)).size, pairs.length, "an attribute comes twice");
      nodes.push({ name, attributes: Object.fromEntries(pairs) });
      if (!empty) open.push(name);
    }
    const rest = text ?? attributes ?? "";
    assert.ok(!/&(?!amp;|lt;|gt;|quot;)/.test(rest), `a bare &: ${rest}`);
  }
  assert.equal(end, svg.length, `no XML: ${svg.slice(end, end + 80)}`);
  assert.deepEqual(open, []);
  return nodes;
}

const classes = new Set(readme.match(/`(lab-[a-z0-9-]+)`/g).map((name) => name.slice(1, -1)));

function checkNode({ name, attributes }, height) {
  assert.ok(elements.includes(name), `<${name}>`);
  for (const [key, value] of Object.entries(attributes)) {
    assert.ok(!/^(style|id|on.*|href|xlink.*)$/.test(key), key);
    if (key !== "aria-label") assert.ok(!/NaN|Infinity|undefined|∞/.test(value), `${key}="${value}"`);
    assert.ok(!/\.\d{3}/.test(value) || key === "aria-label" || key.startsWith("data-"), `more than two decimals: ${value}`);
  }
  for (const one of (attributes.class ?? "").split(" ").filter(Boolean)) {
    assert.ok(classes.has(one), `demos/README.md does not tell of the class ${one}`);
  }
  if (name !== "text" || attributes.transform) return;
  assert.ok(Number(attributes["font-size"] ?? 20) >= 15);
  assert.ok(attributes.x >= 0 && attributes.x <= 640, `text at x=${attributes.x}`);
  assert.ok(attributes.y >= 0 && attributes.y <= height, `text at y=${attributes.y}`);
}

function checkFigure(figure) {
  const nodes = parse(figure.svg);
  const { attributes } = nodes[0];
  const height = Number(attributes.viewBox.split(" ")[3]);
  assert.equal(attributes.class, "lab-figure");
  assert.equal(attributes.role, "img");
  assert.ok(attributes["aria-label"]);
  assert.ok(height > 40 && height < 900, `height ${height}`);
  for (const node of nodes) checkNode(node, height);
  assert.ok(figure.title && figure.summary);
  assert.ok(figure.table.head.length >= 2);
  for (const row of figure.table.rows) assert.equal(row.length, figure.table.head.length);
}

function checkFrame(frame) {
  const { title, items } = JSON.parse(frame);
  assert.ok(title);
  const figures = items.filter(({ kind }) => kind === "figure");
  assert.ok(figures.length > 0);
  figures.forEach(checkFigure);
  return figures;
}

for (const demo of demos) {
  test(`${demo}: figures at 30 settings`, () => {
    const machine = new Machine(demo);
    const next = random(7);
    for (const language of languages) {
      let frame = machine.frame(language);
      for (let i = 0; i < 15; i++) {
        checkFrame(frame);
        frame = machine.frame(language, anySettings(JSON.parse(frame), next));
      }
    }
  });

  test(`${demo}: keys are the same in both languages`, () => {
    const machine = new Machine(demo);
    const [zh, en] = languages.map((language) => JSON.parse(machine.frame(language)).items.map(({ kind, key }) => [kind, key]));
    assert.deepEqual(zh, en);
  });
}

test("every kind of figure, with values that are hard to draw", () => {
  for (const language of languages) {
    for (const scale of ["1e-3", "1", "37", "1e6"]) {
      assert.equal(checkFrame(nativeFrame("lab-gallery", language, { scale })).length, 8);
    }
  }
});

test("numbers in figures, sentences and tables", () => {
  const { items } = JSON.parse(nativeFrame("lab-gallery", "zh", { words: "50% <\n>" }));
  const said = items.find(({ kind }) => kind === "say").text;
  assert.equal(said, "0 7 1 1 50% < > 1");
  const figures = items.filter(({ kind }) => kind === "figure");
  assert.equal(figures[0].summary, '40 个点，到 1.45×10¹⁰；<"词"> %');
  assert.deepEqual(figures[1].table, {
    head: ["类别", "甲", "乙"],
    rows: [["0", "3", "2"], ["1", "-1", "7"], ["2", "4", "1"], ["3", "1.5", "8"], ["4", "NaN", "2"]],
  });
  assert.deepEqual(figures[3].table.rows[0], ["长", "3", "-4"]);
  assert.deepEqual(figures[5].table.rows, [["1", "-2", "0", "2"], ["2", "0.5", "-∞", "∞"], ["3", "", "-0.001", "1"]]);
});

test("the lab computes as the C library does", () => {
  assert.ok(!native("lab-numbers").includes("FAILED"));
});

test("what exceeds a limit fails as a whole", () => {
  assert.ok(!native("lab-limits").includes("FAILED"));
});

test("checks that do not hold fail", () => {
  assert.throws(
    () => native("lab-gallery", "checks", "en"),
    (error) => error.status === 1 && JSON.parse(error.stdout).checks.map(({ pass }) => pass).join() === "true,false,false,true",
  );
});
