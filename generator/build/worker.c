#include "build/worker.h"

#include "base/hash.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/vec.h"
#include "build/keep.h"
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
    struct filterer *filterer; /* made when a page is read again; NULL where there are no filters */
    struct notes notes;        /* of what pages are made of */
    /* of the page that is being made */
    struct page *page;
    const struct page *known; /* the same, as the site knows it */
    struct value vars;
    struct names placed; /* demos that the text places */
    bool whole;          /* it shows many pages: a demo that is there already is passed over */
};

static void note(struct worker *worker, char kind, struct str name, struct str key)
{
    if (worker->shop->keep)
        notes_add(&worker->notes, kind, name, key);
}

static void note_read(void *ctx, enum read_kind kind, struct str name, struct str key)
{
    note(ctx, (char)kind, name, key);
}

/* All that another page's source and its place among the others make of it. */
static void note_page(struct worker *worker, const struct page *page)
{
    const struct config *config = worker->shop->site->config;
    struct str lang = config->languages[page->lang];
    struct str name = shared_ref_name(&worker->scratch, config, page->lang, page->id);
    note(worker, FACT_TEXT, lang, page->id);
    note(worker, FACT_JOIN, lang, page->id);
    note(worker, READ_ALL, name, STR(""));
}

struct worker *worker_new(const struct workshop *shop)
{
    struct worker *worker = mem_alloc(sizeof *worker);
    worker->shop = shop;
    worker->engine = engine_new(shop->templates, shop->diag, &engine_limits_default);
    worker->assets = values_of_assets(worker->engine, shop->theme);
    if (shop->keep)
        engine_listen(worker->engine, (struct engine_listener){ note_read, worker });
    return worker;
}

void worker_free(struct worker *worker)
{
    if (worker->filterer)
        filterer_free(worker->filterer);
    engine_free(worker->engine);
    notes_release(&worker->notes);
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
    note(worker, FACT_DEMO, name, STR(""));
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
    note(worker, FACT_WORDS, worker->shop->site->config->languages[worker->page->lang],
         str_of(key));
    return theme_word(worker->shop->diag, worker->shop->theme, worker->page->lang, key, words);
}

static void note_file(struct worker *worker, char kind, struct str name, struct loc loc)
{
    note(worker, kind, path_join(&worker->scratch, path_dir(loc.source->path), name), STR(""));
}

static bool find_image(void *ctx, struct str name, struct loc loc, struct image_place *place)
{
    struct worker *worker = ctx;
    note_file(worker, FACT_IMAGE, name, loc);
    return files_image(worker->shop->files, name, loc, place);
}

static bool find_file(void *ctx, struct str name, struct loc loc, struct str *path)
{
    struct worker *worker = ctx;
    note_file(worker, FACT_LINKED, name, loc);
    return files_linked(worker->shop->files, name, loc, path);
}

static void note_included(struct worker *worker, struct str path, struct str text)
{
    files_note(worker->shop->files, path);
    if (worker->shop->used)
        worker->shop->used(worker->shop->used_ctx, path);
    if (text.ptr && worker->shop->keep)
        notes_add_value(&worker->notes, USED_INCLUDE, path, hash_bytes(text));
}

static void note_used(void *ctx, enum used_kind kind, struct str name, struct str text)
{
    struct worker *worker = ctx;
    struct str lang = worker->shop->site->config->languages[worker->page->lang];
    if (kind == USED_INCLUDE)
        note_included(worker, name, text);
    else
        note(worker, (char)kind, lang, name);
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
                                      .used = note_used,
                                      .used_ctx = worker,
                                      .shortcode = shortcode,
                                      .shortcode_ctx = worker };
}

/* The page as its source has it, with a tree of its own. To be released with page_release(). */
static struct page read_again(struct worker *worker, struct diag *diag, const struct page *page)
{
    const struct workshop *shop = worker->shop;
    struct page copy = *page;
    if (!worker->filterer && !filters_are_none(shop->filters))
        worker->filterer = filterer_new(shop->filters, shop->diag, shop->site->config);
    copy.tree = NULL;
    copy.anchors = (struct map){ 0 };
    copy.headings.ptr = NULL;
    copy.headings.len = copy.headings.cap = 0;
    page_text_read(&worker->scratch, diag, worker->filterer, &copy);
    return copy;
}

/* A question in the page of all questions. What is wrong with it is told where its own page is made. */
static struct value value_of_question(struct worker *worker, const struct page *page)
{
    const struct shared *shared = &worker->shared[page->lang];
    struct value value = value_of_page(worker->engine, worker->shop, page, shared);
    struct diag *quiet = diag_new();
    /* the first tree is used up where the page itself is made */
    struct page copy = read_again(worker, quiet, page);
    struct markdown_context md = context_of(worker, add_demo, add_shortcode);
    struct body body;
    note_page(worker, page);
    copy.path = worker->page->path;
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
    worker->whole = true;
    for (size_t i = 0; i < shop->site->pages.len; i++) {
        const struct page *page = shop->site->pages.ptr[i];
        bool shown = page->kind == PAGE_QUESTION && page->lang == worker->page->lang;
        if (shown && !page->faulty)
            value_add(list, value_of_question(worker, page));
    }
    worker->whole = false;
    value_set(worker->vars, "page", page_value);
    value_set(page_value, "questions", list);
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

static void add_figures(struct worker *worker, struct value page_value)
{
    const struct workshop *shop = worker->shop;
    int lang = worker->page->lang;
    for (size_t i = 0; i < shop->places.len; i++)
        if (shop->places.ptr[i].page->lang == lang)
            note(worker, FACT_DEMO, shop->places.ptr[i].demo->name, STR(""));
    note(worker, FACT_FIGURES, shop->site->config->languages[lang], STR(""));
    value_set(page_value, "figures", value_of_figures(worker->engine, shop, lang));
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
        add_figures(worker, page_value);
    if (worker->placed.len) /* other pages need no script and no rights for one */
        value_set_int(page_value, "has_demo", (long)worker->placed.len);
    struct render render = render_of(worker, page_kind_name(page->kind));
    struct str html;
    if (!engine_render(worker->engine, &render, &html))
        return false;
    if (worker->shop->search) /* which holds on to it, and knows nothing of pages read again */
        search_add(worker->shop->search, worker->known, html);
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

/* Renders the page, or finds the faults of one that will not be made. */
static bool make_page(struct worker *worker)
{
    diag_watch(worker->shop->diag);
    note_page(worker, worker->page);
    if (worker->page->faulty) {
        check_page(worker);
        return false;
    }
    if (!render_page(worker))
        return false;
    if (worker->shop->keep && !diag_told() && !worker->page->told)
        keep_add(worker->shop->keep, worker->page->path, &worker->notes);
    return true;
}

bool worker_make(struct worker *worker, struct page *page)
{
    shared_of(worker, page->lang);
    if (page->kind == PAGE_LOST)
        share_all(worker);
    int mark = value_mark(worker->engine);
    struct page again;
    bool from_cache = !page->tree;
    if (from_cache)
        again = read_again(worker, worker->shop->diag, page);
    worker->page = from_cache ? &again : page;
    worker->known = page;
    worker->placed = (struct names){ 0 };
    notes_begin(&worker->notes);
    bool ok = make_page(worker);
    if (from_cache)
        page_release(&again);
    value_drop(worker->engine, mark);
    arena_release(&worker->scratch);
    return ok;
}

struct value worker_table(struct worker *worker, struct str name)
{
    share_all(worker);
    for (int i = 0; i < worker->shop->site->config->language_count; i++) {
        const struct value *table = map_get(&worker->shared[i].named, name);
        if (table)
            return *table;
    }
    return (struct value){ 0 };
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
    if (!text.len)
        return true;
    if (shop->keep)
        keep_add(shop->keep, path, &worker->notes);
    return publish_add(shop->publish, path, arena_printf(&worker->scratch, "%.*s\n", STR_ARG(text)));
}

bool worker_make_file(struct worker *worker, const struct site_file *file)
{
    share_all(worker);
    int mark = value_mark(worker->engine);
    notes_begin(&worker->notes);
    bool ok = make_file(worker, file->template, file->path, file->lang);
    value_drop(worker->engine, mark);
    arena_release(&worker->scratch);
    return ok;
}
