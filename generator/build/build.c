#include "build/build.h"

#include <stdatomic.h>

#include "base/fs.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/vec.h"
#include "build/load.h"
#include "build/worker.h"
#include "extend/filters.h"

/* The second pass: one page to HTML, on any thread. */
struct second_pass {
    const struct workshop *shop;
    struct worker *workers[POOL_MAX];
    atomic_bool failed;
};

static void second_pass_item(void *ctx, int number, size_t index)
{
    struct second_pass *pass = ctx;
    if (!pass->workers[number])
        pass->workers[number] = worker_new(pass->shop);
    if (!worker_make(pass->workers[number], pass->shop->site->pages.ptr[index]))
        pass->failed = true;
}

static bool make_pages(const struct workshop *shop, int jobs)
{
    struct second_pass pass = { .shop = shop };
    pool_run(jobs, shop->site->pages.len, second_pass_item, &pass);
    for (size_t i = 0; i < COUNT(pass.workers); i++)
        if (pass.workers[i])
            worker_free(pass.workers[i]);
    return !pass.failed;
}

static bool has_place(const struct demo_places *places, const struct demo *demo, int lang)
{
    for (size_t i = 0; i < places->len; i++)
        if (places->ptr[i].demo == demo && places->ptr[i].page->lang == lang)
            return true;
    return false;
}

/* Finds the first page of each language that shows a demo, by front matter. */
static bool find_places(struct arena *arena, struct workshop *shop)
{
    bool ok = true;
    for (size_t i = 0; i < shop->site->pages.len; i++) {
        const struct page *page = shop->site->pages.ptr[i];
        for (size_t k = 0; k < page->demos.len; k++) {
            struct name name = page->demos.ptr[k];
            const struct demo *demo = demos_get(shop->demos, name.text, name.loc);
            ok = ok && demo;
            if (demo && !has_place(&shop->places, demo, page->lang))
                vec_push(arena, &shop->places, ((struct demo_place){ demo, page }));
        }
    }
    return ok;
}

/* The site must not be written into its own source. */
static bool check_out(const struct build_options *options, struct diag *diag)
{
    if (fs_kind(options->out) == FS_FOLDER && fs_same(options->out, options->source))
        return diag_error(diag, (struct loc){ 0 }, "the output folder '%.*s' is the source itself",
                          STR_ARG(options->out));
    return true;
}

static bool is_folder(const struct build_options *options)
{
    return fs_kind(options->source) == FS_FOLDER;
}

/* The folder that the pages' files lie in. */
static struct str content_root(const struct build_options *options)
{
    return is_folder(options) ? options->source : path_dir(options->source);
}

/* The folder that code may be included from. */
static struct str code_root(const struct build_options *options, struct loaded *loaded)
{
    struct str root = content_root(options);
    return is_folder(options) ? path_join(&loaded->arena, root, loaded->config.include_from) : root;
}

/* The folder beside site.yaml that is laid over the theme, or "". */
static struct str own_theme(struct arena *arena, const struct build_options *options)
{
    return is_folder(options) ? path_join(arena, options->source, STR("theme")) : STR("");
}

static bool load(const struct build_options *options, struct diag *diag, struct loaded *loaded)
{
    struct str own = own_theme(&loaded->arena, options), folders[2];
    size_t count = 0;
    if (own.len)
        folders[count++] = path_join(&loaded->arena, own, STR("filters"));
    folders[count++] = path_join(&loaded->arena, options->theme, STR("filters"));
    struct templates *filters = filters_load(&loaded->arena, diag, folders, count);
    struct load_options load = { options->source, filters, options->jobs };
    return filters && loaded_read(loaded, diag, &load);
}

/* Renders everything into `publish`, which nothing has been committed of yet. */
static bool make_site(const struct build_options *options, struct diag *diag, struct loaded *loaded,
                      struct publish *publish)
{
    struct arena *arena = &loaded->arena;
    struct str folders[2] = { own_theme(arena, options), options->theme };
    struct theme *theme = theme_read(arena, diag, &loaded->config, folders, publish);
    if (!theme)
        return false;
    struct highlighter *highlighter = highlighter_new();
    struct demos *demos = demos_new(diag, &loaded->config, options->demos, publish, highlighter);
    struct files *files = files_new(diag, content_root(options), publish);
    struct maths *maths = maths_new(&loaded->config.macros);
    struct workshop shop = { .diag = diag,
                             .site = &loaded->site,
                             .theme = theme,
                             .demos = demos,
                             .files = files,
                             .maths = maths,
                             .publish = publish,
                             .highlighter = highlighter,
                             .code_root = code_root(options, loaded) };
    bool ok = find_places(arena, &shop);
    ok = make_pages(&shop, options->jobs) && ok;
    files_free(files);
    demos_free(demos);
    maths_free(maths);
    highlighter_free(highlighter);
    return ok;
}

static bool build(const struct build_options *options, struct diag *diag, struct loaded *loaded,
                  struct build_result *result)
{
    bool loaded_fine = load(options, diag, loaded);
    if (!loaded->config.language_count || !check_out(options, diag))
        return false;
    struct publish *publish = publish_open(diag, options->out);
    if (!publish)
        return false;
    struct publish_result published;
    if (!make_site(options, diag, loaded, publish) || !loaded_fine) {
        publish_abandon(publish);
        return false;
    }
    result->pages = loaded->site.pages.len;
    bool ok = publish_commit(publish, &published);
    result->written = published.written;
    result->removed = published.removed;
    return ok;
}

bool build_site(const struct build_options *options, struct diag *diag, struct build_result *result)
{
    struct loaded *loaded = mem_alloc(sizeof *loaded);
    *result = (struct build_result){ 0 };
    bool ok = build(options, diag, loaded, result);
    loaded_release(loaded);
    mem_free(loaded);
    return ok;
}
