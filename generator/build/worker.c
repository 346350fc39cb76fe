#include "build/worker.h"

#include "base/mem.h"
#include "base/vec.h"
#include "extend/shortcodes.h"
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
};

struct worker *worker_new(const struct workshop *shop)
{
    struct worker *worker = mem_alloc(sizeof *worker);
    worker->shop = shop;
    worker->engine = engine_new(shop->theme->templates, shop->diag, &engine_limits_default);
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

static struct render render_of(struct worker *worker, const char *name)
{
    return (struct render){ .name = str_of(name),
                            .page = worker->page->source->path,
                            .path = worker->page->path,
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

/* The demos of the front matter that the text did not place, as page.demos. */
static bool add_rest(struct worker *worker, struct value page_value)
{
    const struct page *page = worker->page;
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
    const struct yaml *strings = worker->shop->theme->strings[worker->page->lang];
    const struct yaml *node = yaml_get(strings, key);
    if (!node)
        return diag_error(worker->shop->diag, (struct loc){ .source = strings->loc.source },
                          "no words for '%s'", key);
    return yaml_text(worker->shop->diag, node, words);
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

static struct shortcode_caller caller_of(struct worker *worker)
{
    return (struct shortcode_caller){ .arena = &worker->scratch,
                                      .diag = worker->shop->diag,
                                      .templates = worker->shop->theme->templates,
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
                                      .shortcode = shortcode,
                                      .shortcode_ctx = worker };
}

static bool render_body(struct worker *worker, struct value page_value)
{
    struct body body;
    struct markdown_context md = context_of(worker, add_demo, add_shortcode);
    bool ok = body_render(&md, &body);
    values_add_body(page_value, &body);
    return add_rest(worker, page_value) && ok;
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

static bool render_page(struct worker *worker)
{
    static const char *const templates[] = { [PAGE_QUESTION] = "question",
                                             [PAGE_PLAIN] = "page",
                                             [PAGE_HOME] = "home",
                                             [PAGE_GUIDE] = "guide" };
    struct page *page = worker->page;
    const struct shared *shared = &worker->shared[page->lang];
    struct value page_value = value_of_page(worker->engine, worker->shop, page, shared);
    worker->vars = value_map(worker->engine);
    value_set(worker->vars, "site", shared->site);
    value_set(worker->vars, "tr", shared->tr);
    value_set(worker->vars, "page", page_value);
    if (!render_body(worker, page_value))
        return false;
    struct render render = render_of(worker, templates[page->kind]);
    struct str html;
    return engine_render(worker->engine, &render, &html) &&
           publish_add(worker->shop->publish, page->path, html);
}

bool worker_make(struct worker *worker, struct page *page)
{
    if (!worker->shared[page->lang].site.engine)
        worker->shared[page->lang] =
            values_shared(worker->engine, &worker->arena, worker->shop, page->lang);
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
