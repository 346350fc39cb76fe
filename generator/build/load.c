#include "build/load.h"

#include <stdatomic.h>

#include "base/fs.h"
#include "base/vec.h"
#include "config/glossary.h"
#include "content/bank.h"
#include "content/role.h"
#include "content/source.h"
#include "markdown/outline.h"
#include "syntax/parse.h"

/* The first pass: one file to one page with its tree, on any thread. */
struct first_pass {
    struct loaded *loaded;
    struct diag *diag;
    const struct page_file *files;
    struct page *pages; /* one a file */
    atomic_bool failed;
};

static bool read_page(struct arena *arena, struct diag *diag, const struct config *config,
                      struct page_file file, struct page *page)
{
    const struct source *source = source_read(arena, diag, file.path);
    if (!source)
        return false;
    page->lang = file.lang;
    page->faulty = !page_read(arena, diag, config, source, page);
    if (!page->body_line)
        return false; /* without front matter there is no telling what the body is */
    struct parse_input input = { source, page->body, page->body_line };
    struct parsed parsed;
    if (!syntax_parse(arena, diag, &input, &parsed))
        page->faulty = true;
    page->tree = parsed.tree;
    page->marked = parsed.marked;
    if (!outline_collect(arena, diag, page))
        page->faulty = true;
    if (page->kind == PAGE_QUESTION && !role_check(diag, page))
        page->faulty = true;
    return !page->faulty;
}

static void first_pass_item(void *ctx, int worker, size_t index)
{
    struct first_pass *pass = ctx;
    struct loaded *loaded = pass->loaded;
    if (!read_page(&loaded->workers[worker], pass->diag, &loaded->config, pass->files[index],
                   &pass->pages[index]))
        pass->failed = true;
}

static void push_page(struct loaded *loaded, struct page *page)
{
    vec_push(&loaded->arena, &loaded->site.pages, page);
}

static bool load_folder(struct loaded *loaded, struct diag *diag, struct str folder, int jobs)
{
    struct page_files files = { 0 };
    if (!config_read(&loaded->arena, diag, folder, &loaded->config))
        return false;
    bool terms = glossary_read(&loaded->arena, diag, folder, &loaded->config);
    bool ok = site_list_files(&loaded->arena, diag, folder, &loaded->config, &files);
    struct page *pages = arena_alloc(&loaded->arena, files.len * sizeof *pages);
    struct first_pass pass = { loaded, diag, files.ptr, pages, false };
    pool_run(jobs, files.len, first_pass_item, &pass);
    loaded->site.incomplete = !ok;
    for (size_t i = 0; i < files.len; i++) {
        bool known = pages[i].tree && pages[i].id.len;
        if (known)
            push_page(loaded, &pages[i]);
        else
            page_release(&pages[i]);
        loaded->site.incomplete = loaded->site.incomplete || !known;
    }
    return ok && terms && !pass.failed;
}

static bool load_bank(struct loaded *loaded, struct diag *diag, struct str path)
{
    struct arena *arena = &loaded->arena;
    struct bank bank;
    const struct source *source = source_read(arena, diag, path);
    struct parsed parsed;
    if (!source)
        return false;
    struct parse_input input = { source, source->text, 1 };
    bool ok = syntax_parse(arena, diag, &input, &parsed);
    if (!bank_split(arena, diag, source, &parsed, &bank))
        return false;
    loaded->config = bank.config;
    for (size_t i = 0; i < bank.pages.len; i++) {
        ok = outline_collect(arena, diag, bank.pages.ptr[i]) && ok;
        push_page(loaded, bank.pages.ptr[i]);
    }
    return ok;
}

/* A home page for the language, if its author wrote none. */
static void add_home(struct loaded *loaded, int lang)
{
    for (size_t i = 0; i < loaded->site.pages.len; i++) {
        const struct page *page = loaded->site.pages.ptr[i];
        if (page->lang == lang && page->kind == PAGE_HOME)
            return;
    }
    struct page *home = arena_alloc(&loaded->arena, sizeof *home);
    *home = (struct page){ .kind = PAGE_HOME,
                           .lang = lang,
                           .source = &loaded->config.source,
                           .id = STR("index"),
                           .title = loaded->config.title[lang],
                           .tree = syntax_parse_commonmark(STR("")) };
    push_page(loaded, home);
}

bool loaded_read(struct loaded *loaded, struct diag *diag, struct str source, int jobs)
{
    enum fs_kind kind = fs_kind(source);
    loaded->site.config = &loaded->config;
    loaded->is_folder = kind == FS_FOLDER;
    bool ok = loaded->is_folder ? load_folder(loaded, diag, source, jobs)
                                : load_bank(loaded, diag, source);
    for (int lang = 0; lang < loaded->config.language_count; lang++)
        add_home(loaded, lang);
    /* what is known so far is still worth checking: all faults of a run are told */
    return site_join(&loaded->arena, diag, &loaded->site) && ok;
}

void loaded_release(struct loaded *loaded)
{
    for (size_t i = 0; i < loaded->site.pages.len; i++)
        page_release(loaded->site.pages.ptr[i]);
    for (size_t i = 0; i < COUNT(loaded->workers); i++)
        arena_release(&loaded->workers[i]);
    arena_release(&loaded->arena);
}
