/* A formula of the page as the line of text that is searched, each sign with the place it has in the page: what
 * generator/search/formula.c does when a site is built; the two must agree. A line is a list of { char, node, at }; what stands in
 * no text of the page has no node. */

const APART = /[\u2061-\u2064]/;
const WORD = /[\p{L}\p{N}]/u;
const BRACKETED = /[ +\-−/=*,;:<>|·×÷±∓∘∗⊙⊗⊕≤≥≈≠≡∼∝∈→←↔⇒∧∨∪∩…⋯]/;
const SMALL_MAX = 4;
const pairs = (text) => new Map(text.match(/../gu).map((pair) => Array.from(pair)));
const RAISED = pairs("0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾nⁿiⁱkᵏTᵀ⊤ᵀ∘°′′††ˆ\u0302^\u0302˜\u0303~\u0303‾\u0304¯\u0304˙\u0307¨\u0308→\u20d7");
const LOWERED = pairs("0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋");
const BRACES = new Set(["⏟", "⏞"]);

const sign = (char) => ({ char });
const apart = sign("\u2061");
const lineOf = (signs) => signs.map(({ char }) => char).join("");

/* With blanks in the place of what only keeps apart, or with nothing. */
function settled(signs) {
  const line = [];
  let isApart = false;
  for (const next of signs) {
    if (APART.test(next.char)) isApart = true;
    else {
      if (isApart && WORD.test(line.at(-1)?.char ?? "") && WORD.test(next.char)) line.push(sign(" "));
      line.push(next);
      isApart = false;
    }
  }
  while (line[0]?.char === " ") line.shift();
  while (line.at(-1)?.char === " ") line.pop();
  return line;
}

function together(signs) {
  const line = settled(signs);
  let depth = 0;
  const closes = line.findIndex(({ char }) => (depth += char === "(" ? 1 : char === ")" ? -1 : 0) <= 0);
  const isOne = line.length < 2 || closes === line.length - 1 || !BRACKETED.test(lineOf(line));
  return isOne ? line : [sign("("), ...line, sign(")")];
}

function script(signs, small, mark) {
  const line = settled(signs);
  if (!line.length || BRACES.has(lineOf(line))) return [];
  const isSmall = line.length <= SMALL_MAX && line.every(({ char }) => small.has(char));
  return isSmall ? line.map((one) => ({ ...one, char: small.get(one.char) })) : [sign(mark), ...together(line), apart];
}

function scripts([base = [], first = [], second = []], isBelow, isBoth) {
  const edge = base[0] && APART.test(base[0].char) ? [apart] : [];
  const high = isBelow ? (isBoth ? script(second, RAISED, "^") : []) : script(first, RAISED, "^");
  const low = isBelow ? script(first, LOWERED, "_") : [];
  return [...edge, ...together(base), ...(high.length ? settled(low) : low), ...high, ...edge];
}

const joined = (parts, between) => parts.filter(({ length }) => length).flatMap((part, i) => (i ? [...Array.from(between, sign), ...part] : part));
const rootOf = (index, base) => [...settled(index), sign("√"), ...together(base), apart];

const ELEMENTS = {
  mfrac: ([above = [], below = []], element) =>
    [apart, ...together(above), sign(/^0/.test(element.getAttribute("linethickness")) ? " " : "/"), ...together(below), apart],
  msqrt: (parts) => rootOf([], parts.flat()),
  mroot: ([base = [], index = []]) => rootOf(script(index, RAISED, "^"), base),
  msub: (parts) => scripts(parts, true),
  munder: (parts) => scripts(parts, true),
  msup: (parts) => scripts(parts, false),
  mover: (parts) => scripts(parts, false),
  msubsup: (parts) => scripts(parts, true, true),
  munderover: (parts) => scripts(parts, true, true),
  mtable: (parts) => joined(parts, "; "),
  mtr: (parts) => joined(parts, " "),
  mspace: (_, element) => (/^[1-9]/.test(element.getAttribute("width")) ? [sign(" ")] : []),
  mi: (parts) => (parts.flat().length > 1 ? [apart, ...parts.flat(), apart] : parts.flat()),
  mphantom: () => [],
  annotation: () => [],
};

function signsOf(node) {
  if (!node.localName) {
    let at = 0;
    return node.data.trim() ? Array.from(node.data, (char) => ({ char: char.replace("\u00a0", " "), node, at: (at += char.length) - char.length })) : [];
  }
  const parts = Array.from(node.childNodes, signsOf);
  const shown = parts.filter((part, i) => part.length || node.childNodes[i].localName);
  return ELEMENTS[node.localName]?.(shown, node) ?? parts.flat();
}

export const formulaLine = (math) => settled(signsOf(math));
