#include "search/search.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/pack.h"
#include "base/pool.h"
#include "base/utf8.h"
#include "config/synonyms.h"
#include "search/document.h"
#include "search/fold.h"
#include "search/grams.h"
#include "search/script.h"

enum {
    WHOLE = 512 * 1024,       /* bytes of text that are loaded as a whole, in pieces of */
    WHOLE_PIECE = 256 * 1024, /* that many */
    PIECE = 3 * 1024,         /* else a piece is for the pages that are found */
    GROUP = 64,               /* pieces that share a hash */
    RUNS_AT_ONCE = 64,        /* pages whose runs are held at most, some 300 KB each, */
    RUNS_A_THREAD = 8,        /* and no more a thread */
    INDEX_PIECE = 6 * 1024,
};

/* A page until all are known, in less room than its document takes, which is made again from it. */
struct entry {
    const struct page *page;
    struct str sections; /* packed */
    size_t bytes;        /* of its record */
};

struct search {
    pthread_mutex_t lock; /* of all below */
    struct arena arena;
    const struct config *config;
    struct {
        struct entry *ptr;
        size_t len, cap;
    } entries;
    bool wanted; /* the theme marks text to be found, or has a page of search */
};

/* What is published of one language's pages, or of its guide. */
struct catalogue {
    struct arena arena;
    const struct config *config;
    int lang;
    bool guide;
    struct str name; /* in that of its files */
    const struct entry *entries;
    size_t count, bytes;
    bool *has; /* by character, once the texts are written */
};

struct search *search_new(const struct config *config)
{
    struct search *search = mem_alloc(sizeof *search);
    search->config = config;
    pthread_mutex_init(&search->lock, NULL);
    return search;
}

void search_free(struct search *search)
{
    pthread_mutex_destroy(&search->lock);
    arena_release(&search->arena);
    mem_free(search);
}

/* Authors write these to be read, be it a title so far. */
static bool is_found_by_title(const struct page *page)
{
    return page->kind == PAGE_QUESTION || page->kind == PAGE_PLAIN;
}

static struct str pack_sections(struct arena *arena, const struct sections *sections)
{
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    for (size_t i = 0; i < sections->len; i++) {
        const struct section *section = &sections->ptr[i];
        pack_text(&out, section->id);
        pack_text(&out, section->heading);
        pack_text(&out, section->text);
        pack_text(&out, section->formulas);
    }
    struct str packed = arena_dup(arena, strbuf_str(&out));
    strbuf_release(&out);
    return packed;
}

/* To be released with document_release(). */
static struct document document_of(const struct config *config, const struct entry *entry)
{
    struct arena scratch = { 0 };
    struct sections sections = { 0 };
    struct unpack in = { .rest = entry->sections };
    while (in.rest.len) {
        struct section section = { .id = unpack_text(&in) };
        section.heading = unpack_text(&in);
        section.text = unpack_text(&in);
        section.formulas = unpack_text(&in);
        vec_push(&scratch, &sections, section);
    }
    struct document document = document_make(config, entry->page, &sections);
    arena_release(&scratch);
    return document;
}

static void keep_entry(struct search *search, struct arena *scratch, const struct page *page,
                       const struct sections *sections)
{
    struct document document = document_make(search->config, page, sections);
    struct entry entry = { page, pack_sections(scratch, sections), document.record.len };
    document_release(&document);
    pthread_mutex_lock(&search->lock);
    entry.sections = arena_dup(&search->arena, entry.sections);
    vec_push(&search->arena, &search->entries, entry);
    pthread_mutex_unlock(&search->lock);
}

void search_add(struct search *search, const struct page *page, struct str html)
{
    struct arena scratch = { 0 };
    struct sections sections = read_sections(&scratch, html);
    pthread_mutex_lock(&search->lock);
    search->wanted = search->wanted || sections.len || page->kind == PAGE_SEARCH;
    pthread_mutex_unlock(&search->lock);
    if (sections.len || is_found_by_title(page))
        keep_entry(search, &scratch, page, &sections);
    arena_release(&scratch);
}

static bool is_guide(const struct page *page)
{
    return page->kind == PAGE_GUIDE;
}

/* By language, the guide last, then as readers count the pages. */
static int compare_entries(const void *a, const void *b)
{
    const struct page *x = ((const struct entry *)a)->page;
    const struct page *y = ((const struct entry *)b)->page;
    if (x->lang != y->lang)
        return x->lang < y->lang ? -1 : 1;
    if (is_guide(x) != is_guide(y))
        return is_guide(x) ? 1 : -1;
    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return str_cmp(x->path, y->path);
}

static void note_characters(const struct catalogue *catalogue, struct str text)
{
    while (text.len) {
        uint32_t c = utf8_next(&text);
        if (c < FOLD_PLANE)
            catalogue->has[c] = true;
    }
}

/* Writes the records of pages from `first` on into a script: at least one, then as many as have less than `piece`
 * bytes. Returns their number. */
static size_t write_piece(const struct catalogue *catalogue, size_t first, size_t piece,
                          struct strbuf *script)
{
    size_t i = first;
    for (; i < catalogue->count && (i == first || script->len < piece); i++) {
        struct document document = document_of(catalogue->config, &catalogue->entries[i]);
        strbuf_add_char(script, i == first ? '[' : ',');
        strbuf_add(script, strbuf_str(&document.record));
        note_characters(catalogue, strbuf_str(&document.text));
        document_release(&document);
    }
    strbuf_add_char(script, ']');
    return i - first;
}

/* Appends the texts' list for the catalogue: how many pages each has, and their groups' hashes. */
static bool add_texts(struct catalogue *catalogue, struct publish *publish, struct strbuf *out)
{
    struct arena waiting = { 0 };
    struct scripts scripts = { .arena = &waiting, .group = GROUP };
    struct strbuf script, hashes;
    bool ok = true;
    size_t piece = catalogue->bytes <= WHOLE ? WHOLE_PIECE : PIECE;
    scripts.prefix = arena_printf(&catalogue->arena, "%.*s-t", STR_ARG(catalogue->name));
    strbuf_init(&script, STRBUF_PAGE);
    strbuf_init(&hashes, STRBUF_PAGE);
    strbuf_add(out, STR("\"counts\":["));
    for (size_t i = 0, count; i < catalogue->count; i += count) {
        scripts_begin(&scripts, &script);
        count = write_piece(catalogue, i, piece, &script);
        scripts_end(&scripts, &script);
        strbuf_printf(out, "%s%zu", i ? "," : "", count);
        ok = scripts_publish_group(&scripts, publish, &hashes) && ok;
    }
    strbuf_add(out, STR("],\"texts\":"));
    ok = scripts_publish(&scripts, publish, &hashes) && ok;
    strbuf_add(out, strbuf_str(&hashes));
    strbuf_release(&script);
    strbuf_release(&hashes);
    arena_release(&waiting);
    return ok;
}

static void add_tags(const struct catalogue *catalogue, struct strbuf *out)
{
    const struct config *config = catalogue->config;
    strbuf_add_char(out, '[');
    for (size_t i = 0; i < config->tags.len; i++) {
        strbuf_add(out, i ? STR(",[") : STR("["));
        json_add_text(out, config->tags.ptr[i].id);
        strbuf_add_char(out, ',');
        json_add_text(out, config->tags.ptr[i].label[catalogue->lang]);
        strbuf_add_char(out, ']');
    }
    strbuf_add_char(out, ']');
}

/* Appends ,"synonyms":[[word...]...] where there are some. */
static void add_synonyms(const struct catalogue *catalogue, struct strbuf *out)
{
    const struct synonyms *synonyms = catalogue->config->synonyms;
    if (!synonyms || !synonyms->of[catalogue->lang].len)
        return;
    for (size_t i = 0; i < synonyms->of[catalogue->lang].len; i++) {
        const struct synonym *synonym = &synonyms->of[catalogue->lang].ptr[i];
        strbuf_add(out, i ? STR("],[") : STR(",\"synonyms\":[["));
        for (size_t k = 0; k < synonym->len; k++) {
            strbuf_add(out, k ? STR(",") : STR(""));
            json_add_text(out, synonym->ptr[k]);
        }
    }
    strbuf_add(out, STR("]]"));
}

/* The runs of some pages, which are collected in parallel and added in order. */
struct collecting {
    const struct catalogue *catalogue;
    size_t first;
    struct runs runs[RUNS_AT_ONCE];
    struct fold *folds[POOL_MAX]; /* one a thread */
};

static void collect_runs(void *ctx, int worker, size_t index)
{
    struct collecting *collecting = ctx;
    const struct catalogue *catalogue = collecting->catalogue;
    if (!collecting->folds[worker])
        collecting->folds[worker] = fold_new();
    struct document document =
        document_of(catalogue->config, &catalogue->entries[collecting->first + index]);
    runs_collect(&collecting->runs[index], collecting->folds[worker], &document, catalogue->config);
    document_release(&document);
}

static void add_runs(const struct catalogue *catalogue, struct grams *grams, int jobs)
{
    struct collecting collecting = { .catalogue = catalogue };
    size_t most = (size_t)jobs * RUNS_A_THREAD;
    most = most < RUNS_AT_ONCE ? most : RUNS_AT_ONCE;
    while (collecting.first < catalogue->count) {
        size_t rest = catalogue->count - collecting.first;
        size_t count = rest < most ? rest : most;
        pool_run(jobs, count, collect_runs, &collecting);
        for (size_t i = 0; i < count; i++)
            grams_add(grams, &collecting.runs[i]);
        collecting.first += count;
    }
    for (size_t i = 0; i < RUNS_AT_ONCE; i++)
        runs_release(&collecting.runs[i]);
    for (size_t i = 0; i < POOL_MAX; i++)
        if (collecting.folds[i])
            fold_free(collecting.folds[i]);
}

/* Appends the index's list: the first run of each file, and the hash that all share, for a change of one page
 * changes most of them. */
static bool add_index(struct catalogue *catalogue, int jobs, struct publish *publish,
                      struct strbuf *out)
{
    struct scripts lists = { .arena = &catalogue->arena, .group = SIZE_MAX }, places = lists;
    lists.prefix = arena_printf(&catalogue->arena, "%.*s-i", STR_ARG(catalogue->name));
    places.prefix = arena_printf(&catalogue->arena, "%.*s-p", STR_ARG(catalogue->name));
    struct grams *grams = grams_new();
    add_runs(catalogue, grams, jobs);
    strbuf_add(out, STR(",\"firsts\":"));
    grams_write(grams, INDEX_PIECE, &lists, &places, out);
    grams_free(grams);
    strbuf_add(out, STR(",\"lists\":"));
    bool ok = scripts_publish(&lists, publish, out);
    strbuf_add(out, STR(",\"places\":"));
    return scripts_publish(&places, publish, out) && ok;
}

/* The traditional characters whose simplified form the pages have, each before that. */
static void add_simplified(struct catalogue *catalogue, struct fold *fold, struct strbuf *out)
{
    bool *seen = arena_alloc(&catalogue->arena, FOLD_PLANE);
    for (uint32_t c = 0; c < FOLD_PLANE; c++) {
        uint32_t simple = fold_simplified(fold, c);
        seen[simple ? simple : c] |= catalogue->has[c];
    }
    strbuf_add_char(out, '"');
    for (uint32_t c = 0; c < FOLD_PLANE; c++) {
        uint32_t simple = fold_simplified(fold, c);
        if (simple && seen[simple]) {
            strbuf_add_utf8(out, c);
            strbuf_add_utf8(out, simple);
        }
    }
    strbuf_add_char(out, '"');
}

static bool publish_catalogue(struct catalogue *catalogue, struct fold *fold,
                              struct publish *publish, int jobs)
{
    struct strbuf out, texts;
    catalogue->has = arena_alloc(&catalogue->arena, FOLD_PLANE);
    strbuf_init(&out, STRBUF_PAGE);
    strbuf_init(&texts, STRBUF_PAGE);
    bool ok = add_texts(catalogue, publish, &texts);
    strbuf_printf(&out, "wendaSearch(\"%.*s\",{\"tags\":", STR_ARG(catalogue->name));
    add_tags(catalogue, &out);
    add_synonyms(catalogue, &out);
    strbuf_add(&out, STR(",\"simplified\":"));
    add_simplified(catalogue, fold, &out);
    strbuf_add_char(&out, ',');
    strbuf_add(&out, strbuf_str(&texts));
    if (catalogue->bytes > WHOLE)
        ok = add_index(catalogue, jobs, publish, &out) && ok;
    strbuf_add(&out, STR("});\n"));
    struct str path = arena_printf(&catalogue->arena, "search/%.*s.js", STR_ARG(catalogue->name));
    ok = publish_add(publish, path, strbuf_str(&out)) && ok;
    strbuf_release(&out);
    strbuf_release(&texts);
    return ok;
}

/* Without entries. */
static struct catalogue catalogue_of(const struct config *config, int lang, bool guide)
{
    struct catalogue catalogue = { .config = config, .lang = lang, .guide = guide };
    catalogue.name =
        guide ? arena_printf(&catalogue.arena, "%.*s-guide", STR_ARG(config->languages[lang]))
              : config->languages[lang];
    return catalogue;
}

static bool belongs(const struct catalogue *catalogue, const struct page *page)
{
    return page->lang == catalogue->lang && is_guide(page) == catalogue->guide;
}

bool search_publish(struct search *search, struct publish *publish, int jobs)
{
    const struct entry *all = search->entries.ptr;
    size_t len = search->entries.len, at = 0;
    bool ok = true;
    if (!search->wanted)
        return true;
    struct fold *fold = fold_new();
    if (len)
        qsort(search->entries.ptr, len, sizeof *all, compare_entries);
    for (int i = 0; i < 2 * search->config->language_count; i++) {
        struct catalogue catalogue = catalogue_of(search->config, i / 2, i % 2);
        catalogue.entries = all + at;
        for (; at < len && belongs(&catalogue, all[at].page); at++) {
            catalogue.bytes += all[at].bytes;
            catalogue.count++;
        }
        if (catalogue.count || !catalogue.guide)
            ok = publish_catalogue(&catalogue, fold, publish, jobs) && ok;
        arena_release(&catalogue.arena);
    }
    fold_free(fold);
    return ok;
}
