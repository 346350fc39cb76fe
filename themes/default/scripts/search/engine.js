import { Files } from "./files.js";
import { Library } from "./library.js";
import { readQuery, straighten } from "./query.js";
import { byScore, Search } from "./search.js";
import { showPage, textsOf } from "./show.js";

const NOTHING = { unknown: [], words: [], pages: [], more: [], best: [], total: 0, near: false };

/** Opens the search of one language. `root` leads to the site's root; load(url) -> Promise adds a script, and rejects when
 * that fails; `difficulties` are the names of 1, 2 and so on, `others` what other languages call them and the tags:
 * [{ difficulties, tags: { id: name } }]. Nothing is loaded before the first query.
 *
 * query(text, { limit }) -> { unknown, words, pages, more, best, total, near, failed }: `unknown` are filters by tags and difficulties that there
 * are not, as they were typed; `words` are the texts that were found, as they
 * stand in the pages; `pages` the best of those that have all of the query, each with its best sections, and `more` of those
 * that have much of it, where these are few or a title answers; `best` of both, as the reader is shown them; `total` how many
 * there are. `near` is true when no page has all of it: then `pages` have much of it. `failed` are the addresses of files
 * that could not be loaded, which are tried again with the next query. */
export function openSearch({ root, language, load, difficulties = [], others = [] }) {
  const files = new Files(root, load);
  let library;

  async function query(text, { limit = 10 } = {}) {
    const failed = new Set();
    const manifest = await files.get(language, `search/${language}.js`, failed);
    if (!manifest) return { ...NOTHING, failed: [...failed] };
    library ??= new Library(files, language, manifest);
    const read = (typed) => readQuery(typed, library.labels, [...others, { difficulties }], library.fold);
    const run = (asked) => new Search(library, asked, limit, failed).run();
    const straight = straighten(text);
    const asked = read(straight);
    const isEmpty = !asked.words.length && !asked.tags.length && !asked.difficulty.length;
    if (isEmpty) return { ...NOTHING, unknown: asked.unknown, failed: [...failed] };
    /* A text with “such quotes” may have been copied with them. */
    const copied = read(text);
    const literal = straight === text || copied.unknown.length ? undefined : await run({ ...copied, isExact: true });
    const { hits, more, total, near } = literal?.total ? literal : await run(asked);
    const best = [...hits, ...more].sort(byScore).slice(0, limit);
    const shown = new Map(best.map((hit) => [hit, showPage(hit, hit.words)]));
    const of = (list) => list.slice(0, limit).map((hit) => shown.get(hit) ?? showPage(hit, hit.words));
    return {
      unknown: asked.unknown,
      words: textsOf(best),
      pages: of(near ? more : hits),
      more: of(near ? [] : more),
      best: of(best),
      total,
      near,
      failed: [...failed],
    };
  }

  return { query, version: 1 };
}
