const WORDS_MAX = 32;
const PARTS = /"([^"]*)"(?!\S)|[“„＂][^“”„＂]+[”“＂](?!\S)|(tag|difficulty)[:：](?:"([^"]+)"|(\S+))|\S+/gi;
const LETTER = /[\p{L}\p{N}]/u;
const HAN = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

export const isLetter = (char) => char !== undefined && LETTER.test(char);

/** Written without spaces between words, or with syllables for letters. */
export const isHan = (text) => HAN.test(text);

/** A letter of words that have spaces between them. */
export const isAlphabetic = (char) => isLetter(char) && !isHan(char);

/* What a query asks for less than for its other words. */
export const COMMON = new Set(
  ("a an and are as at be by can did do does for from had has have how i if in is it its of on or should so than that the their " +
    "there these they this to was we what when where which who why will with would you your").split(" "),
);

const CURLY = /(^|[\s:：])[“„＂]([^“”„＂]*)[”“＂](?!\S)/g;

/** The text with the quotes of phrases as they are typed in code: “a b” is "a b". */
export const straighten = (text) => text.replace(CURLY, '$1"$2"');

/** What a reader typed: { words, isExact, tags, difficulty, unknown }. Words are folded texts that a page must all contain,
 * "quoted" ones with their blanks; with one of those nothing else will do. `unknown` are filters by what there is not, as they were
 * typed. `labels` are the tags and their names; `languages` say what tags and difficulties are called, the page's own last:
 * [{ tags: { id: name }, difficulties: [name of 1, ...] }]. Of two that a name means it is that of the later language; an id or a
 * number comes before all names. */
export function readQuery(text, labels, languages, fold) {
  const query = { words: [], tags: [], difficulty: [], unknown: [], isExact: false };
  const folded = (part) => fold(part).folded.replace(/\s+/g, " ").trim();
  const named = (entries) => new Map(entries.map(([value, name]) => [folded(String(name)), value]));
  const tags = [...languages.flatMap(({ tags = {} }) => Object.entries(tags)), ...labels];
  const difficulties = languages.flatMap(({ difficulties = [] }) => difficulties.map((name, i) => [i + 1, name]));
  const names = {
    tag: named([...tags, ...Array.from(labels.keys(), (id) => [id, id])]),
    difficulty: named([...difficulties, ...[1, 2, 3, 4, 5].map((level) => [level, level])]),
  };
  for (const [part, phrase, key, quoted, bare] of text.matchAll(PARTS)) {
    if (key) addFilter(query, part, names[key.toLowerCase()].get(folded(quoted ?? bare)));
    else {
      const word = folded(phrase ?? part);
      if (word && !query.words.includes(word) && query.words.length < WORDS_MAX) query.words.push(word);
    }
    if (phrase?.trim()) query.isExact = true;
  }
  query.words = withoutCommon(query.words);
  return query;
}

function addFilter({ tags, difficulty, unknown }, part, value) {
  if (value === undefined) unknown.push(part);
  else (typeof value === "number" ? difficulty : tags).push(value);
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
