/* A page's twin: its text as Markdown for readers that are programs. What it shows of other pages, files and demos is
 * noted as it is for the page, but nobody is told of a fault: the page's own making does that. */
#include "base/path.h"
#include "base/vec.h"
#include "build/making.h"
#include "markdown/commonmark.h"

struct twin {
    struct worker *worker;
    struct markdown_context page; /* the same for the page itself */
    struct commonmark cm;
    struct markdown_context md;
    struct names placed; /* demos that stand in the text */
    bool has_vars;       /* of the worker, for shortcodes */
};

/* ---- what the text finds around it ---- */

static bool look_up(struct worker *worker, char kind, struct str name, struct image_place *place)
{
    struct arena *arena = &worker->scratch;
    struct str path = path_join(arena, path_dir(worker->page->source->path), name);
    note(worker, kind, path, STR(""));
    return files_look(worker->shop->files, kind == FACT_IMAGE, path, place);
}

static bool look_for_image(void *ctx, struct str name, struct loc loc, struct image_place *place)
{
    (void)loc;
    return look_up(ctx, FACT_IMAGE, name, place);
}

static bool look_for_file(void *ctx, struct str name, struct loc loc, struct str *path)
{
    struct image_place place;
    (void)loc;
    bool found = look_up(ctx, FACT_LINKED, name, &place);
    *path = found ? place.path : STR("");
    return found;
}

static bool add_shortcode(void *ctx, const struct shortcode *shortcode, struct strbuf *html)
{
    struct twin *twin = ctx;
    if (!twin->has_vars)
        making_vars(twin->worker);
    twin->has_vars = true;
    return twin->page.shortcode(twin->page.shortcode_ctx, shortcode, html);
}

/* ---- demos ---- */

/* A sentence of the demo, or of one of its figures. */
static void add_sentence(struct strbuf *text, const struct yaml *sentence)
{
    if (!sentence || !sentence->text.len)
        return;
    strbuf_add(text, text->len ? STR(">\n> ") : STR("> "));
    commonmark_add_text(text, sentence->text);
    strbuf_add_char(text, '\n');
}

/* What its first frame says: of a figure, the text that stands for it. */
static void add_frame(struct strbuf *text, const struct yaml *frame)
{
    const struct yaml *items = yaml_get(frame, "items");
    struct strbuf said;
    strbuf_init(&said, STRBUF_PAGE);
    for (const struct yaml *item = items ? items->first : NULL; item; item = item->next) {
        bool says = !yaml_get(item, "key");
        add_sentence(&said, says ? yaml_get(item, "text") : NULL);
        add_sentence(&said, says ? yaml_get(item, "summary") : NULL);
    }
    if (said.len)
        strbuf_add_char(text, '\n');
    strbuf_add(text, strbuf_str(&said));
    strbuf_release(&said);
}

/* "Demo ", where the theme has that word. */
static struct str label(struct worker *worker)
{
    int lang = worker->page->lang;
    const struct workshop *shop = worker->shop;
    const struct yaml *word = yaml_get(shop->theme->strings[lang], "demo");
    note(worker, FACT_WORDS, shop->site->config->languages[lang], STR("demo"));
    return word ? arena_printf(&worker->scratch, "%.*s ", STR_ARG(word->text)) : STR("");
}

/* A link to the demo's place in the page, and what it says there. */
static bool add_demo(void *ctx, struct str name, struct loc loc, struct strbuf *text)
{
    struct twin *twin = ctx;
    struct worker *worker = twin->worker;
    const struct page *page = worker->page;
    const struct demo *demo = demos_look(worker->shop->demos, name);
    if (!demo)
        return false;
    note(worker, FACT_DEMO, name, STR(""));
    vec_push(&worker->scratch, &twin->placed, ((struct name){ name, loc }));
    struct str id = arena_printf(&worker->scratch, "ui-demo-%.*s", STR_ARG(name));
    struct str address = commonmark_address(&twin->cm, page->path, STR(""), id);
    struct str title = demo_title(demo, page->lang);
    commonmark_add_link(
        text, arena_printf(&worker->scratch, "%.*s%.*s", STR_ARG(label(worker)), STR_ARG(title)),
        address);
    strbuf_add_char(text, '\n');
    add_frame(text, demo->frame[page->lang]);
    return true;
}

static bool is_placed(const struct twin *twin, struct str name)
{
    for (size_t i = 0; i < twin->placed.len; i++)
        if (str_eq(twin->placed.ptr[i].text, name))
            return true;
    return false;
}

/* Those of the front matter that the text does not place. */
static void add_rest(struct twin *twin, struct strbuf *text)
{
    const struct page *page = twin->worker->page;
    for (size_t i = 0; i < page->demos.len; i++) {
        struct name name = page->demos.ptr[i];
        if (is_placed(twin, name.text))
            continue;
        strbuf_add_char(text, '\n');
        add_demo(twin, name.text, name.loc, text);
    }
}

/* ---- the whole ---- */

/* The title, which stands in the front matter, becomes a heading. */
static void add_page(struct twin *twin, struct strbuf *text)
{
    strbuf_add(text, STR("# "));
    commonmark_add_text(text, twin->worker->page->title);
    strbuf_add(text, STR("\n\n"));
    commonmark_add(&twin->cm, text);
    add_rest(twin, text);
    struct str written = str_trim_end(strbuf_str(text));
    strbuf_cut(text, written.len);
    strbuf_add_char(text, '\n');
}

static void twin_begin(struct twin *twin, struct worker *worker, struct diag *quiet)
{
    struct str url = worker->shop->site->config->url;
    *twin = (struct twin){ .worker = worker, .page = making_context(worker) };
    twin->md = twin->page;
    twin->md.diag = quiet;
    twin->md.demo = add_demo;
    twin->md.demo_ctx = twin;
    twin->md.image = look_for_image;
    twin->md.file = look_for_file;
    twin->md.shortcode = add_shortcode;
    twin->md.shortcode_ctx = twin;
    twin->cm.md = &twin->md;
    twin->cm.base = url.len ? arena_printf(&worker->scratch, "%.*s/", STR_ARG(url)) : STR("");
}

bool making_twin(struct worker *worker)
{
    struct diag *quiet = diag_new();
    struct twin twin;
    struct strbuf text;
    struct str path = page_twin_path(&worker->scratch, worker->page);
    twin_begin(&twin, worker, quiet);
    note(worker, FACT_TEXT, worker->shop->site->config->languages[worker->page->lang],
         worker->page->id);
    strbuf_init(&text, STRBUF_PAGE);
    add_page(&twin, &text);
    bool ok = publish_add(worker->shop->publish, path, strbuf_str(&text));
    if (ok && worker->shop->keep)
        keep_add(worker->shop->keep, path, &worker->notes);
    strbuf_release(&text);
    diag_free(quiet);
    return ok;
}
