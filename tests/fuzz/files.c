/* Files that are read before any page is, and those that one build leaves for the next. What of them is read is
 * written again: the same must be read of that. */
#include <assert.h>

#include "cache/cache.h"
#include "cache/record.h"
#include "cache/seal.h"
#include "config/glossary.h"
#include "config/synonyms.h"
#include "fixture.h"
#include "publish/manifest.h"
#include "targets.h"

/* site.yaml, then, behind a form feed, glossary.yaml. */
void run_config(struct str input)
{
    struct fixture f;
    struct config config;
    fixture_open(&f);
    struct str synonyms = input, site = str_cut(&synonyms, '\f');
    struct str glossary = str_cut(&synonyms, '\f');
    fixture_write(&f, "site.yaml", site);
    fixture_write(&f, "glossary.yaml", glossary);
    fixture_write(&f, "synonyms.yaml", synonyms);
    if (config_read(&f.arena, f.diag, f.folder, &config)) {
        assert(config.language_count > 0);
        if (glossary_read(&f.arena, f.diag, f.folder, &config))
            glossary_find(&f.arena, &config, 0, STR("attention"));
        synonyms_read(&f.arena, f.diag, f.folder, &config);
        config_root(&f.arena, &config);
    }
    fixture_told(&f);
    fixture_close(&f);
}

static struct manifest manifest_of(struct arena *arena, struct str text)
{
    struct manifest manifest;
    if (!manifest_parse(arena, text, &manifest))
        manifest = (struct manifest){ .root = STR("/") };
    return manifest;
}

/* Whatever the text, each path of it is one inside of the site. */
void run_manifest(struct str input)
{
    struct arena arena = { 0 };
    struct strbuf once, twice;
    struct manifest manifest = manifest_of(&arena, input);
    strbuf_init(&once, STRBUF_PAGE);
    strbuf_init(&twice, STRBUF_PAGE);
    for (size_t i = 0; i < manifest.entries.len; i++) {
        struct str path = manifest.entries.ptr[i]->path;
        assert(path.len && path.ptr[0] != '/' && !str_is(path, "..") &&
               !str_starts(path, STR("../")));
        assert(!str_ends(path, STR("/..")));
    }
    manifest_print(&manifest, &once);
    struct manifest again = manifest_of(&arena, strbuf_str(&once));
    manifest_print(&again, &twice);
    assert(str_eq(strbuf_str(&once), strbuf_str(&twice)));
    strbuf_release(&once);
    strbuf_release(&twice);
    arena_release(&arena);
}

static const char page_text[] = "---\nid: x\nnumber: 1\ntitle: t\n---\n\n## a\n";

static bool unpack_page(struct arena *arena, struct str record, struct page *page)
{
    static const struct source source = { .path = { "a.md", 4 },
                                          .text = { page_text, sizeof page_text - 1 } };
    struct unpack in = { .rest = record };
    *page = (struct page){ .source = &source };
    record_unpack(&in, arena, page);
    return !in.failed;
}

/* They are in no order, so that the bytes of two records of the same page differ. */
static void check_anchors(const struct page *page, const struct page *again)
{
    struct str id;
    void *place;
    assert(page->anchors.len == again->anchors.len);
    for (size_t at = 0; map_next(&page->anchors, &at, &id, &place);) {
        void *other = map_get(&again->anchors, id);
        assert(other && (place == page) == (other == again));
        (void)other;
    }
}

static void check_again(struct arena *arena, struct page *page)
{
    struct page again;
    struct strbuf once, twice;
    strbuf_init(&once, STRBUF_PAGE);
    strbuf_init(&twice, STRBUF_PAGE);
    record_pack(&once, page);
    bool ok = unpack_page(arena, arena_dup(arena, strbuf_str(&once)), &again);
    assert(ok);
    (void)ok;
    check_anchors(page, &again);
    page->anchors = again.anchors = (struct map){ 0 };
    strbuf_reset(&once);
    record_pack(&once, page);
    record_pack(&twice, &again);
    assert(str_eq(strbuf_str(&once), strbuf_str(&twice)));
    strbuf_release(&once);
    strbuf_release(&twice);
}

/* A page as the cache keeps it. */
void run_record(struct str input)
{
    struct arena arena = { 0 };
    struct page page;
    if (unpack_page(&arena, input, &page))
        check_again(&arena, &page);
    arena_release(&arena);
}

static void ask_cache(struct arena *arena, struct cache *cache)
{
    static const struct source source = { .path = { "a.md", 4 } };
    struct page page = { .source = &source };
    struct page_file file = { .path = STR("a.md") };
    for (size_t i = 0; i < cache_file_count(cache); i++)
        cache_stamp(cache, cache_file(cache, i).path);
    const struct cached_output *output = cache_output(cache, STR("a.html"));
    struct uses uses = { 0 };
    if (output)
        uses_unpack(arena, output->uses, cache_facts(cache)->list.len, &uses);
    cache_page(cache, arena, file, &page);
}

/* The cache's file behind its seals, which damage breaks and whoever means harm does not: two bytes for the length of
 * its first part, then both. */
void run_cache(struct str input)
{
    enum { KEY = 7, LENGTH = 2 };
    struct fixture f;
    if (input.len < LENGTH)
        return;
    size_t cut = LENGTH + ((unsigned char)input.ptr[0] | (size_t)(unsigned char)input.ptr[1] << 8);
    struct str parts[] = { str_slice(input, LENGTH, cut), str_slice(input, cut, input.len) };
    fixture_open(&f);
    struct str path = fixture_path(&f, "cache");
    seal_write_parts(path, (struct seal){ "wenda cache 2\n", KEY }, parts, COUNT(parts));
    struct cache *cache = cache_open(path, KEY);
    cache_read_on(cache);
    ask_cache(&f.arena, cache);
    cache_free(cache);
    fixture_close(&f);
}
