#include "build/build.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/vec.h"
#include "build/history.h"
#include "build/inputs.h"
#include "build/keep.h"
#include "build/made.h"
#include "build/run.h"
#include "build/search_pass.h"
#include "build/second_pass.h"
#include "build/twins.h"
#include "check/check.h"
#include "extend/filters.h"
#include "markdown/terms.h"
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
    if (!options->out.len)
        return diag_error(diag, (struct loc){ 0 }, "the output folder has no name");
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

/* False after diagnostics. Without its filters a page is not what its author wrote it to be, but a fault in the
 * templates keeps nobody from hearing of those in the pages. */
static bool load(struct run *run)
{
    const struct build_options *options = &run->options;
    stages_begin(options->stages, "theme", 0);
    run->plan = read_plan(options, run->diag, &run->loaded.arena);
    if (options->demos_named && fs_kind(options->demos) != FS_FOLDER)
        return diag_error(run->diag, (struct loc){ 0 }, "the demos' folder '%.*s' is no folder",
                          STR_ARG(options->demos));
    struct str root = content_root(options);
    struct load_options load = { options->source,        run->plan.templates,  run->plan.filters,
                                 run->remembered.before, run->remembered.next, &root,
                                 options->jobs,          options->stages };
    bool ok = run->plan.filters && loaded_read(&run->loaded, run->diag, &load);
    struct str guide = run->loaded.config.guide.folder, code = code_root(options, &run->loaded);
    if (guide.len)
        inputs_note(run->inputs, path_join(&run->loaded.arena, options->source, guide));
    if (fs_kind(code) != FS_FOLDER)
        inputs_note(run->inputs,
                    code); /* it may come to be; of one that is there the files count */
    return ok;
}

/* What can be told only when every page was made. */
static void check_made(const struct run *run)
{
    const struct site *site = &run->loaded.site;
    check_links(run->diag, site, run->finished);
    if (is_folder(&run->options))
        check_unused(run->diag, site, run->options.source, files_is_used, run->shop.files);
    if (run->options.outside)
        outside_check(run->diag, site, run->finished, run->options.outside, &run->result->outside);
}

/* What pages are made of. False after diagnostics. */
static bool open_shop(struct run *run)
{
    struct loaded *loaded = &run->loaded;
    struct diag *diag = run->diag;
    struct config *config = &loaded->config;
    struct highlighter *highlighter = highlighter_new();
    const struct theme *theme =
        theme_read(&loaded->arena, diag, config, run->plan.folders, run->publish);
    run->shop =
        (struct workshop){ .diag = diag,
                           .site = &loaded->site,
                           .theme = theme,
                           .demos = demos_new(diag, config, run->options.demos, run->publish,
                                              highlighter),
                           .files = files_new(diag, content_root(&run->options), run->publish),
                           .fonts = fonts_new(run->plan.folders, run->publish),
                           .maths = maths_new(&config->macros),
                           .publish = run->publish,
                           .search = config->search ? search_new(config) : NULL,
                           .highlighter = highlighter,
                           .terms = config->link_terms ? terms_forms(&loaded->arena, config) : NULL,
                           .code_root = code_root(&run->options, loaded),
                           .content_root = content_root(&run->options),
                           .templates = run->plan.templates,
                           .filters = run->plan.filters,
                           .keep = run->remembered.keep,
                           .used = inputs_note,
                           .used_ctx = run->inputs };
    remembered_read_maths(&run->remembered, &config->macros, run->shop.maths, run->shop.fonts);
    return theme != NULL;
}

static void close_search(struct workshop *shop)
{
    if (shop->search)
        search_free(shop->search);
    shop->search = NULL;
}

static void close_shop(struct workshop *shop)
{
    close_search(shop);
    files_free(shop->files);
    fonts_free(shop->fonts);
    demos_free(shop->demos);
    maths_free(shop->maths);
    highlighter_free(shop->highlighter);
}

/* What pages share is a tenth of all memory, of which what is remembered wants as much. */
static void leave_worker(struct run *run, struct worker *worker)
{
    if (run->stays)
        run->worker = worker;
    else
        worker_free(worker);
    mem_trim();
}

/* Renders everything into run->publish, which nothing has been committed of yet. `fine`: nothing was wrong so far. */
static bool make_pages(struct run *run, bool fine)
{
    const struct build_options *options = &run->options;
    struct loaded *loaded = &run->loaded;
    struct workshop *shop = &run->shop;
    struct second_pass pass = { .shop = shop };
    if (loaded->history) {
        stages_begin(options->stages, "dates", 0);
        history_read(loaded->history, run->diag, &loaded->site);
    }
    stages_begin(options->stages, "pages", 0);
    bool ok = made_name(run->diag, &loaded->site, shop->theme) && fine;
    ok = find_places(&loaded->arena, shop) && ok;
    if (shop->keep)
        keep_begin(shop->keep, shop, second_pass_worker(&pass));
    ok = second_pass_run(&loaded->arena, &pass, options) && ok;
    ok = ok && twins_publish(shop);
    files_tell_hidden(shop->files, inputs_note, run->inputs);
    ok = search_pass_run(run, &pass) && ok;
    close_search(shop);
    if (ok && shop->keep)
        run->facts = keep_end(shop->keep);
    remembered_save_maths(&run->remembered, &loaded->config.macros, shop->maths, shop->fonts);
    leave_worker(run, second_pass_worker(&pass));
    return ok;
}

static bool make_site(struct run *run, bool fine)
{
    stages_begin(run->options.stages, "theme", 0);
    bool ok = open_shop(run) && make_pages(run, fine);
    stages_begin(run->options.stages, run->finished ? "check" : "publish", 0);
    if (ok && run->finished)
        check_made(run);
    return ok;
}

/* What was told now must be told the next time; and git may know something new without a change of any input. */
static void remember(struct run *run)
{
    struct remembered *remembered = &run->remembered;
    if (!remembered->keep)
        return;
    stages_begin(run->options.stages, "remember", 0);
    struct cached_state *state = cache_state(remembered->next);
    struct publish_paths paths = publish_paths(&run->loaded.arena, run->publish);
    bool quiet = diag_warnings(run->diag) == 0 && !run->loaded.config.dates;
    inputs_list(run->inputs, state);
    state->pages = run->result->pages;
    state->inputs = quiet ? inputs_stamp(run->inputs, state) : 0;
    remembered_save(remembered, run->facts, &run->options, &paths);
}

static bool commit(struct run *run)
{
    struct publish_result published;
    run->result->pages = run->loaded.site.pages.len;
    bool ok = publish_commit(run->publish, &published);
    run->result->written = published.written;
    run->result->removed = published.removed;
    if (ok)
        remember(run);
    return ok;
}

/* The same, unless what is known is old. */
static bool commit_through(struct run *run, struct build_gate *gate)
{
    pthread_mutex_lock(&gate->lock);
    run->result->given_up = gate->closed;
    bool ok = gate->closed || commit(run);
    pthread_mutex_unlock(&gate->lock);
    return ok;
}

/* Builds into a folder that is ours. */
static bool build_into(struct run *run, bool fine)
{
    struct build_gate *gate = run->options.gate;
    return make_site(run, fine) && (gate ? commit_through(run, gate) : commit(run));
}

static bool build_anew(struct run *run)
{
    bool fine = load(run);
    if (!run->loaded.config.language_count || !check_out(&run->options, run->diag) ||
        !run->plan.templates)
        return false;
    run->publish = publish_open(run->diag, run->options.out,
                                config_root(&run->loaded.arena, &run->loaded.config));
    return run->publish && build_into(run, fine);
}

static bool build(struct run *run)
{
    stages_begin(run->options.stages, "look", 0);
    if (is_folder(&run->options))
        remembered_open(&run->remembered, &run->options);
    if (!run->options.reads && run->remembered.before &&
        inputs_are_old(run->inputs, run->remembered.before)) {
        run->result->pages = cache_state(run->remembered.before)->pages;
        return true;
    }
    if (run->remembered.before)
        cache_read_on(run->remembered.before);
    return build_anew(run);
}

static bool check(struct run *run)
{
    bool fine = load(run);
    const struct site *site = &run->loaded.site;
    stages_begin(run->options.stages, "check", 0);
    check_texts(run->diag, site);
    if (!site->incomplete)
        check_parity(run->diag, site);
    if (!run->loaded.config.language_count || !run->plan.templates)
        return false;
    run->finished = finished_new();
    run->publish = publish_try(run->diag, finished_see, run->finished);
    run->result->pages = site->pages.len;
    fine = make_site(run, fine);
    finished_free(run->finished);
    return fine;
}

static struct run *run_new(const struct build_options *options, struct diag *diag,
                           struct build_result *result)
{
    struct run *run = mem_alloc(sizeof *run);
    run->options = *options;
    run->diag = diag;
    run->result = result;
    run->inputs = inputs_new(&run->options);
    *result = (struct build_result){ 0 };
    return run;
}

void run_free(struct run *run)
{
    if (run->worker)
        worker_free(run->worker);
    if (run->shop.site)
        close_shop(&run->shop);
    if (run->publish)
        publish_close(run->publish);
    remembered_close(&run->remembered);
    inputs_free(run->inputs);
    loaded_release(&run->loaded);
    mem_free(run);
}

bool build_site(const struct build_options *options, struct diag *diag, struct build_result *result)
{
    struct run *run = run_new(options, diag, result);
    bool ok = build(run);
    run_free(run);
    return ok;
}

/* They are used up. */
static void release_trees(const struct site *site)
{
    for (size_t i = 0; i < site->pages.len; i++)
        page_release(site->pages.ptr[i]);
}

bool build_resident(const struct build_options *options, struct diag *diag,
                    struct build_result *result, struct run **resident)
{
    struct run *run = run_new(options, diag, result);
    run->stays = true;
    bool ok = build(run), known = ok && run->facts && !result->given_up;
    *resident = known ? run : NULL;
    if (known)
        release_trees(&run->loaded.site);
    else
        run_free(run);
    return ok;
}

bool build_check(const struct build_options *options, struct diag *diag,
                 struct build_result *result)
{
    struct run *run = run_new(options, diag, result);
    bool ok = check(run);
    run_free(run);
    return ok;
}
