#include "build/edit.h"

#include "base/hash.h"
#include "base/path.h"
#include "build/run.h"
#include "content/source.h"

/* ---- what others take from a page ---- */

static bool are_same_names(const struct names *a, const struct names *b)
{
    bool same = a->len == b->len;
    for (size_t i = 0; same && i < a->len; i++)
        same = str_eq(a->ptr[i].text, b->ptr[i].text);
    return same;
}

static bool are_same_headings(const struct page *a, const struct page *b)
{
    bool same = a->headings.len == b->headings.len;
    for (size_t i = 0; same && i < a->headings.len; i++) {
        const struct heading *left = &a->headings.ptr[i], *right = &b->headings.ptr[i];
        same = left->level == right->level && str_eq(left->id, right->id) &&
               str_eq(left->title, right->title);
    }
    return same;
}

static bool are_same_anchors(const struct map *a, const struct map *b)
{
    struct str id;
    void *place;
    bool same = a->len == b->len;
    for (size_t at = 0; same && map_next(a, &at, &id, &place);)
        same = map_get(b, id) != NULL;
    return same;
}

/* True when no other page would be another. (Its digest is shown by pages that the following build makes.) */
static bool are_alike(const struct page *a, const struct page *b)
{
    return a->kind == b->kind && a->number == b->number && a->difficulty == b->difficulty &&
           str_eq(a->id, b->id) && str_eq(a->title, b->title) &&
           are_same_names(&a->tags, &b->tags) && are_same_names(&a->demos, &b->demos) &&
           are_same_names(&a->related, &b->related) && are_same_names(&a->aliases, &b->aliases) &&
           are_same_names(&a->digest.links, &b->digest.links) && are_same_headings(a, b) &&
           are_same_anchors(&a->anchors, &b->anchors);
}

/* ---- a page anew ---- */

/* What it had from the others. */
static void join_again(struct page *page, const struct page *before)
{
    page->tag = before->tag;
    page->target = before->target;
    page->forwards = before->forwards;
    page->path = before->path;
    page->previous = before->previous;
    page->next = before->next;
    page->backlinks = before->backlinks;
    page->changed = before->changed;
}

static size_t told(const struct run *run)
{
    return diag_errors(run->diag) + diag_warnings(run->diag);
}

/* Others point to the page: it stays where it is. */
static bool make_again(struct run *run, struct page *page, const struct source *source)
{
    struct page before = *page;
    size_t known = told(run);
    *page = (struct page){ .kind = before.kind == PAGE_GUIDE ? PAGE_GUIDE : PAGE_QUESTION,
                           .lang = before.lang,
                           .original = before.original,
                           .source = source,
                           .text_hash = hash_bytes(source->text) };
    bool ok = worker_read(run->worker, &run->loaded.arena, page) && are_alike(&before, page);
    join_again(page, &before);
    if (ok) {
        worker_update(run->worker, page);
        ok = worker_make(run->worker, page, MAKE_PAGE);
    }
    page_release(page);
    return ok && told(run) == known;
}

/* The page of that language that the file makes, or NULL. */
static struct page *find_page(const struct run *run, int lang, struct str path)
{
    struct page *page = map_get(&run->loaded.site.by_file[lang], path);
    return page && page->body_line ? page : NULL; /* others are made of site.yaml */
}

bool edit_is_page(const struct run *run, struct str path)
{
    struct arena scratch = { 0 };
    struct str clean = path_clean(&scratch, path);
    bool found = false;
    for (int lang = 0; !found && lang < run->loaded.config.language_count; lang++)
        found = find_page(run, lang, clean) != NULL;
    arena_release(&scratch);
    return found;
}

bool edit_page(struct run *run, struct str path)
{
    struct arena *arena = &run->loaded.arena;
    struct str clean = path_clean(arena, path);
    const struct source *source = NULL;
    bool ok = true;
    run->shop.keep = NULL; /* the following build asks what it is made of */
    for (int lang = 0; ok && lang < run->loaded.config.language_count; lang++) {
        struct page *page = find_page(run, lang, clean);
        if (!page)
            continue;
        if (!source)
            source = source_read(arena, run->diag, page->source->path);
        ok = source && !page->told && make_again(run, page, source);
    }
    return ok && source;
}
