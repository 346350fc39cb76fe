// Every figure is well-formed, says what it shows, keeps within its paper, and holds nothing that the
// Content-Security-Policy or another figure on the page would stumble over.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import test from "node:test";
import { anySettings, demos, gallery, here, languages, Machine, native, nativeFrame, random } from "./stage.js";
import { checkFigure, figuresOf, having, parse } from "./svg.js";

function checkFrame(frame) {
  const figures = figuresOf(frame);
  assert.ok(JSON.parse(frame).title);
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

/** How many figures each part of the gallery has. */
const PARTS = [8, 6, 1, 3, 1];
const machine = gallery();

test("every kind of figure, with values that are hard to draw", () => {
  for (const language of languages) {
    for (const [part, figures] of PARTS.entries()) {
      for (const scale of ["1e-3", "1", "37", "1e6"]) {
        const settings = { part, scale };
        const frame = nativeFrame("lab-gallery", language, settings);
        assert.equal(checkFrame(frame).length, figures);
        assert.equal(machine.frame(language, settings), frame);
      }
    }
  }
});

/** A figure as a file of its own: with the theme's colours where it lies. */
const asFile = (svg) => `<?xml-stylesheet href="../../../themes/default/styles/tokens.css"?>
<?xml-stylesheet href="../../../themes/default/styles/figure-tokens.css"?>
<?xml-stylesheet href="../../../themes/default/styles/lab.css"?>
${svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')}
`;

const slug = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-");

/** All figures of the gallery in Chinese, by a name from their English title. */
function goldens(frameOf) {
  const files = new Map();
  for (const part of PARTS.keys()) {
    const [zh, en] = languages.map((language) => figuresOf(frameOf(language, { part })));
    zh.forEach(({ svg }, i) => files.set(`${slug(en[i].title)}.svg`, asFile(svg)));
  }
  assert.equal(files.size, PARTS.reduce((a, b) => a + b), "two figures have the same title");
  return files;
}

test("figures are the files of golden/, to the byte", () => {
  const made = goldens((language, settings) => nativeFrame("lab-gallery", language, settings));
  if (process.env.UPDATE === "1") {
    rmSync(here("golden"), { recursive: true, force: true });
    mkdirSync(here("golden"));
    for (const [name, text] of made) writeFileSync(here("golden", name), text);
  }
  assert.deepEqual(readdirSync(here("golden")).sort(), [...made.keys()].sort());
  for (const files of [made, goldens((language, settings) => machine.frame(language, settings))]) {
    for (const [name, text] of files) {
      assert.ok(readFileSync(here("golden", name), "utf8") === text, `${name} differs; UPDATE=1 writes it anew`);
    }
  }
});

const part = (number, settings = {}) => figuresOf(nativeFrame("lab-gallery", "en", { part: number, ...settings }));
const numberOf = (text) => Number(text.replace("−", "-"));
const numbers = (rows, column) => rows.map((row) => numberOf(row[column]));

test("histograms: percentages of what is finite, in bins with round edges", () => {
  const [two, few, far] = part(1);
  for (const name of ["wide", "narrow"]) {
    const rows = two.table.rows.filter(([series]) => series === name);
    const total = numbers(rows, 2).reduce((a, b) => a + b);
    assert.ok(Math.abs(total - 100) < 0.1, `${name}: ${total}`);
    for (const [, range] of rows) {
      const [from, to] = range.match(/^\[(.*), (.*)\)$/).slice(1).map(numberOf);
      assert.equal(to - from, 0.25);
      assert.ok(Number.isInteger(from * 4));
    }
  }
  const tenths = few.table.rows.filter(([, series]) => series === "tenths");
  assert.deepEqual(tenths.map(([, , range, percent]) => [range, percent]), [
    ["[0.1, 0.2)", "16.67"], ["[0.2, 0.3)", "16.67"], ["[0.3, 0.4)", "33.33"], ["[0.4, 0.5)", "0"], ["[0.5, 0.6)", "0"],
    ["[0.6, 0.7)", "16.67"], ["[0.7, 0.8)", "16.67"],
  ]);
  assert.deepEqual(few.table.rows.filter(([, series]) => series === "equal"), [["all equal", "equal", "[7, 8)", "100"]]);
  assert.ok(!few.table.rows.some(([panel]) => panel === "none"));
  const huge = far.table.rows.filter(([panel]) => panel === "huge");
  assert.ok(huge.length <= 64);
  assert.deepEqual([huge[0][3], huge.at(-1)[3]], ["66.67", "33.33"]);
  // an axis too short to divide is one from 0 to 1
  const ticks = parse(far.svg).filter(({ attributes }) => attributes["text-anchor"] && Number(attributes.x) > 330);
  assert.deepEqual(ticks.map(({ text }) => text), ["0", "0.5", "1.0", "0", "0.5", "1.0"]);
});

test("tokens: a curve for each weight that is not 0, a sheet that sets one choice", () => {
  const [sentence, odd, bare] = part(1).slice(3);
  const curves = (nodes) => nodes.flatMap(({ attributes }) => attributes.d.match(/M/g)).length;
  const nodes = parse(sentence.svg);
  const ties = having(nodes, "lab-tie");
  const faint = having(nodes, "lab-faint");
  assert.equal(curves(faint), (16 * 17) / 2 - 12);
  assert.equal(curves(ties) - curves(faint), 12);
  assert.equal(sentence.table.rows.length, 16);
  assert.deepEqual(sentence.table.rows[1], ["running", "cat", "0.9"]);
  assert.deepEqual(having(nodes, "lab-strong").map(({ text }) => text), ["running"]);
  assert.equal(having(nodes, "lab-muted").filter(({ text }) => /^0\.\d\d$/.test(text)).length, 12);

  const [{ attributes }] = having(nodes, "lab-pick");
  assert.deepEqual([attributes["data-x"], attributes["data-y"], attributes["data-range"]], ["", "token", "0 0 0 16"]);
  const [, top, , height] = attributes["data-box"].split(" ").map(Number);
  const running = having(nodes, "lab-strong")[0].attributes.y;
  assert.equal(Math.floor(((running - 7 - top) / height) * 16), 11);

  assert.equal(odd.table.rows.length, 36);
  assert.equal(having(parse(odd.svg), "lab-faint").length, 0);
  assert.equal(curves(having(parse(odd.svg), "lab-tie")), 36 - 2 - 1);
  assert.equal(having(parse(odd.svg), "lab-pick").length, 0);
  assert.equal(bare.table.head.length, 2);

  const [many] = part(2);
  assert.equal(curves(having(parse(many.svg), "lab-tie")), 64 * 64);
  const [all] = part(2, { toggle: 0 });
  assert.equal(curves(having(parse(all.svg), "lab-tie")), 64 * 64);
  assert.equal(all.table.rows.length, 64);
});

test("numbers in figures, sentences and tables", () => {
  const { items } = JSON.parse(nativeFrame("lab-gallery", "zh", { words: "50% <\n>" }));
  const said = items.find(({ kind }) => kind === "say").text;
  assert.equal(said, "0 7 1 1 50% < > 1");
  const figures = items.filter(({ kind }) => kind === "figure");
  assert.equal(figures[0].summary, '40 个点，到 1.45×10¹⁰；<"词"> %');
  assert.deepEqual(figures[1].table, {
    head: ["类别", "甲", "乙"],
    rows: [["0", "3", "2"], ["1", "−1", "7"], ["2", "4", "1"], ["3", "1.5", "8"], ["4", "NaN", "2"]],
  });
  assert.deepEqual(figures[3].table.rows[0], ["长", "3", "−4"]);
  assert.deepEqual(figures[5].table.rows, [["1", "−2", "0", "2"], ["2", "0.5", "−∞", "∞"], ["3", "", "−0.001", "1"]]);
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
