#include "build/worker.h"

#include "base/mem.h"
#include "base/vec.h"
#include "build/page_text.h"
#include "extend/shortcodes.h"
#include "search/search.h"
#include "template/engine.h"

struct worker {
    const struct workshop *shop;
    struct engine *engine;
    struct arena arena;   /* as long as the worker */
    struct arena scratch; /* until the page is done */
    struct value assets;
    struct shared shared[LANGUAGES_MAX]; /* made when a language is met first */
    /* of the page that is being made */
    struct page *page;
    struct value vars;
    struct names placed; /* demos that the text places */
    bool whole;          /* it shows many pages: a demo that is there already is passed over */
};

struct worker *worker_new(const struct workshop *shop)
{
    struct worker *worker = mem_alloc(sizeof *worker);
    worker->shop = shop;
    worker->engine = engine_new(shop->templates, shop->diag, &engine_limits_default);
    worker->assets = values_of_assets(worker->engine, shop->theme);
    return worker;
}

void worker_free(struct worker *worker)
{
    engine_free(worker->engine);
    arena_release(&worker->arena);
    arena_release(&worker->scratch);
    mem_free(worker);
}

/* Where the site's root is on its host, for a page that is shown at any address. */
static struct str root_of(struct worker *worker, const struct page *page)
{
    if (page->kind != PAGE_LOST)
        return STR("");
    return config_root(&worker->scratch, worker->shop->site->config);
}

static struct render render_of(struct worker *worker, const char *name)
{
    return (struct render){ .name = str_of(name),
                            .page = worker->page->source->path,
                            .path = worker->page->path,
                            .root = root_of(worker, worker->page),
                            .vars = worker->vars,
                            .assets = worker->assets };
}

static bool is_placed(const struct worker *worker, struct str name)
{
    for (size_t i = 0; i < worker->placed.len; i++)
        if (str_eq(worker->placed.ptr[i].text, name))
            return true;
    return false;
}

/* Appends the demo as the theme's partial shows it. */
static bool add_demo(void *ctx, struct str name, struct loc loc, struct strbuf *html)
{
    struct worker *worker = ctx;
    const struct demo *demo = demos_get(worker->shop->demos, name, loc);
    if (!demo)
        return false;
    if (is_placed(worker, name) && worker->whole)
        return true;
    if (is_placed(worker, name))
        return diag_error(worker->shop->diag, loc, "demo '%.*s' is on this page already",
                          STR_ARG(name));
    vec_push(&worker->scratch, &worker->placed, ((struct name){ name, loc }));
    value_set(worker->vars, "demo",
              value_of_demo(worker->engine, &worker->scratch, demo, worker->page));
    struct render render = render_of(worker, "demo");
    struct str shown;
    bool ok = engine_render_partial(worker->engine, &render, &shown);
    if (ok)
        strbuf_add(html, shown);
    return ok;
}

/* The demos of the page's front matter that its text did not place, as page.demos. */
static bool add_rest(struct worker *worker, const struct page *page, struct value page_value)
{
    struct value list = value_list(worker->engine);
    struct strbuf html;
    bool ok = true;
    strbuf_init(&html, STRBUF_PAGE);
    for (size_t i = 0; i < page->demos.len; i++) {
        struct name name = page->demos.ptr[i];
        if (is_placed(worker, name.text))
            continue;
        strbuf_reset(&html);
        ok = add_demo(worker, name.text, name.loc, &html) && ok;
        value_add_str(list, strbuf_str(&html));
    }
    value_set(page_value, "demos", list);
    strbuf_release(&html);
    return ok;
}

/* The words of the theme in the language of the page. */
static bool find_word(void *ctx, const char *key, struct str *words)
{
    struct worker *worker = ctx;
    return theme_word(worker->shop->diag, worker->shop->theme, worker->page->lang, key, words);
}

static bool find_image(void *ctx, struct str name, struct loc loc, struct image_place *place)
{
    struct worker *worker = ctx;
    return files_image(worker->shop->files, name, loc, place);
}

static bool find_file(void *ctx, struct str name, struct loc loc, struct str *path)
{
    struct worker *worker = ctx;
    return files_linked(worker->shop->files, name, loc, path);
}

static void note_included(void *ctx, struct str path)
{
    struct worker *worker = ctx;
    files_note(worker->shop->files, path);
    if (worker->shop->used)
        worker->shop->used(worker->shop->used_ctx, path);
}

static struct shortcode_caller caller_of(struct worker *worker)
{
    return (struct shortcode_caller){ .arena = &worker->scratch,
                                      .diag = worker->shop->diag,
                                      .templates = worker->shop->templates,
                                      .engine = worker->engine,
                                      .render = render_of(worker, "") };
}

static bool add_shortcode(void *ctx, const struct shortcode *shortcode, struct strbuf *html)
{
    struct shortcode_caller caller = caller_of(ctx);
    return shortcode_call(&caller, shortcode, html);
}

static struct markdown_context context_of(struct worker *worker, markdown_demo *demo,
                                          markdown_shortcode *shortcode)
{
    return (struct markdown_context){ .arena = &worker->scratch,
                                      .diag = worker->shop->diag,
                                      .page = worker->page,
                                      .site = worker->shop->site,
                                      .raw_html = worker->shop->site->config->raw_html,
                                      .maths = worker->shop->maths,
                                      .root = worker->shop->code_root,
                                      .highlighter = worker->shop->highlighter,
                                      .demo = demo,
                                      .demo_ctx = worker,
                                      .word = find_word,
                                      .word_ctx = worker,
                                      .image = find_image,
                                      .image_ctx = worker,
                                      .file = find_file,
                                      .file_ctx = worker,
                                      .included = note_included,
                                      .included_ctx = worker,
                                      .shortcode = shortcode,
                                      .shortcode_ctx = worker };
}

/* A question in the page of all questions. What is wrong with it is told where its own page is made. */
static struct value value_of_question(struct worker *worker, struct filterer *filterer,
                                      const struct page *page)
{
    const struct shared *shared = &worker->shared[page->lang];
    struct value value = value_of_page(worker->engine, worker->shop, page, shared);
    struct diag *quiet = diag_new();
    struct page copy =
        *page; /* to be read anew: the first tree is used up where the page itself is made */
    struct markdown_context md = context_of(worker, add_demo, add_shortcode);
    struct body body;
    copy.path = worker->page->path;
    copy.tree = NULL;
    copy.anchors = (struct map){ 0 };
    copy.headings.ptr = NULL;
    copy.headings.len = copy.headings.cap = 0;
    page_text_read(&worker->scratch, quiet, filterer, &copy);
    md.diag = quiet;
    md.page = &copy;
    md.step = 1; /* below the question's own, which has the second level */
    md.id_prefix = arena_printf(&worker->scratch, "%.*s--", STR_ARG(page->id));
    value_set(worker->vars, "page", value);
    body_render(&md, &body);
    values_add_body(value, &body);
    add_rest(worker, page, value);
    page_release(&copy);
    diag_free(quiet);
    return value;
}

/* All questions of the language, as page.questions. */
static void add_questions(struct worker *worker, struct value page_value)
{
    const struct workshop *shop = worker->shop;
    struct value list = value_list(worker->engine);
    struct filterer *filterer = filters_are_none(shop->filters)
                                    ? NULL
                                    : filterer_new(shop->filters, shop->diag, shop->site->config);
    worker->whole = true;
    for (size_t i = 0; i < shop->site->pages.len; i++) {
        const struct page *page = shop->site->pages.ptr[i];
        bool shown = page->kind == PAGE_QUESTION && page->lang == worker->page->lang;
        if (shown && !page->faulty)
            value_add(list, value_of_question(worker, filterer, page));
    }
    worker->whole = false;
    value_set(worker->vars, "page", page_value);
    value_set(page_value, "questions", list);
    if (filterer)
        filterer_free(filterer);
}

static bool render_body(struct worker *worker, struct value page_value)
{
    struct body body;
    struct markdown_context md = context_of(worker, add_demo, add_shortcode);
    bool ok = body_render(&md, &body);
    values_add_body(page_value, &body);
    return add_rest(worker, worker->page, page_value) && ok;
}

/* For a page that will not be made: is there such a demo? */
static bool check_demo(void *ctx, struct str name, struct loc loc, struct strbuf *html)
{
    struct worker *worker = ctx;
    strbuf_add(html, name);
    return demos_get(worker->shop->demos, name, loc) != NULL;
}

static bool check_shortcode(void *ctx, const struct shortcode *shortcode, struct strbuf *html)
{
    struct shortcode_caller caller = caller_of(ctx);
    strbuf_add(html, shortcode->name);
    return shortcode_check(&caller, shortcode);
}

/* Finds the faults in the text of a page that will not be made. */
static void check_page(struct worker *worker)
{
    struct body body;
    struct markdown_context md = context_of(worker, check_demo, check_shortcode);
    body_render(&md, &body);
}

/* `site` of each language. */
static struct value value_of_sites(struct worker *worker)
{
    struct value sites = value_list(worker->engine);
    for (int i = 0; i < worker->shop->site->config->language_count; i++)
        value_add(sites, worker->shared[i].site);
    return sites;
}

static bool render_page(struct worker *worker)
{
    struct page *page = worker->page;
    const struct shared *shared = &worker->shared[page->lang];
    struct value page_value = value_of_page(worker->engine, worker->shop, page, shared);
    worker->vars = value_map(worker->engine);
    value_set(worker->vars, "site", shared->site);
    value_set(worker->vars, "tr", shared->tr);
    value_set(worker->vars, "page", page_value);
    if (!render_body(worker, page_value))
        return false;
    if (page->kind == PAGE_LOST)
        value_set(worker->vars, "sites", value_of_sites(worker));
    if (page->kind == PAGE_WHOLE)
        add_questions(worker, page_value);
    if (page->kind == PAGE_DEMOS || page->kind == PAGE_HOME)
        value_set(page_value, "figures",
                  value_of_figures(worker->engine, worker->shop, page->lang));
    if (worker->placed.len) /* other pages need no script and no rights for one */
        value_set_int(page_value, "has_demo", (long)worker->placed.len);
    struct render render = render_of(worker, page_kind_name(page->kind));
    struct str html;
    if (!engine_render(worker->engine, &render, &html))
        return false;
    if (worker->shop->search)
        search_add(worker->shop->search, page, html);
    return publish_add(worker->shop->publish, page->path, html);
}

static const struct shared *shared_of(struct worker *worker, int lang)
{
    struct shared *shared = &worker->shared[lang];
    if (!shared->site.engine)
        *shared = values_shared(worker->engine, &worker->arena, worker->shop, lang);
    return shared;
}

/* Before a mark is set: what all pages share stays for the next one. */
static void share_all(struct worker *worker)
{
    for (int i = 0; i < worker->shop->site->config->language_count; i++)
        shared_of(worker, i);
}

bool worker_make(struct worker *worker, struct page *page)
{
    shared_of(worker, page->lang);
    if (page->kind == PAGE_LOST)
        share_all(worker);
    int mark = value_mark(worker->engine);
    worker->page = page;
    worker->placed = (struct names){ 0 };
    bool ok = !page->faulty && render_page(worker);
    if (page->faulty)
        check_page(worker);
    value_drop(worker->engine, mark);
    arena_release(&worker->scratch);
    return ok;
}

/* A file that is made of the whole site, or of a language of it. */
static bool make_file(struct worker *worker, struct str template, struct str path, int lang)
{
    const struct workshop *shop = worker->shop;
    struct render render = { .name = template,
                             .page = shop->site->config->source.path,
                             .path = path,
                             .vars = value_map(worker->engine),
                             .assets = worker->assets };
    struct str text;
    value_set(render.vars, "sites", value_of_sites(worker));
    value_set(render.vars, "site", worker->shared[lang].site);
    value_set(render.vars, "tr", worker->shared[lang].tr);
    if (!engine_render(worker->engine, &render, &text))
        return false;
    text = str_trim(text); /* a template may have nothing to say */
    return !text.len || publish_add(shop->publish, path,
                                    arena_printf(&worker->scratch, "%.*s\n", STR_ARG(text)));
}

bool worker_make_file(struct worker *worker, const struct site_file *file)
{
    share_all(worker);
    int mark = value_mark(worker->engine);
    bool ok = make_file(worker, file->template, file->path, file->lang);
    value_drop(worker->engine, mark);
    arena_release(&worker->scratch);
    return ok;
}
