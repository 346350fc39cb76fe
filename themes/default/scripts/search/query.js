const WORDS_MAX = 32;
const PARTS = /"([^"]+)"(?!\S)|[“„＂][^“”„＂]+[”“＂](?!\S)|(tag|difficulty)[:：](?:"([^"]+)"|(\S+))|\S+/gi;
const LETTER = /[\p{L}\p{N}]/u;
const HAN = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

export const isLetter = (char) => char !== undefined && LETTER.test(char);

/** Written without spaces between words, or with syllables for letters. */
export const isHan = (text) => HAN.test(text);

/* What a query asks for less than for its other words. */
export const COMMON = new Set(
  ("a an and are as at be by can did do does for from had has have how i if in is it its of on or should so than that the their " +
    "there these they this to was we what when where which who why will with would you your").split(" "),
);

const CURLY = /(^|[\s:：])[“„＂]([^“”„＂]+)[”“＂](?!\S)/g;

/** The text with the quotes of phrases as they are typed in code: “a b” is "a b". */
export const straighten = (text) => text.replace(CURLY, '$1"$2"');

/** What a reader typed: { words, isExact, tags, difficulty }. Words are folded texts that a page must all contain, "quoted"
 * ones with their blanks; with one of those nothing else will do. `labels` are the tags and their names. */
export function readQuery(text, labels, fold) {
  const query = { words: [], tags: [], difficulty: [], isExact: false };
  const folded = (part) => fold(part).folded.replace(/\s+/g, " ").trim();
  for (const [part, phrase, key, quoted, bare] of text.matchAll(PARTS)) {
    if (key && addFilter(query, key.toLowerCase(), folded(quoted ?? bare), labels, folded)) continue;
    const word = folded(phrase ?? part);
    if (word && !query.words.includes(word) && query.words.length < WORDS_MAX) query.words.push(word);
    query.isExact ||= phrase !== undefined;
  }
  query.words = withoutCommon(query.words);
  return query;
}

/* False for a tag that there is not: then it is a word like others. */
function addFilter(query, key, value, labels, folded) {
  if (key === "difficulty") {
    if (!/^[1-5]$/.test(value)) return false;
    query.difficulty.push(Number(value));
    return true;
  }
  const tag = [...labels.keys()].find((id) => folded(id) === value || folded(labels.get(id)) === value);
  if (tag !== undefined) query.tags.push(tag);
  return tag !== undefined;
}

/* A sentence is not only found where all its small words are too. */
function withoutCommon(words) {
  const rare = words.filter((word) => !COMMON.has(word));
  return words.length > 2 && rare.length ? rare : words;
}

/** True when a page is among those that the filters leave. */
export function passes(query, page) {
  return (
    query.tags.every((tag) => page.tags.includes(tag)) &&
    (!query.difficulty.length || query.difficulty.includes(page.difficulty))
  );
}
