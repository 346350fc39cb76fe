// Where we differ from cmark-gfm on purpose (see differences.js), taken out of generated texts: what is left must agree.
const isDelimiter = (line) => /^[\s>]*(?:(?:[-+*]|\d+[.)])\s+)?[\s|:-]*-[\s|:-]*$/.test(line) && /[|:]/.test(line);
const isEmpty = (line) => /^[\s>]*$/.test(line);
const prefix = (line) => /^[\s>]*/.exec(line)[0];
const item = /^[\s>]*(?:[-+*]|\d{1,9}[.)])(?:\s|$)/;

/** Above a table pipes lose their backslash in code there, and no link is defined. */
function above(lines) {
  const changed = [...lines];
  lines.forEach((line, i) => {
    if (!isDelimiter(line)) return;
    for (let k = i - 2; k >= 0 && !isEmpty(lines[k]); k--) changed[k] = changed[k].replaceAll("\\|", "").replaceAll("]:", "]");
  });
  return changed;
}

/** A lazy line can be a table's header there. */
const lazy = (lines) => lines.map((line, i) => {
  const next = lines[i + 1] ?? "";
  return isDelimiter(next) && !line.startsWith(prefix(next)) ? prefix(next) + line.trimStart() : line;
});

/** A table makes its list loose there. */
function loose(lines) {
  let inTable = false;
  return lines.flatMap((line) => {
    inTable = isDelimiter(line) || inTable && !isEmpty(line);
    return inTable && item.test(line) && !isDelimiter(line) ? [prefix(line).trimEnd(), line] : [line];
  });
}

/** A footnote begins behind the begin of another there. */
const apart = (lines) => lines.map((line) => line.replace(/(\]:[ \t]*)(?=\[\^[^\s\]]+\]:)/g, "$1x "));

/** A footnote that begins with an empty line has ended there. */
const begun = (lines) => lines.map((line) => line.replace(/(\[\^[^\s\]]+\]:)\s*$/, "$1 x"));

/** Footnotes that footnotes alone lead to are shown there: here each gets a mark. */
function used(lines, messages) {
  const marks = messages.includes("is never used") ? lines.join("\n").match(/\[\^[^\s\]]+\]/g) ?? [] : [];
  return marks.length ? [...lines, "", `a ${marks.join(" ")}`] : lines;
}

/** The text without those causes; `messages` are what is said to its author. */
export const withoutCauses = (text, messages) =>
  used(loose(lazy(begun(apart(above(text.split("\n")))))), messages).join("\n");

/** True for what has no fair answer: a mark within a link is an error in ours; theirs loses text behind "[^" that begins no mark;
    ours knows abbreviations, and drops a line break beside a wide character. */
export const isUnfair = (text, messages) => messages.includes("the mark of a footnote is a link") ||
  /\[\\?\^(?![^\s[\]]+\])|\[\\\^/.test(text) || /^[\s>]*\*\[[^\]]+\]:/m.test(text) || /[^\x00-\x7f][^\w\n]*\n|\n[^\w\n]*[^\x00-\x7f]/.test(text);
