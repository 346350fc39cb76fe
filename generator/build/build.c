#include "build/build.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/vec.h"
#include "build/history.h"
#include "build/inputs.h"
#include "build/keep.h"
#include "build/load.h"
#include "build/made.h"
#include "build/remembered.h"
#include "build/second_pass.h"
#include "build/twins.h"
#include "build/worker.h"
#include "check/check.h"
#include "extend/filters.h"
#include "search/search.h"

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

/* What of the theme must be known before the pages are read. */
struct plan {
    struct str folders[2];                 /* as in theme.h */
    struct templates *templates, *filters; /* NULL after diagnostics */
};

static struct plan read_plan(const struct build_options *options, struct diag *diag,
                             struct arena *arena)
{
    struct plan plan = { .folders = { own_theme(arena, options), options->theme } };
    struct str filters[2];
    size_t count = 0;
    for (int i = 0; i < 2; i++)
        if (plan.folders[i].len)
            filters[count++] = path_join(arena, plan.folders[i], STR("filters"));
    plan.templates = theme_templates(arena, diag, plan.folders);
    plan.filters = filters_load(arena, diag, filters, count);
    return plan;
}

/* A run, from its source to a site or to findings. */
struct run {
    const struct build_options *options;
    struct diag *diag;
    struct loaded *loaded;
    struct plan plan;
    struct publish *publish;
    struct finished *finished; /* what was made, when it is to be checked; or NULL */
    struct inputs *inputs;
    struct remembered remembered; /* of builds of a folder */
    const struct facts *facts;    /* that its files are made of, once they are */
    struct build_result *result;
};

/* False after diagnostics. Without its filters a page is not what its author wrote it to be, but a fault in the
 * templates keeps nobody from hearing of those in the pages. */
static bool load(struct run *run)
{
    const struct build_options *options = run->options;
    stages_begin(options->stages, "theme", 0);
    run->plan = read_plan(options, run->diag, &run->loaded->arena);
    struct load_options load = { options->source,        run->plan.templates,  run->plan.filters,
                                 run->remembered.before, run->remembered.next, options->jobs,
                                 options->stages };
    bool ok = run->plan.filters && loaded_read(run->loaded, run->diag, &load);
    struct str guide = run->loaded->config.guide.folder;
    if (guide.len)
        inputs_note(run->inputs, path_join(&run->loaded->arena, options->source, guide));
    return ok;
}

/* What can be told only when every page was made. */
static void check_made(const struct run *run, struct files *files)
{
    const struct site *site = &run->loaded->site;
    check_links(run->diag, site, run->finished);
    if (is_folder(run->options))
        check_unused(run->diag, site, run->options->source, files_is_used, files);
    if (run->options->outside)
        outside_check(run->diag, site, run->finished, run->options->outside, &run->result->outside);
}

/* Hands a page to the search, as it was published: it was there a moment ago. */
static bool add_published(const struct run *run, struct arena *scratch, struct search *search,
                          const struct page *page)
{
    struct source source = { .path = path_join(scratch, run->options->out, page->path) };
    struct str html;
    int error = fs_read(scratch, source.path, &html);
    if (error)
        return diag_error(run->diag, (struct loc){ .source = &source }, "cannot be read: %s",
                          fs_error(error));
    search_add(search, page, html);
    return true;
}

/* Hands the pages that were kept to the search, as they were published. */
static bool add_kept(const struct run *run, const struct workshop *shop,
                     const struct second_pass *pass)
{
    const struct pages *all = &shop->site->pages, *made = &pass->pages;
    struct arena scratch = { 0 };
    bool ok = true;
    for (size_t i = 0, next = 0; i < all->len; i++) {
        if (next < made->len && made->ptr[next] == all->ptr[i])
            next++;
        else
            ok = add_published(run, &scratch, shop->search, all->ptr[i]) && ok;
        arena_reset(&scratch);
    }
    arena_release(&scratch);
    return ok;
}

/* Publishes what the pages' search reads, unless all that it finds is as it was. */
static bool publish_search(struct run *run, const struct workshop *shop,
                           const struct second_pass *pass)
{
    struct remembered *remembered = &run->remembered;
    if (!shop->search)
        return true;
    stages_begin(run->options->stages, "search", 0);
    if (shop->keep && remembered_keep_search(remembered, run->options->out))
        return true;
    if (shop->keep && !add_kept(run, shop, pass))
        return false;
    if (!search_publish(shop->search, run->publish, run->options->jobs))
        return false;
    if (shop->keep)
        remembered_add_search(remembered, run->publish);
    return true;
}

/* Renders everything into run->publish, which nothing has been committed of yet. `fine`: nothing was wrong so far. */
static bool make_site(struct run *run, bool fine)
{
    const struct build_options *options = run->options;
    struct diag *diag = run->diag;
    struct loaded *loaded = run->loaded;
    struct arena *arena = &loaded->arena;
    stages_begin(options->stages, "theme", 0);
    struct theme *theme = theme_read(arena, diag, &loaded->config, run->plan.folders, run->publish);
    if (!theme)
        return false;
    struct highlighter *highlighter = highlighter_new();
    struct demos *demos =
        demos_new(diag, &loaded->config, options->demos, run->publish, highlighter);
    struct files *files = files_new(diag, content_root(options), run->publish);
    struct maths *maths = maths_new(&loaded->config.macros);
    struct workshop shop = { .diag = diag,
                             .site = &loaded->site,
                             .theme = theme,
                             .demos = demos,
                             .files = files,
                             .maths = maths,
                             .publish = run->publish,
                             .search = loaded->config.search ? search_new(&loaded->config) : NULL,
                             .highlighter = highlighter,
                             .code_root = code_root(options, loaded),
                             .content_root = content_root(options),
                             .templates = run->plan.templates,
                             .filters = run->plan.filters,
                             .keep = run->remembered.keep,
                             .used = inputs_note,
                             .used_ctx = run->inputs };
    struct second_pass pass = { .shop = &shop };
    if (loaded->config.dates) {
        stages_begin(options->stages, "dates", 0);
        history_read(diag, content_root(options), &loaded->site);
    }
    stages_begin(options->stages, "pages", 0);
    bool ok = made_name(diag, &loaded->site, theme) && fine;
    ok = find_places(arena, &shop) && ok;
    ok = second_pass_run(arena, &pass, options) && ok;
    files_tell_hidden(files, inputs_note, run->inputs);
    ok = twins_publish(run->publish, &loaded->site, shop.keep) && ok;
    ok = publish_search(run, &shop, &pass) && ok;
    if (ok && shop.keep)
        run->facts = keep_end(shop.keep);
    second_pass_free(&pass);
    if (shop.search)
        search_free(shop.search);
    stages_begin(options->stages, run->finished ? "check" : "publish", 0);
    if (ok && run->finished)
        check_made(run, files);
    files_free(files);
    demos_free(demos);
    maths_free(maths);
    highlighter_free(highlighter);
    return ok;
}

/* What was told now must be told the next time; and git may know something new without a change of any input. */
static void remember(struct run *run, const struct publish_paths *paths)
{
    struct remembered *remembered = &run->remembered;
    if (!remembered->keep)
        return;
    stages_begin(run->options->stages, "remember", 0);
    struct cached_state *state = cache_state(remembered->next);
    bool quiet = diag_warnings(run->diag) == 0 && !run->loaded->config.dates;
    inputs_list(run->inputs, state);
    state->pages = run->result->pages;
    state->inputs = quiet ? inputs_stamp(run->inputs, state) : 0;
    remembered_save(remembered, run->facts, run->options->out, paths);
}

/* Builds into a folder that is ours. */
static bool build_into(struct run *run, bool fine)
{
    struct publish_result published;
    if (!make_site(run, fine)) {
        publish_abandon(run->publish);
        return false;
    }
    struct publish_paths paths = publish_paths(&run->loaded->arena, run->publish);
    run->result->pages = run->loaded->site.pages.len;
    bool ok = publish_commit(run->publish, &published);
    run->result->written = published.written;
    run->result->removed = published.removed;
    if (ok)
        remember(run, &paths);
    return ok;
}

static bool build_anew(struct run *run)
{
    bool fine = load(run);
    if (!run->loaded->config.language_count || !check_out(run->options, run->diag) ||
        !run->plan.templates)
        return false;
    run->publish = publish_open(run->diag, run->options->out,
                                config_root(&run->loaded->arena, &run->loaded->config));
    return run->publish && build_into(run, fine);
}

static bool build(struct run *run)
{
    stages_begin(run->options->stages, "look", 0);
    if (is_folder(run->options))
        remembered_open(&run->remembered, run->options);
    if (run->remembered.before && inputs_are_old(run->inputs, run->remembered.before)) {
        run->result->pages = cache_state(run->remembered.before)->pages;
        return true;
    }
    return build_anew(run);
}

static bool check(struct run *run)
{
    bool fine = load(run);
    const struct site *site = &run->loaded->site;
    stages_begin(run->options->stages, "check", 0);
    check_texts(run->diag, site);
    if (!site->incomplete)
        check_parity(run->diag, site);
    if (!run->loaded->config.language_count || !run->plan.templates)
        return false;
    run->finished = finished_new();
    run->publish = publish_try(run->diag, finished_see, run->finished);
    run->result->pages = site->pages.len;
    fine = make_site(run, fine);
    publish_abandon(run->publish);
    finished_free(run->finished);
    return fine;
}

/* Does `work` with a run of its own. */
static bool run_with(struct run run, bool (*work)(struct run *run))
{
    run.loaded = mem_alloc(sizeof *run.loaded);
    run.inputs = inputs_new(run.options);
    *run.result = (struct build_result){ 0 };
    bool ok = work(&run);
    remembered_close(&run.remembered);
    inputs_free(run.inputs);
    loaded_release(run.loaded);
    mem_free(run.loaded);
    return ok;
}

bool build_site(const struct build_options *options, struct diag *diag, struct build_result *result)
{
    return run_with((struct run){ .options = options, .diag = diag, .result = result }, build);
}

bool build_check(const struct build_options *options, struct diag *diag,
                 struct build_result *result)
{
    return run_with((struct run){ .options = options, .diag = diag, .result = result }, check);
}
