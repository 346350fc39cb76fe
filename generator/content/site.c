#include "content/site.h"

#include <errno.h>
#include <stdlib.h>

#include "base/fs.h"
#include "base/path.h"
#include "base/suggest.h"
#include "base/vec.h"
#include "content/aliases.h"

enum { DEPTH_MAX = 16 };

struct listing {
    struct arena *arena;
    struct diag *diag;
    struct page_files *files;
    int lang, depth;
    enum page_kind kind;
};

static bool path_error(struct listing *l, struct str path, const char *problem)
{
    struct source source = { .path = path };
    return diag_error(l->diag, (struct loc){ .source = &source }, "cannot be read: %s", problem);
}

static bool list_folder(struct listing *l, struct str folder);

static bool list_entry(struct listing *l, struct str folder, const struct fs_entry *entry)
{
    struct str path = path_join(l->arena, folder, entry->name);
    if (entry->name.ptr[0] == '.')
        return true;
    if (entry->error)
        return path_error(l, path, fs_error(entry->error));
    if (entry->kind == FS_FOLDER)
        return list_folder(l, path);
    if (!str_ends(entry->name, STR(".md")))
        return true;
    if (entry->kind != FS_FILE)
        return path_error(l, path, "it is not a regular file");
    vec_push(l->arena, l->files,
             ((struct page_file){ .path = path, .lang = l->lang, .kind = l->kind }));
    return true;
}

/* True when the folder is one of those that it stands in, through a symlink. */
static bool is_loop(const struct listing *l, struct str folder)
{
    struct str above = path_dir(folder);
    for (int i = 0; i < l->depth; i++, above = path_dir(above))
        if (fs_same(folder, above))
            return true;
    return false;
}

static bool list_folder(struct listing *l, struct str folder)
{
    if (is_loop(l, folder))
        return path_error(l, folder, fs_error(ELOOP));
    if (l->depth == DEPTH_MAX)
        return path_error(l, folder, "the folders are nested too deep");
    struct fs_list list;
    int error = fs_list(l->arena, folder, &list);
    if (error)
        return path_error(l, folder, fs_error(error));
    bool ok = true;
    l->depth++;
    for (size_t i = 0; i < list.len; i++)
        ok = list_entry(l, folder, &list.ptr[i]) && ok;
    l->depth--;
    return ok;
}

/* The pages of one kind and language, of which there must be some. */
static bool list_pages(struct listing *l, struct str folder)
{
    size_t before = l->files->len;
    if (!list_folder(l, folder))
        return false;
    if (l->files->len == before)
        return path_error(l, folder, "it holds no page (a file that ends in .md)");
    return true;
}

bool site_list_files(struct arena *arena, struct diag *diag, struct str folder,
                     const struct config *config, struct page_files *files)
{
    bool ok = true;
    for (int lang = 0; lang < config->language_count; lang++) {
        struct listing pages = { arena, diag, files, lang, 0, PAGE_QUESTION };
        struct listing guide = { arena, diag, files, lang, 0, PAGE_GUIDE };
        ok = list_pages(&pages, path_join(arena, folder, config->languages[lang])) && ok;
        if (config->guide.folder.len)
            ok = list_pages(&guide, path_join(arena, folder, config->guide.folder)) && ok;
    }
    return ok;
}

void site_list_missing(struct arena *arena, const struct site *site, struct page_files *files)
{
    struct map known[LANGUAGES_MAX] = { { 0 } };
    for (size_t i = 0; i < site->pages.len; i++) {
        struct page *page = site->pages.ptr[i];
        map_put(arena, &known[page->lang], page->id, page);
    }
    for (size_t i = 0; i < site->pages.len; i++) {
        struct page *page = site->pages.ptr[i];
        struct page_file file = { page->source->path, 0, page->kind, page };
        if (page->kind == PAGE_HOME)
            continue;
        for (; file.lang < site->config->language_count; file.lang++)
            if (!map_put(arena, &known[file.lang], page->id, page))
                vec_push(arena, files, file);
    }
}

/* Questions by number come first, other pages by id behind them. */
static int by_place(const void *left, const void *right)
{
    const struct page *a = *(struct page *const *)left, *b = *(struct page *const *)right;
    int order = (a->lang > b->lang) - (a->lang < b->lang);
    if (!order)
        order = (a->kind > b->kind) - (a->kind < b->kind);
    if (!order)
        order = (a->number > b->number) - (a->number < b->number);
    if (!order)
        order = str_cmp(a->id, b->id);
    return order ? order : str_cmp(a->source->path, b->source->path);
}

static bool add_id(struct arena *arena, struct diag *diag, struct site *site, struct page *page)
{
    struct page *first = map_get(&site->by_id[page->lang], page->id);
    if (first)
        return diag_error(diag, page->id_loc, "id '%.*s' is used already, in %.*s:%d",
                          STR_ARG(page->id), STR_ARG(first->source->path), first->id_loc.line);
    map_put(arena, &site->by_id[page->lang], page->id, page);
    map_put(arena, &site->by_file[page->lang], path_clean(arena, page->source->path), page);
    return true;
}

/* Links a page to the one before it, if both are questions or both of the guide. */
static bool link_neighbours(struct diag *diag, struct page *before, struct page *page)
{
    if (before->lang != page->lang || before->kind != page->kind || !page->number)
        return true;
    before->next = page;
    page->previous = before;
    if (before->number != page->number)
        return true;
    return diag_error(diag, page->number_loc, "number %d is used already, in %.*s:%d", page->number,
                      STR_ARG(before->source->path), before->number_loc.line);
}

static bool check_related(struct arena *arena, struct diag *diag, const struct site *site,
                          const struct page *page)
{
    bool ok = true;
    for (size_t i = 0; !site->incomplete && i < page->related.len; i++) {
        struct name id = page->related.ptr[i];
        if (!site_target(site, page->lang, id.text))
            ok = diag_error_hint(diag, id.loc, site_id_hint(arena, site, page->lang, id.text),
                                 "no page has the id '%.*s'", STR_ARG(id.text));
    }
    return ok;
}

static bool ends_with(const struct pages *pages, const struct page *page)
{
    return pages->len && pages->ptr[pages->len - 1] == page;
}

/* Tells the pages that a page's text leads to, or that it names as related. */
static void add_backlinks(struct arena *arena, struct site *site, struct page *page)
{
    const struct names *lists[] = { &page->digest.links, &page->related };
    for (size_t i = 0; i < COUNT(lists); i++) {
        for (size_t k = 0; k < lists[i]->len; k++) {
            struct page *to = site_target(site, page->lang, lists[i]->ptr[k].text);
            if (to && to != page && !ends_with(&to->backlinks, page))
                vec_push(arena, &to->backlinks, page);
        }
    }
}

/* Puts the pages in order, gives each its path, and drops those whose id is taken. */
static bool place_pages(struct arena *arena, struct diag *diag, struct site *site)
{
    bool ok = true;
    size_t kept = 0;
    if (site->pages.len)
        qsort(site->pages.ptr, site->pages.len, sizeof *site->pages.ptr, by_place);
    for (size_t i = 0; i < site->pages.len; i++) {
        struct page *page = site->pages.ptr[i];
        page->path = page_path(arena, site->config, page);
        if (!add_id(arena, diag, site, page)) {
            page_release(page);
            ok = false;
            continue;
        }
        if (kept > 0)
            ok = link_neighbours(diag, site->pages.ptr[kept - 1], page) && ok;
        site->pages.ptr[kept++] = page;
    }
    site->pages.len = kept;
    return ok;
}

bool site_join(struct arena *arena, struct diag *diag, struct site *site)
{
    bool ok = place_pages(arena, diag, site);
    ok = aliases_join(arena, diag, site) && ok;
    for (size_t i = 0; i < site->pages.len; i++) {
        ok = check_related(arena, diag, site, site->pages.ptr[i]) && ok;
        add_backlinks(arena, site, site->pages.ptr[i]);
    }
    return ok;
}

struct page *site_page(const struct site *site, int lang, struct str id)
{
    return map_get(&site->by_id[lang], id);
}

struct page *site_target(const struct site *site, int lang, struct str id)
{
    struct page *page = site_page(site, lang, id);
    return page && page->kind == PAGE_MOVED ? page->target : page;
}

struct page *site_page_of_file(struct arena *arena, const struct site *site, int lang,
                               struct str path)
{
    struct str clean = path_clean(arena, path);
    struct page *page = map_get(&site->by_file[lang], clean);
    for (int other = 0; !page && other < site->config->language_count; other++)
        page = map_get(&site->by_file[other], clean);
    return page;
}

struct str site_id_hint(struct arena *arena, const struct site *site, int lang, struct str id)
{
    struct str *ids = arena_alloc(arena, site->pages.len * sizeof *ids);
    size_t count = 0;
    for (size_t i = 0; i < site->pages.len; i++)
        if (site->pages.ptr[i]->lang == lang)
            ids[count++] = site->pages.ptr[i]->id;
    return suggest_hint(arena, id, ids, count);
}
