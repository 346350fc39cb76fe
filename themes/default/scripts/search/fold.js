/* Kana and Hangul stay whole: their parts are no accents. */
const WHOLE = /[\u3040-\u30ff\uac00-\ud7a3]/;
/* Full case folding, where lower case is less. */
const lower = (char) => char.toLowerCase().replace("ß", "ss").replace("ς", "σ");
const DROPPED = /[\p{M}\p{Cf}]/gu;

/** Characters as the search compares them: without case, accents and width, traditional ones as simplified, and one blank for several,
 * as they are where nothing is seen between them. What
 * generator/search/fold.c does when a site is built; the two must agree. `simplified` has pairs of characters. Returns
 * fold(text) -> { folded, places }: places[i] is where folded[i] stands in the text; null when everything stands where it
 * stood. */
export function makeFold(simplified) {
  const simple = new Map();
  for (let i = 0; i < simplified.length; i += 2) simple.set(simplified[i], simplified[i + 1]);

  const known = new Map();
  const foldChar = (char) => {
    const parts = WHOLE.test(char) ? [char] : Array.from(char.normalize("NFKD").replace(DROPPED, ""));
    const folded = parts.map((part) => simple.get(part) ?? lower(part)).join("");
    known.set(char, folded);
    return folded;
  };

  return (text) => {
    let folded = "";
    let places = null;
    let at = 0;
    let isBlank = false;
    for (const char of text) {
      let next = known.get(char) ?? foldChar(char);
      if (next[0] === " " && isBlank) next = next.slice(1);
      if (!places && next.length !== char.length) places = Array.from({ length: at }, (_, i) => i);
      if (places) for (let i = 0; i < next.length; i++) places.push(at + Math.min(i, char.length - 1));
      folded += next;
      if (next) isBlank = next.endsWith(" ");
      at += char.length;
    }
    places?.push(at);
    return { folded, places };
  };
}
