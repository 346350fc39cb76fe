#include "search/search.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
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
    RUNS_AT_ONCE = 64,        /* pages whose runs are held, some 300 KB each */
    INDEX_PIECE = 6 * 1024,
};

struct documents {
    struct document *ptr;
    size_t len, cap;
};

struct search {
    pthread_mutex_t lock; /* of all below */
    struct arena arena;
    const struct config *config;
    struct documents documents;
    bool wanted; /* the theme marks text to be found, or has a page of search */
};

/* What is published of one language. */
struct catalogue {
    struct arena arena;
    const struct config *config;
    int lang;
    const struct document *documents;
    size_t count, bytes;
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
    for (size_t i = 0; i < search->documents.len; i++)
        document_release(&search->documents.ptr[i]);
    pthread_mutex_destroy(&search->lock);
    arena_release(&search->arena);
    mem_free(search);
}

/* Authors write these to be read, be it a title so far. */
static bool is_found_by_title(const struct page *page)
{
    return page->kind == PAGE_QUESTION || page->kind == PAGE_PLAIN;
}

void search_add(struct search *search, const struct page *page, struct str html)
{
    struct arena scratch = { 0 };
    struct sections sections = read_sections(&scratch, html);
    pthread_mutex_lock(&search->lock);
    search->wanted = search->wanted || sections.len || page->kind == PAGE_SEARCH;
    pthread_mutex_unlock(&search->lock);
    if (sections.len || is_found_by_title(page)) {
        struct document document = document_make(search->config, page, &sections);
        pthread_mutex_lock(&search->lock);
        vec_push(&search->arena, &search->documents, document);
        pthread_mutex_unlock(&search->lock);
    }
    arena_release(&scratch);
}

/* By language, then as readers count the pages. */
static int compare_documents(const void *a, const void *b)
{
    const struct page *x = ((const struct document *)a)->page;
    const struct page *y = ((const struct document *)b)->page;
    if (x->lang != y->lang)
        return x->lang < y->lang ? -1 : 1;
    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return str_cmp(x->path, y->path);
}

/* Appends the texts' list for the catalogue: how many pages each has, and their groups' hashes. */
static bool add_texts(struct catalogue *catalogue, struct publish *publish, struct strbuf *out)
{
    struct str lang = catalogue->config->languages[catalogue->lang];
    struct scripts scripts = { .arena = &catalogue->arena, .group = GROUP };
    struct strbuf script;
    size_t piece = catalogue->bytes <= WHOLE ? WHOLE_PIECE : PIECE;
    scripts.prefix = arena_printf(&catalogue->arena, "%.*s-t", STR_ARG(lang));
    strbuf_init(&script, STRBUF_PAGE);
    strbuf_add(out, STR("\"counts\":["));
    for (size_t i = 0, first; i < catalogue->count;) {
        scripts_begin(&scripts, &script);
        for (first = i; i < catalogue->count && (i == first || script.len < piece); i++) {
            strbuf_add_char(&script, i == first ? '[' : ',');
            strbuf_add(&script, strbuf_str(&catalogue->documents[i].record));
        }
        strbuf_add_char(&script, ']');
        scripts_end(&scripts, &script);
        strbuf_printf(out, "%s%zu", first ? "," : "", i - first);
    }
    strbuf_add(out, STR("],\"texts\":"));
    strbuf_release(&script);
    return scripts_publish(&scripts, publish, out);
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
    runs_collect(&collecting->runs[index], collecting->folds[worker],
                 &catalogue->documents[collecting->first + index], catalogue->config);
}

static void add_runs(const struct catalogue *catalogue, struct grams *grams, int jobs)
{
    struct collecting collecting = { .catalogue = catalogue };
    while (collecting.first < catalogue->count) {
        size_t rest = catalogue->count - collecting.first;
        size_t count = rest < RUNS_AT_ONCE ? rest : RUNS_AT_ONCE;
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
    struct str lang = catalogue->config->languages[catalogue->lang];
    struct scripts lists = { .arena = &catalogue->arena, .group = SIZE_MAX }, places = lists;
    lists.prefix = arena_printf(&catalogue->arena, "%.*s-i", STR_ARG(lang));
    places.prefix = arena_printf(&catalogue->arena, "%.*s-p", STR_ARG(lang));
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
    for (size_t i = 0; i < catalogue->count; i++) {
        for (struct str rest = strbuf_str(&catalogue->documents[i].text); rest.len;) {
            uint32_t c = utf8_next(&rest), simple = fold_simplified(fold, c);
            if (c < FOLD_PLANE)
                seen[simple ? simple : c] = true;
        }
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

static bool publish_language(struct catalogue *catalogue, struct fold *fold,
                             struct publish *publish, int jobs)
{
    struct strbuf out;
    struct str lang = catalogue->config->languages[catalogue->lang];
    strbuf_init(&out, STRBUF_PAGE);
    strbuf_printf(&out, "wendaSearch(\"%.*s\",{\"tags\":", STR_ARG(lang));
    add_tags(catalogue, &out);
    add_synonyms(catalogue, &out);
    strbuf_add(&out, STR(",\"simplified\":"));
    add_simplified(catalogue, fold, &out);
    strbuf_add_char(&out, ',');
    bool ok = add_texts(catalogue, publish, &out);
    if (catalogue->bytes > WHOLE)
        ok = add_index(catalogue, jobs, publish, &out) && ok;
    strbuf_add(&out, STR("});\n"));
    struct str path = arena_printf(&catalogue->arena, "search/%.*s.js", STR_ARG(lang));
    ok = publish_add(publish, path, strbuf_str(&out)) && ok;
    strbuf_release(&out);
    return ok;
}

bool search_publish(struct search *search, struct publish *publish, int jobs)
{
    struct documents *all = &search->documents;
    bool ok = true;
    if (!search->wanted)
        return true;
    struct fold *fold = fold_new();
    qsort(all->ptr, all->len, sizeof *all->ptr, compare_documents);
    size_t at = 0;
    for (int lang = 0; lang < search->config->language_count; lang++) {
        struct catalogue catalogue = { .config = search->config,
                                       .lang = lang,
                                       .documents = all->ptr + at };
        for (; at < all->len && all->ptr[at].page->lang == lang; at++) {
            catalogue.bytes += all->ptr[at].record.len;
            catalogue.count++;
        }
        ok = publish_language(&catalogue, fold, publish, jobs) && ok;
        arena_release(&catalogue.arena);
    }
    fold_free(fold);
    return ok;
}
