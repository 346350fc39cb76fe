// The renderers that answer: ours, cmark-gfm and micromark. Each takes a list of Markdown texts and gives a list of HTML.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { micromark } from "micromark";
import { cjkFriendlyExtension } from "micromark-extension-cjk-friendly";
import { gfmStrikethroughCjkFriendly } from "micromark-extension-cjk-friendly-gfm-strikethrough";
import { gfmStrikethrough, gfmStrikethroughHtml } from "micromark-extension-gfm-strikethrough";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const bin = path.join(process.env.WENDA_BUILD ?? path.join(root, "build"), "bin");

/** The texts as frames.h has them. */
function pack(texts) {
  const parts = texts.flatMap((text) => {
    const bytes = Buffer.from(text);
    const head = Buffer.alloc(4);
    head.writeUInt32LE(bytes.length);
    return [head, bytes];
  });
  return Buffer.concat(parts);
}

function unpack(bytes) {
  const texts = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 4 + bytes.readUInt32LE(at);
    texts.push(bytes.toString("utf8", at + 4, end));
    at = end;
  }
  return texts;
}

/** Starts the program once for all texts. */
function ask(program, args, texts) {
  const output = execFileSync(path.join(bin, program), args, { input: pack(texts), maxBuffer: 1 << 30 });
  const answers = unpack(output);
  if (answers.length !== texts.length) throw new Error(`${program} answered ${answers.length} of ${texts.length}`);
  return answers;
}

export const ours = (texts) => ask("oracle-ours", [], texts);
export const messages = (texts) => ask("oracle-ours", ["messages"], texts);
export const commonmark = (texts) => ask("oracle-ours", ["commonmark"], texts);

export const gfmExtensions = ["table", "strikethrough", "autolink", "tasklist", "footnotes"];
export const cmarkGfm = (texts) => ask("oracle-cmark-gfm", gfmExtensions, texts);
export const cmarkStrikes = (texts) => ask("oracle-cmark-gfm", ["strikethrough"], texts);
export const cmarkGfmBare = (texts) => ask("oracle-cmark-gfm", [], texts);

const raw = { allowDangerousHtml: true, allowDangerousProtocol: true, htmlExtensions: [gfmStrikethroughHtml()] };
const friendly = { ...raw, extensions: [cjkFriendlyExtension(), gfmStrikethroughCjkFriendly()] };
const usual = { ...raw, extensions: [gfmStrikethrough()] };

/** Emphasis and strikethrough that suit Chinese, Japanese and Korean; and as usual. */
export const cjkFriendly = (texts) => texts.map((text) => micromark(text, friendly));
export const micromarkGfm = (texts) => texts.map((text) => micromark(text, usual));
