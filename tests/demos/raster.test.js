// Areas of cells: every cell has the colour that its value asks for, whether it is drawn or in a picture.
import assert from "node:assert/strict";
import test from "node:test";
import { decode } from "./png.js";
import { gallery, nativeFrame, style } from "./stage.js";
import { figuresOf, having, parse } from "./svg.js";

/** The colours of the theme: { "heat-0": { light: "#…", dark: "#…" } }. */
const tokens = Object.fromEntries(
  [...(style("tokens.css") + style("figure-tokens.css")).matchAll(/--([\w-]+): var\(--light, (#\w{6})\) var\(--dark, (#\w{6})\)/g)].map(
    ([, name, light, dark]) => [name, { light, dark }],
  ),
);

/** The name of the colour of a value; "" for none. */
function colourOf(value, { low, high, diverging }) {
  if (Number.isNaN(value)) return "";
  if (!Number.isFinite(value)) return "line-strong";
  const part = (value - low) / (high - low);
  const step = diverging ? Math.floor(part * 8 + 0.5) : Math.floor(part * 10);
  return `${diverging ? "diverge" : "heat"}-${Math.max(0, Math.min(step, diverging ? 8 : 9))}`;
}

/** Rows of names from the top, of values that are listed from the bottom row on. */
function expected(values, cols, scale) {
  const rows = [];
  for (let i = 0; i < values.length; i += cols) {
    rows.unshift(values.slice(i, i + cols).map((value) => colourOf(value, scale)));
  }
  return rows;
}

/** The saddle that gallery.c computes, by the same operations in the same order. */
function saddle(rows, cols, shift) {
  const values = Array.from({ length: rows * cols }, (_, i) => {
    const x = (i % cols) / cols - 0.5;
    const y = Math.floor(i / cols) / rows - 0.5;
    return x * x * 8 - y * y * 4 + x * y + shift;
  });
  values[0] = NaN;
  values[1] = Infinity;
  values[cols] = -Infinity;
  return values;
}

/** Its noise. */
function noise(count, seed) {
  let state = seed >>> 0;
  let value = 0;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    if (state >>> 30 === 0) value = ((state >>> 8) & 0xffff) / 65536;
    return state >>> 24 === 77 ? NaN : state >>> 24 === 99 ? Infinity : value;
  });
}

/** "lab-h3" or "lab-beyond" as the name of a colour. */
function calledBy(classes) {
  const [, kind, step] = classes.match(/^lab-cells lab-(beyond|h|d)(\d?)$/);
  return kind === "beyond" ? "line-strong" : `${kind === "h" ? "heat" : "diverge"}-${step}`;
}

/** Rows of names as the paths of a figure draw them. */
function drawn(svg) {
  const nodes = parse(svg);
  const stretched = nodes.find(({ name, attributes }) => name === "svg" && attributes.preserveAspectRatio === "none");
  const [, , cols, rows] = stretched.attributes.viewBox.split(" ").map(Number);
  const cells = Array.from({ length: rows }, () => Array(cols).fill(""));
  for (const { attributes } of having(nodes, "lab-cells").filter(({ name }) => name === "path")) {
    const runs = [...attributes.d.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/gy)];
    assert.equal(runs.map(([run]) => run).join(""), attributes.d);
    for (const [, x, y, run, back] of runs.map((match) => match.map(Number))) {
      assert.equal(run, back);
      assert.ok(cells[y].slice(x, x + run).every((cell) => cell === ""), "two cells in one place");
      cells[y].fill(calledBy(attributes.class), x, x + run);
    }
  }
  return cells;
}

/** Both pictures of a figure, each pixel compared. */
function checkPictures(svg, names) {
  const images = parse(svg).filter(({ name }) => name === "image");
  assert.deepEqual(images.map(({ attributes }) => attributes.class.split(" ")[1]), ["lab-only-dark", "lab-only-light"]);
  for (const { attributes } of images) {
    const scheme = attributes.class.endsWith("dark") ? "dark" : "light";
    const { rows } = decode(attributes.href);
    assert.deepEqual(rows, names.map((row) => row.map((name) => (name ? tokens[name][scheme] : ""))));
  }
}

const figures = (part, settings = {}) => figuresOf(nativeFrame("lab-gallery", "en", { part, ...settings }));

test("few cells are drawn", () => {
  const values = saddle(24, 30, 0);
  const finite = values.filter(Number.isFinite).map(Math.abs);
  const high = Math.max(...finite);
  assert.deepEqual(drawn(figures(3)[0].svg), expected(values, 30, { low: -high, high, diverging: true }));
});

test("many cells are a picture, in the colours of the theme", () => {
  checkPictures(figures(3)[1].svg, expected(saddle(127, 128, 1), 128, { low: 0, high: 3 }));
});

test("pictures of any size", () => {
  const machine = gallery();
  for (const whole of [-3, -2, 7, 61, 96, 150, 399, 531, 698, 999]) {
    const [rows, cols] = [128 - ((whole + 3) % 100), 128 - Math.floor((whole + 3) / 100)];
    const settings = { part: 4, whole, seed: whole + 10, toggle: whole % 2 ? 1 : 0 };
    const frame = nativeFrame("lab-gallery", "en", settings);
    const [{ svg, summary }] = figuresOf(frame);
    const scale = whole % 2 ? { low: 0, high: 1 } : { low: -1, high: 1, diverging: true };
    const names = expected(noise(rows * cols, settings.seed), cols, scale);
    assert.equal(summary, `${rows} rows, ${cols} columns`);
    if (rows * cols > 4000) checkPictures(svg, names);
    else assert.deepEqual(drawn(svg), names);
    assert.equal(machine.frame("en", settings), frame);
  }
});

test("a few cells of an area are told, on the scales of its axes", () => {
  const [both, picture] = figures(3).map(({ table }) => table);
  assert.deepEqual(both.head, ["", "first direction", "second direction", "value"]);
  assert.deepEqual(both.rows[0], ["loss", "−1.933", "0.6562", ""]);
  assert.deepEqual(both.rows.at(-1), ["path", "1", "4", ""]);
  assert.equal(both.rows.length, 25 + 3);
  // 10^(-4 + 6 (c + 1/2) / 128), c = 127; (r + 1/2) / 127, r = 126
  assert.deepEqual(picture.rows[24].slice(0, 3), ["loss", (10 ** (-4 + (6 * 127.5) / 128)).toPrecision(4), "0.9961"]);
});

test("a picture is for the scheme of its name", () => {
  assert.match(style("lab.css"), /\.lab-only-light \{ display: var\(--light, inline\) var\(--dark, none\); \}/);
  assert.match(style("lab.css"), /\.lab-only-dark \{ display: var\(--light, none\) var\(--dark, inline\); \}/);
  // tokens.css turns dark on for screens alone, so paper is light
  const [beforeScreens] = style("tokens.css").split("@media screen");
  assert.match(beforeScreens, /--light: initial;\s+--dark: ;/);
});
