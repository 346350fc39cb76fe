// Markdown by chance, always the same for the same seed: structured, with each extension, and broken on purpose.
//
// Left away, since there we differ or go further: `$`, `{`, `:::`, `::`, soft breaks beside Chinese (ours vanish), full-width
// signs in addresses, fenced code with a language (ours is highlighted),
// marks of footnotes in the text of an image (in ours it has none).

/** Numbers from 0 up to 1, by the generator mulberry32. */
function numbers(seed) {
  return () => {
    seed = seed + 0x6d2b79f5 | 0;
    let mixed = Math.imul(seed ^ seed >>> 15, 1 | seed);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
  };
}

export class Chance {
  constructor(seed) {
    this.next = numbers(seed);
  }

  below(n) {
    return Math.floor(this.next() * n);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** True once in `n` times. */
  rare(n) {
    return this.below(n) === 0;
  }

  /** From `least` to `most` results of `make`. */
  some(least, most, make) {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }
}

const words = ["a", "bc", "def", "x1", "snake_case", "2*3", "你好", "文中", "かな", "한글", "é", "Ünder"];
const addresses = ["www.a.bc", "http://a.bc", "https://a.bc/d?e=f&g", "ftp://a.bc", "a.b@c.de", "mailto:a@b.cd", "xmpp:a@b.cd/e",
  "www.a_b.c", "www.a.b_c.d", "HTTP://a.b", "http://localhost:80/(x)", "https://a.bc/x_y_", "a+b@c.d1", "a@b", "www.", "http://"];
const around = ["", "", "", "(", ")", "\"", "'", "*", "_", ".", ",", "!", "?", ";", ":", "&amp;", "&", "<", "~", "/"];
const notes = ["1", "2", "a", "B", "中", "x-y"];

/** What may stand in a line of text; each takes the chance and a depth that grows inside. */
const inlines = {
  word: (c) => c.pick(words),
  emphasis: (c, part, set) => wrap(c, c.pick(["*", "**", "_", "__", "***"]), part, set),
  code: (c) => c.pick(["`x`", "`` ` ``", "`a*b`", "`", "`<b>`", "`~~x~~`"]),
  link: (c, part, set) => `[${line(c, part, set)}](${c.pick(["/u", "<u v>", "/u \"t\"", ""])})`,
  image: (c, part, set) => `![${line(c, part, set).replaceAll("[^", "[")}](/i)`,
  escape: (c) => c.pick(["\\*", "\\_", "\\~", "\\|", "\\[", "\\\\", "\\`", "\\a", "&lt;", "&copy;", "&#42;"]),
  html: (c) => c.pick(["<b>", "</b>", "<i a=\"*\">", "<!-- ~~ -->", "<http://x.y>"]),
  sign: (c) => c.pick(["*", "_", "[", "]", "(", ")", "!", "<", ">", "&", "-", "+", "#", "\"", "：", "。", "（", "）"]),
};

const extensionInlines = {
  strikethrough: {
    strike: (c, part, set) => wrap(c, c.pick(["~", "~~", "~~", "~~"]), part, set),
    tilde: (c) => c.rare(6) ? c.pick(["~", "~~", "~~~"]) : c.pick(words),
  },
  autolink: { address: (c) => c.pick(around) + c.pick(addresses) + c.pick(around) + c.pick(around) },
  footnotes: { reference: (c) => `[^${c.pick(notes)}]` },
  table: { pipe: (c) => c.pick(["|", " | ", "`a\\|b`"]) },
  tasklist: { box: (c) => c.pick(["[ ] ", "[x] "]) },
};

function wrap(c, sign, part, set) {
  const blank = () => c.rare(16) ? " " : "";
  const end = c.rare(12) ? c.pick(["*", "_", "~", ""]) : sign;
  return sign + blank() + line(c, part, set) + blank() + end;
}

/** A line of text, `depth` levels inside others. */
function line(c, depth, set) {
  if (depth > 3) return c.pick(words);
  const parts = c.some(1, 4, () => set.inlines[c.pick(set.names)](c, depth + 1, set));
  return parts.join(c.rare(3) ? "" : " ");
}

/** A line of a block: begins and ends with a letter of the alphabet, or is odd. */
function plainLine(c, set) {
  const text = line(c, 0, set);
  return c.rare(5) && /^[\x21-\x7e](.*[\x21-\x7e])?$/.test(text) ? text : `${c.pick(["a", "b c", "Z"])} ${text}${c.pick([" e", " f", ".", "  \ng", "\\\nh"])}`;
}

const paragraph = (c, set) => c.some(1, 3, () => plainLine(c, set)).join("\n");
const indent = (text, by) => text.replace(/\n(?=[^\n])/g, `\n${by}`);

function list(c, depth, set, begin = "") {
  const marks = c.pick([["- "], ["* "], ["1. ", "2. "], ["3) "]]);
  const loose = c.rare(3) ? "\n\n" : "\n";
  return c.some(1, 4, (_, i) => {
    const mark = marks[i % marks.length];
    const text = begin ? c.pick(["[ ] ", "[x] ", "[X] ", "[x]", "[ ]  ", "\\[x] "]) : "";
    return mark + text + indent(block(c, depth + 1, set), " ".repeat(mark.length));
  }).join(loose);
}

const blocks = {
  paragraph: (c, depth, set) => paragraph(c, set),
  again: (c, depth, set) => paragraph(c, set),
  quote: (c, depth, set) => `> ${block(c, depth + 1, set).replaceAll("\n", c.rare(6) ? "\n" : "\n> ")}`,
  list: (c, depth, set) => list(c, depth, set),
  heading: (c, depth, set) => c.rare(2) ? `${c.pick(["#", "##", "###"])} ${line(c, 1, set)}` : `${plainLine(c, set)}\n${c.pick(["===", "---"])}`,
  code: (c, depth, set) => c.rare(2) ? `\`\`\`\n${paragraph(c, set)}\n\`\`\`` : `    ${plainLine(c, set)}`,
  rule: (c) => c.pick(["***", "---", "- - -"]),
  html: (c, depth, set) => `<div>\n\n${block(c, depth + 1, set)}\n\n</div>`,
  definition: (c) => `[${c.pick(["a", "bc"])}]: /r "t"`,
};

function table(c, set) {
  const columns = 1 + c.below(4);
  const edge = c.rare(3) ? "" : "|";
  const cell = () => c.rare(6) ? "" : line(c, 1, set).replaceAll("|", c.rare(3) ? "|" : "\\|");
  const row = (count, make) => edge + c.some(count, count, make).join("|") + (c.rare(5) ? "" : edge);
  const dashes = () => c.pick(["-", "---", ":-", "-:", ":-:", " :--- ", " - "]);
  const rows = c.some(0, 3, () => row(c.rare(4) ? 1 + c.below(5) : columns, () => ` ${cell()} `));
  return [row(columns, () => ` ${cell()} `), row(c.rare(10) ? columns + 1 : columns, dashes), ...rows].join("\n");
}

const extensionBlocks = {
  table: { table: (c, depth, set) => (c.rare(4) ? `${plainLine(c, set)}\n` : "") + table(c, set) },
  tasklist: { tasks: (c, depth, set) => list(c, depth, set, "box") },
  footnotes: { note: (c, depth, set) => `[^${set.labels.splice(c.below(set.labels.length), 1)[0] ?? notes[0]}]:${c.rare(6) ? "" : " "}${indent(c.some(1, 2, () => block(c, depth + 1, set)).join("\n\n"), "    ")}` },
  strikethrough: {},
  autolink: {},
};

function block(c, depth, set) {
  if (depth > 2) return paragraph(c, set);
  return set.blocks[c.pick(set.blockNames)](c, depth, set);
}

/** Which inlines and blocks are used: those of CommonMark, and three times as often those of the extensions. */
function choose(extensions) {
  const set = { inlines: { ...inlines }, names: Object.keys(inlines), blocks: { ...blocks }, blockNames: Object.keys(blocks), labels: [...notes] };
  for (const extension of extensions) {
    Object.assign(set.inlines, extensionInlines[extension]);
    Object.assign(set.blocks, extensionBlocks[extension]);
    for (let i = 0; i < 3; i++) {
      set.names.push(...Object.keys(extensionInlines[extension]));
      set.blockNames.push(...Object.keys(extensionBlocks[extension]));
    }
  }
  return set;
}

/** A document of one to five blocks that uses these extensions. */
export function document(seed, extensions) {
  const c = new Chance(seed);
  const set = choose(extensions);
  return `${c.some(1, 5, () => block(c, 0, set)).join(c.rare(4) ? "\n" : "\n\n")}\n`;
}

const breakers = ["|", "-", ":", "~", "~~", "[", "]", "^", "[^1]", "\\", "`", "*", "_", "<", ">", "\n", " ", "\t", "    ", ".", "@", "www.", "- ", "> "];

/** The text after a few signs came in, went or moved. */
export function broken(seed, text) {
  const c = new Chance(seed);
  const signs = [...text];
  for (let i = 0; i <= c.below(4); i++) {
    const at = c.below(signs.length);
    if (c.rare(3)) signs.splice(at, 1 + c.below(3));
    else signs.splice(at, 0, c.pick(breakers));
  }
  return signs.join("");
}
