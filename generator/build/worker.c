#include "build/worker.h"

#include "base/mem.h"
#include "base/vec.h"
#include "build/making.h"
#include "build/page_text.h"
#include "search/search.h"

static uint32_t note_read(void *ctx, enum read_kind kind, struct str name, struct str key)
{
    struct worker *worker = ctx;
    return notes_add(&worker->notes, (char)kind, name, key);
}

static void note_again(void *ctx, const uint32_t *places, size_t count)
{
    struct worker *worker = ctx;
    notes_add_again(&worker->notes, places, count);
}

/* What follows is made of other things than what was made before. */
static void begin_notes(struct worker *worker)
{
    if (notes_begin(&worker->notes))
        engine_forget(worker->engine);
}

static void note_table(struct worker *worker, int lang, const char *kind, struct str id)
{
    const struct config *config = worker->shop->site->config;
    struct shared_table table = { lang, kind, id };
    note(worker, READ_ALL, shared_table_name(&worker->scratch, config, table), STR(""));
}

/* All that another page's source and its place among the others make of it. */
static void note_page(struct worker *worker, const struct page *page)
{
    struct str lang = worker->shop->site->config->languages[page->lang];
    note(worker, FACT_TEXT, lang, page->id);
    note(worker, FACT_JOIN, lang, page->id);
    note_table(worker, page->lang, "page", page->id);
}

struct worker *worker_new(const struct workshop *shop)
{
    struct worker *worker = mem_alloc(sizeof *worker);
    worker->shop = shop;
    worker->engine = engine_new(shop->templates, shop->diag, &engine_limits_default);
    worker->assets = values_of_assets(worker->engine, shop->theme);
    if (shop->keep)
        engine_listen(worker->engine, (struct engine_listener){ note_read, note_again, worker });
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

void worker_rest(struct worker *worker)
{
    arena_release(&worker->scratch);
    engine_rest(worker->engine);
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
        if (making_is_placed(worker, name.text))
            continue;
        strbuf_reset(&html);
        ok = making_add_demo(worker, name.text, name.loc, &html) && ok;
        value_add_str(list, strbuf_str(&html));
    }
    value_set(page_value, "demos", list);
    strbuf_release(&html);
    return ok;
}

/* NULL where there are no filters. */
static struct filterer *filterer_of(struct worker *worker)
{
    const struct workshop *shop = worker->shop;
    if (!worker->filterer && !filters_are_none(shop->filters))
        worker->filterer = filterer_new(shop->filters, shop->diag, shop->site->config);
    return worker->filterer;
}

bool worker_read(struct worker *worker, struct arena *arena, struct page *page)
{
    return page_source_read(arena, worker->shop->diag, worker->shop->site->config,
                            filterer_of(worker), page);
}

/* The page as its source has it, with a tree of its own. To be released with page_release(). */
static struct page read_again(struct worker *worker, struct diag *diag, const struct page *page)
{
    struct page copy = *page;
    copy.tree = NULL;
    copy.anchors = (struct map){ 0 };
    copy.headings.ptr = NULL;
    copy.headings.len = copy.headings.cap = 0;
    page_text_read(&worker->scratch, diag, filterer_of(worker), &copy);
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
    struct markdown_context md = making_context(worker);
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
    note_table(worker, worker->page->lang, "list", STR("questions"));
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
    struct markdown_context md = making_context(worker);
    bool ok = body_render(&md, &body);
    values_add_body(page_value, &body);
    return add_rest(worker, worker->page, page_value) && ok;
}

/* Finds the faults in the text of a page that will not be made. */
static void check_page(struct worker *worker)
{
    struct body body;
    struct markdown_context md = making_check_context(worker);
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

struct value making_vars(struct worker *worker)
{
    const struct page *page = worker->page;
    const struct shared *shared = &worker->shared[page->lang];
    struct value page_value = value_of_page(worker->engine, worker->shop, page, shared);
    worker->vars = value_map(worker->engine);
    value_set(worker->vars, "site", shared->site);
    value_set(worker->vars, "tr", shared->tr);
    value_set(worker->vars, "page", page_value);
    return page_value;
}

static bool render_page(struct worker *worker)
{
    struct page *page = worker->page;
    struct value page_value = making_vars(worker);
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
    struct render render = making_render(worker, page_kind_name(page->kind));
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

void worker_update(struct worker *worker, const struct page *page)
{
    shared_update(shared_of(worker, page->lang), page);
    engine_forget(worker->engine);
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

/* The twin comes first, for the page uses up the tree. */
static bool make(struct worker *worker, int what)
{
    bool ok = true;
    if (what & MAKE_TWIN && !worker->page->faulty) {
        begin_notes(worker);
        ok = making_twin(worker);
    }
    begin_notes(worker);
    return (!(what & MAKE_PAGE) || make_page(worker)) && ok;
}

bool worker_make(struct worker *worker, struct page *page, int what)
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
    bool ok = make(worker, what);
    if (from_cache)
        page_release(&again);
    value_drop(worker->engine, mark);
    arena_reset(&worker->scratch);
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

/* Without blanks around it, and with one line end. Most texts have that where they are, and some are large. */
static struct str as_lines(struct arena *arena, struct str text)
{
    struct str trimmed = str_trim(text);
    size_t end = (size_t)(trimmed.ptr - text.ptr) + trimmed.len;
    if (!trimmed.len)
        return trimmed;
    if (end < text.len && text.ptr[end] == '\n')
        return str_slice(text, end - trimmed.len, end + 1);
    return arena_printf(arena, "%.*s\n", STR_ARG(trimmed));
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
    text = as_lines(&worker->scratch, text);
    if (!text.len) /* a template may have nothing to say */
        return true;
    if (shop->keep)
        keep_add(shop->keep, path, &worker->notes);
    return publish_add(shop->publish, path, text);
}

bool worker_make_file(struct worker *worker, const struct site_file *file)
{
    share_all(worker);
    int mark = value_mark(worker->engine);
    begin_notes(worker);
    bool ok = make_file(worker, file->template, file->path, file->lang);
    value_drop(worker->engine, mark);
    arena_reset(&worker->scratch);
    return ok;
}
