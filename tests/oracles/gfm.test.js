// Our dialect beside GitHub's own renderer: tables, strikethrough, task lists, extended autolinks, footnotes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Comparison } from "./compare.js";
import { isUnfair, withoutCauses } from "./causes.js";
import { differences } from "./differences.js";
import { normal } from "./normal.js";
import { cjkFriendly, cmarkGfm, cmarkGfmBare, cmarkStrikes, commonmark, gfmExtensions, messages, micromarkGfm, ours } from "./oracle.js";

const differsIn = (one, other) => (texts) => {
  const left = one(texts);
  const right = other(texts);
  return texts.map((_, i) => normal(left[i]) !== normal(right[i]));
};

const extended = differsIn(ours, cmarkGfm);
const versions = differsIn(commonmark, cmarkGfmBare);
const chinese = differsIn(cjkFriendly, micromarkGfm);
const strikes = differsIn(cmarkStrikes, micromarkGfm);

/** Asks all in one go, but only those that are `wanted`; of the others it is false. */
function askSome(ask, texts, wanted) {
  const answers = ask(texts.filter(wanted));
  let at = 0;
  return texts.map((text) => wanted(text) && answers[at++]);
}

/** The same for renderers that would take a footnote for the definition of a link. */
const withoutFootnotes = (text) => text.replaceAll("]:", "]");

const listed = differences.filter(({ oracle, where }) => oracle === "cmark-gfm" && where);
const without = (text, some) => some.reduce((shown, { where, instead }) => shown.replace(where, instead), text);

/** Of texts that differ: whether a listed difference is the cause, or all together: without, they agree. */
function isListed(texts) {
  const causes = [...listed.map((one) => [one]), listed];
  const shown = texts.map((text) => causes.map((some) => without(text, some)).filter((changed) => changed !== text));
  const asked = [...new Set(shown.flat())];
  const differ = extended(asked);
  const agreed = new Set(asked.filter((_, i) => !differ[i]));
  return shown.map((changed) => changed.some((text) => agreed.has(text)));
}

/** No fair questions: what the two versions of cmark read differently without any extension, and what CJK-friendly emphasis,
    which GitHub has not, reads differently; where tildes stand on what cmark-gfm and micromark do not agree; and where we
    differ on purpose, if that alone is what differs. */
function leaveOut(texts) {
  const version = versions(texts);
  const listed = isListed(texts);
  const said = messages(texts);
  const changed = texts.map((text, i) => withoutCauses(text, said[i]));
  const still = extended(changed);
  const both = isListed(changed);
  const plain = texts.map(withoutFootnotes);
  const wide = askSome(chinese, plain, (text) => /[^\x00-\x7f]/.test(text));
  const struck = askSome(strikes, plain, (text) => text.includes("~"));
  return texts.map((text, i) => version[i] || listed[i] || isUnfair(text, said[i]) ||
    changed[i] !== text && (!still[i] || both[i]) || wide[i] || struck[i]);
}

const known = [
  ["table", "a|b\n:-|-\n1|2\n", "<table> <thead> <tr> <th align=\"left\"> a</th> <th> b</th> </tr> </thead> <tbody> <tr> " +
    "<td align=\"left\"> 1</td> <td> 2</td> </tr> </tbody> </table>"],
  ["strikethrough", "~~a~~ ~b~\n", "<p> <del>a</del> <del>b</del></p>"],
  ["tasklist", "- [x] a\n- [ ] b\n", "<ul> <li> <input box=\"done\"> a</li> <li> <input box=\"open\"> b</li> </ul>"],
  ["autolink", "www.a.bc\n", "<p> <a href=\"http://www.a.bc\">www.a.bc</a></p>"],
  ["footnotes", "a[^n]\n\n[^n]: b\n", "<p> a⟦ref 1⟧</p> <section> <ol> <li> <p> b⟦back⟧</p> </li> </ol> </section>"],
];
for (const [extension, text, html] of known) {
  test(`cmark-gfm knows ${extension}`, () => assert.equal(normal(cmarkGfm([text])[0]).replace(/\s+/g, " "), html));
}

const comparison = new Comparison({ left: ours, right: cmarkGfm, leaveOut });
for (const page of ["tables", "strikethrough", "tasks", "autolinks", "footnotes"]) comparison.testPage(page);
for (const extension of gfmExtensions) comparison.testGenerated(extension, [extension]);
comparison.testGenerated("all extensions", gfmExtensions);
