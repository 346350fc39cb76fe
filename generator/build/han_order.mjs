/* The order of Han by sound, as CLDR has it for Chinese, from the ICU that Node stands on: for each character of the block its
 * place among all, and for each letter the place where the syllables that begin with it begin. Characters of several readings stand
 * under the commonest. */
import { writeFileSync } from "node:fs";

const FIRST = 0x4e00, LAST = 0x9fff;
/* The first character of each letter; no syllable begins with I, U or V. */
const FIRSTS = { A: "吖", B: "丷", C: "嚓", D: "咑", E: "妸", F: "发", G: "旮", H: "哈", J: "丌", K: "咔", L: "垃", M: "呣",
  N: "拏", O: "喔", P: "妑", Q: "七", R: "呥", S: "仨", T: "他", W: "屲", X: "夕", Y: "丫", Z: "帀" };
/* Of each some that stand near its beginning or its end, to tell whether this ICU has them so. */
const KNOWN = { A: "阿遨", B: "八步", C: "擦错", D: "搭多", E: "鹅二", F: "发副", G: "嘎过", H: "哈或", J: "几均", K: "咖扩", L: "拉络",
  M: "妈目", N: "拿诺", O: "哦偶", P: "趴普", Q: "七群", R: "然弱", S: "撒锁", T: "他拓", W: "挖务", X: "西训", Y: "压运", Z: "匝作" };

if (!Intl.Collator.supportedLocalesOf("zh").length) throw new Error("this Node does not know Chinese: it was built without full ICU");
const { compare } = new Intl.Collator("zh-u-co-pinyin");
const sorted = Array.from({ length: LAST - FIRST + 1 }, (_, i) => String.fromCodePoint(FIRST + i)).sort(compare);
const places = new Map(sorted.map((character, i) => [character.codePointAt(), i + 1]));
const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (letter) => (FIRSTS[letter] ? places.get(FIRSTS[letter].codePointAt()) : 0));
for (const [letter, characters] of Object.entries(KNOWN)) {
  for (const character of characters) {
    const place = places.get(character.codePointAt());
    const found = Object.keys(FIRSTS).findLast((one) => places.get(FIRSTS[one].codePointAt()) <= place);
    if (found !== letter) throw new Error(`${character} stands under ${found}, not ${letter}, in ICU ${process.versions.icu}`);
  }
}

const list = (numbers) => `{${numbers.join(",")}}`;
writeFileSync(process.argv[2], `#include "build/han_order.h"

const unsigned short han_order[HAN_ORDER_LAST - HAN_ORDER_FIRST + 1] = ${list(Array.from(sorted, (_, i) => places.get(FIRST + i)))};
const unsigned short han_letters[26] = ${list(letters)};
`);
