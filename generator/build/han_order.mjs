/* The order of Han by sound, as CLDR has it for Chinese, from the ICU that Node stands on: for each character of the block its
 * place among all, and for each letter the place where the syllables that begin with it begin. Characters of several readings stand
 * under the commonest. */
import { writeFileSync } from "node:fs";

const FIRST = 0x4e00, LAST = 0x9fff;
/* No syllable begins with I, U or V. */
const LETTERS = Array.from("ABCDEFGHJKLMNOPQRSTWXYZ");
/* Of each some that stand near its beginning or its end, to tell whether this ICU has them so. */
const KNOWN = { A: "阿遨", B: "八步", C: "擦错", D: "搭多", E: "鹅二", F: "发副", G: "嘎过", H: "哈或", J: "几均", K: "咖扩", L: "拉络",
  M: "妈目", N: "拿诺", O: "哦偶", P: "趴普", Q: "七群", R: "然弱", S: "撒锁", T: "他拓", W: "挖务", X: "西训", Y: "压运", Z: "匝作" };

if (!Intl.Collator.supportedLocalesOf("zh").length) throw new Error("this Node does not know Chinese: it was built without full ICU");
const { compare } = new Intl.Collator("zh-u-co-pinyin");
const sorted = Array.from({ length: LAST - FIRST + 1 }, (_, i) => String.fromCodePoint(FIRST + i)).sort(compare);
const places = new Map(sorted.map((character, i) => [character.codePointAt(), i + 1]));
/* CLDR marks where a letter begins: there U+FDD0 and the letter sort (UTS 35, part 5, "CJK Index Markers"). */
const firstOf = (letter) => sorted.findIndex((character) => compare(character, `\uFDD0${letter}`) > 0) + 1;
const begins = new Map(LETTERS.map((letter) => [letter, firstOf(letter)]));
for (const [letter, characters] of Object.entries(KNOWN)) {
  for (const character of characters) {
    const found = LETTERS.findLast((one) => begins.get(one) <= places.get(character.codePointAt()));
    if (found !== letter) throw new Error(`${character} stands under ${found}, not ${letter}, in ICU ${process.versions.icu}`);
  }
}

const list = (numbers) => `{${numbers.join(",")}}`;
writeFileSync(process.argv[2], `#include "build/han_order.h"

const unsigned short han_order[HAN_ORDER_LAST - HAN_ORDER_FIRST + 1] = ${list(Array.from(sorted, (_, i) => places.get(FIRST + i)))};
const unsigned short han_letters[26] = ${list(Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (letter) => begins.get(letter) ?? 0))};
`);
