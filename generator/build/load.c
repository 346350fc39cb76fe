#include "build/load.h"

#include <assert.h>
#include <stdatomic.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/vec.h"
#include "build/made.h"
#include "build/page_text.h"
#include "cache/record.h"
#include "config/glossary.h"
#include "config/synonyms.h"
#include "content/bank.h"
#include "content/digest.h"
#include "content/source.h"
#include "markdown/outline.h"
#include "syntax/parse.h"

/* So many pages' trees are held until their pages are made, which saves reading them twice. Of a larger site, whose
 * trees would take some 50 KB a page, none is. */
enum { TREES_MAX = 2000 };

/* The first pass: one file to one page with its tree, on any thread. */
struct first_pass {
    struct loaded *loaded;
    struct diag *diag;
    const struct templates *filters;
    const struct cache *before;           /* or NULL */
    struct filterer *filterers[POOL_MAX]; /* one a thread, made when it is needed */
    const struct page_file *files;
    struct page *pages; /* one a file */
    bool drops_trees;
    struct stages *stages;
    atomic_bool failed;
};

/* That of the thread; NULL when there are no filters. */
static struct filterer *filterer_of(struct first_pass *pass, int worker)
{
    struct filterer **filterer = &pass->filterers[worker];
    if (!*filterer && !filters_are_none(pass->filters))
        *filterer = filterer_new(pass->filters, pass->diag, &pass->loaded->config);
    return *filterer;
}

static void free_filterers(struct first_pass *pass)
{
    for (size_t i = 0; i < COUNT(pass->filterers); i++)
        if (pass->filterers[i])
            filterer_free(pass->filterers[i]);
}

/* Leaves of a page what a cache would know of it. It must not have been told of anything: it will be read again. */
static void drop_tree(struct arena *arena, struct page *page)
{
    struct page left = *page;
    struct str record = record_of(arena, page);
    struct unpack in = { .rest = record };
    page_release(page);
    *page = (struct page){ .lang = left.lang, .original = left.original, .source = left.source };
    page->text_hash = left.text_hash;
    record_unpack(&in, arena, page);
    assert(!in.failed);
    page->record = record;
}

static bool read_page(struct first_pass *pass, int worker, struct page_file file, struct page *page)
{
    struct arena *arena = &pass->loaded->workers[worker], scratch = { 0 };
    struct arena *room = pass->drops_trees ? &scratch : arena; /* of the tree */
    diag_watch(pass->diag);
    const struct source *source = source_read(arena, pass->diag, file.path);
    if (!source)
        return false;
    page->lang = file.lang;
    page->kind = file.kind;
    page->original = file.original;
    page->source = source;
    page->text_hash = hash_bytes(source->text);
    bool known = pass->before && cache_page(pass->before, arena, file, page);
    bool ok = known || page_source_read(room, pass->diag, &pass->loaded->config,
                                        filterer_of(pass, worker), page);
    page->told = diag_told() > 0;
    if (ok && !known && pass->drops_trees && !page->told)
        drop_tree(arena, page);
    else
        arena_take_over(arena, &scratch);
    arena_release(&scratch);
    return ok;
}

static void first_pass_item(void *ctx, int worker, size_t index)
{
    struct first_pass *pass = ctx;
    if (!read_page(pass, worker, pass->files[index], &pass->pages[index]))
        pass->failed = true;
    stages_count(pass->stages);
}

static void push_page(struct loaded *loaded, struct page *page)
{
    vec_push(&loaded->arena, &loaded->site.pages, page);
}

/* Reads the files, in parallel, and adds their pages to the site. */
static bool read_files(struct loaded *loaded, struct diag *diag, const struct load_options *options,
                       const struct page_files *files)
{
    struct page *pages = arena_alloc(&loaded->arena, files->len * sizeof *pages);
    struct first_pass pass = { .loaded = loaded,
                               .diag = diag,
                               .filters = options->filters,
                               .before = options->before,
                               .files = files->ptr,
                               .pages = pages,
                               .drops_trees = options->next && files->len > TREES_MAX,
                               .stages = options->stages };
    stages_begin(options->stages, "read", files->len);
    pool_run(options->jobs, files->len, first_pass_item, &pass);
    free_filterers(&pass);
    for (size_t i = 0; i < files->len; i++) {
        bool known = pages[i].body_line && pages[i].id.len;
        if (known)
            push_page(loaded, &pages[i]);
        else
            page_release(&pages[i]);
        if (known && options->next && !pages[i].faulty && !pages[i].told)
            cache_put_page(options->next, files->ptr[i], &pages[i]);
        loaded->site.incomplete = loaded->site.incomplete || !known;
    }
    return !pass.failed;
}

/* Of what every page depends on, and in ways that nobody follows up. */
static uint64_t settings_of(const struct loaded *loaded, const struct load_options *options)
{
    uint64_t parts[] = { hash_bytes(loaded->config.source.text),
                         options->filters ? templates_hash_all(options->filters) : 0 };
    return hash_bytes((struct str){ (const char *)parts, sizeof parts });
}

/* Early, for git works while pages are read. */
static void ask_history(struct loaded *loaded, const struct load_options *options)
{
    if (options->dates_of && loaded->config.dates)
        loaded->history = history_ask(*options->dates_of);
}

static bool load_folder(struct loaded *loaded, struct diag *diag,
                        const struct load_options *options)
{
    struct page_files files = { 0 }, missing = { 0 };
    struct str folder = options->source;
    if (!config_read(&loaded->arena, diag, folder, &loaded->config))
        return false;
    ask_history(loaded, options);
    if (options->before) {
        cache_expect(options->before, settings_of(loaded, options));
        cache_expect(options->next, settings_of(loaded, options));
    }
    bool words = glossary_read(&loaded->arena, diag, folder, &loaded->config);
    words = synonyms_read(&loaded->arena, diag, folder, &loaded->config) && words;
    bool ok = site_list_files(&loaded->arena, diag, folder, &loaded->config, &files);
    loaded->site.incomplete = !ok;
    ok = read_files(loaded, diag, options, &files) && ok;
    if (ok) { /* else what seems to be missing may not be */
        site_list_missing(&loaded->arena, &loaded->site, &missing);
        ok = read_files(loaded, diag, options, &missing);
    }
    return ok && words;
}

static bool load_bank(struct loaded *loaded, struct diag *diag, const struct load_options *options)
{
    struct arena *arena = &loaded->arena;
    struct bank bank;
    const struct source *source = source_read(arena, diag, options->source);
    struct parsed parsed;
    if (!source)
        return false;
    struct parse_input input = { source, source->text, 1 };
    bool ok = syntax_parse(arena, diag, &input, &parsed);
    if (!bank_split(arena, diag, source, &parsed, &bank))
        return false;
    loaded->config = bank.config;
    ask_history(loaded, options);
    struct first_pass pass = { .loaded = loaded, .diag = diag, .filters = options->filters };
    for (size_t i = 0; i < bank.pages.len; i++) {
        struct filterer *filterer = filterer_of(&pass, 0);
        ok = (!filterer || filterer_run(filterer, arena, bank.pages.ptr[i])) && ok;
        ok = outline_collect(arena, diag, bank.pages.ptr[i]) && ok;
        digest_read(arena, bank.pages.ptr[i]);
        push_page(loaded, bank.pages.ptr[i]);
    }
    free_filterers(&pass);
    return ok;
}

bool loaded_read(struct loaded *loaded, struct diag *diag, const struct load_options *options)
{
    bool is_folder = fs_kind(options->source) == FS_FOLDER;
    loaded->site.config = &loaded->config;
    stages_begin(options->stages, "read", 0);
    bool ok = is_folder ? load_folder(loaded, diag, options) : load_bank(loaded, diag, options);
    stages_begin(options->stages, "join", 0);
    if (options->templates)
        made_add(&loaded->arena, diag, &loaded->site, options->templates);
    else
        loaded->site.incomplete = true;
    /* what is known so far is still worth checking: all faults of a run are told */
    return site_join(&loaded->arena, diag, &loaded->site) && ok;
}

void loaded_release(struct loaded *loaded)
{
    if (loaded->history)
        history_free(loaded->history);
    for (size_t i = 0; i < loaded->site.pages.len; i++)
        page_release(loaded->site.pages.ptr[i]);
    for (size_t i = 0; i < COUNT(loaded->workers); i++)
        arena_release(&loaded->workers[i]);
    arena_release(&loaded->arena);
}
