#include "build/second_pass.h"

#include "base/mem.h"
#include "base/path.h"
#include "base/vec.h"
#include "build/keep.h"

static struct worker *worker_of(struct second_pass *pass, int number)
{
    if (!pass->workers[number])
        pass->workers[number] = worker_new(pass->shop);
    return pass->workers[number];
}

static bool make_page(struct second_pass *pass, int number, const struct page_work *work)
{
    return worker_make(worker_of(pass, number), work->page, work->what);
}

static bool make_file(struct second_pass *pass, int number, const struct site_file *file)
{
    return worker_make_file(worker_of(pass, number), file);
}

static bool has_its_turn(const struct second_pass *pass, const struct page *page)
{
    bool gathers = page->body_line == 0;
    return gathers == pass->gathers;
}

/* One page to HTML, or one other file, on any thread. */
static void make_item(void *ctx, int number, size_t index)
{
    struct second_pass *pass = ctx;
    size_t pages = pass->pages.len;
    if (index < pages && !has_its_turn(pass, pass->pages.ptr[index].page))
        return;
    bool ok = index < pages ? make_page(pass, number, &pass->pages.ptr[index])
                            : make_file(pass, number, &pass->files.ptr[index - pages]);
    if (!ok)
        pass->failed = true;
    stages_count(pass->stages);
}

/* The files of a folder of the theme's templates, for each of the first `languages`. */
static void add_files(struct arena *arena, const struct workshop *shop, struct str folder,
                      int languages, struct site_files *files)
{
    const struct config *config = shop->site->config;
    struct template_names names = templates_names(arena, shop->templates, folder);
    for (size_t i = 0; i < names.len; i++) {
        for (int lang = 0; lang < languages; lang++) {
            struct str path =
                lang ? path_join(arena, config->languages[lang], names.ptr[i]) : names.ptr[i];
            struct str template =
                arena_printf(arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(names.ptr[i]));
            vec_push(arena, files, ((struct site_file){ template, path, lang }));
        }
    }
}

/* True when the last build has made the file of the same. Who asked is told of others. */
static bool is_kept(const struct workshop *shop, const struct build_options *options,
                    struct str path)
{
    if (!shop->keep || keep_file(shop->keep, path))
        return shop->keep != NULL;
    struct arena scratch = { 0 };
    if (options->made)
        options->made(options->made_ctx, path, keep_why(shop->keep, &scratch));
    arena_release(&scratch);
    return false;
}

static int choose_parts(struct arena *arena, const struct workshop *shop,
                        const struct build_options *options, const struct page *page)
{
    struct str twin = page_twin_path(arena, page);
    if (page->faulty)
        return MAKE_PAGE;
    bool kept = is_kept(shop, options, page->path);
    bool twin_kept = !twin.len || (shop->keep && keep_file(shop->keep, twin));
    return (kept ? 0 : MAKE_PAGE) | (twin_kept ? 0 : MAKE_TWIN);
}

static void choose_pages(struct arena *arena, struct second_pass *pass,
                         const struct build_options *options)
{
    const struct workshop *shop = pass->shop;
    struct site_files all = { 0 };
    for (size_t i = 0; i < shop->site->pages.len; i++) {
        struct page *page = shop->site->pages.ptr[i];
        int what = choose_parts(arena, shop, options, page);
        if (what)
            vec_push(arena, &pass->pages, ((struct page_work){ page, what }));
    }
    add_files(arena, shop, STR("files/"), 1, &all);
    add_files(arena, shop, STR("language-files/"), shop->site->config->language_count, &all);
    for (size_t i = 0; i < all.len; i++)
        if (!is_kept(shop, options, all.ptr[i].path))
            vec_push(arena, &pass->files, all.ptr[i]);
}

bool second_pass_run(struct arena *arena, struct second_pass *pass,
                     const struct build_options *options)
{
    choose_pages(arena, pass, options);
    pass->stages = options->stages;
    stages_begin(pass->stages, "pages", pass->pages.len + pass->files.len);
    pool_run(options->jobs, pass->pages.len, make_item, pass);
    maths_rest(pass->shop->maths); /* a list of thousands of pages takes the room */
    pass->gathers = true;
    pool_run(options->jobs, pass->pages.len + pass->files.len, make_item, pass);
    for (size_t i = 1; i < COUNT(pass->workers); i++)
        if (pass->workers[i])
            worker_free(pass->workers[i]);
    if (pass->workers[0])
        worker_rest(pass->workers[0]); /* the search comes next, and needs room */
    mem_trim();
    return !pass->failed;
}

struct worker *second_pass_worker(struct second_pass *pass)
{
    return worker_of(pass, 0);
}
