/* What the text of a page finds around it: demos, words of the theme, files, shortcodes. */
#include "base/hash.h"
#include "base/path.h"
#include "base/vec.h"
#include "build/making.h"
#include "extend/shortcodes.h"

/* Where the site's root is on its host, for a page that is shown at any address. */
static struct str root_of(struct worker *worker, const struct page *page)
{
    if (page->kind != PAGE_LOST)
        return STR("");
    return config_root(&worker->scratch, worker->shop->site->config);
}

static bool find_font(void *ctx, struct str html, struct str *sheet)
{
    struct worker *worker = ctx;
    struct font_wish wish = fonts_wish(worker->shop->fonts, &worker->scratch, html);
    if (!wish.key.len)
        return true;
    note(worker, FACT_FONT, wish.key, STR(""));
    return fonts_get(worker->shop->fonts, &wish, sheet);
}

struct render making_render(struct worker *worker, const char *name)
{
    return (struct render){ .name = str_of(name),
                            .page = worker->page->source->path,
                            .path = worker->page->path,
                            .root = root_of(worker, worker->page),
                            .vars = worker->vars,
                            .assets = worker->assets,
                            .maths_font = find_font,
                            .maths_font_ctx = worker };
}

bool making_is_placed(const struct worker *worker, struct str name)
{
    for (size_t i = 0; i < worker->placed.len; i++)
        if (str_eq(worker->placed.ptr[i].text, name))
            return true;
    return false;
}

bool making_add_demo(void *ctx, struct str name, struct loc loc, struct strbuf *html)
{
    struct worker *worker = ctx;
    const struct demo *demo = demos_get(worker->shop->demos, name, loc);
    if (!demo)
        return false;
    note(worker, FACT_DEMO, name, STR(""));
    if (making_is_placed(worker, name) && worker->whole)
        return true;
    if (making_is_placed(worker, name))
        return diag_error(worker->shop->diag, loc, "demo '%.*s' is on this page already",
                          STR_ARG(name));
    vec_push(&worker->scratch, &worker->placed, ((struct name){ name, loc }));
    value_set(worker->vars, "demo",
              value_of_demo(worker->engine, &worker->scratch, demo, worker->page));
    struct render render = making_render(worker, "demo");
    struct str shown;
    bool ok = engine_render_partial(worker->engine, &render, &shown);
    if (ok)
        strbuf_add(html, shown);
    return ok;
}

/* The language of the page's text; the page's own where the site does not speak that of its guide. */
static int lang_of_text(const struct config *config, const struct page *page)
{
    int guide = page->kind == PAGE_GUIDE ? config_language(config, config->guide.language) : -1;
    return guide >= 0 ? guide : page_text_lang(page);
}

/* The words of the theme that stand in the text, in its language. */
static bool find_word(void *ctx, const char *key, struct str *words)
{
    struct worker *worker = ctx;
    const struct config *config = worker->shop->site->config;
    int lang = lang_of_text(config, worker->page);
    note(worker, FACT_WORDS, config->languages[lang], str_of(key));
    return theme_word(worker->shop->diag, worker->shop->theme, lang, key, words);
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
                                      .render = making_render(worker, "") };
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
                                      .terms = worker->shop->terms,
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

struct markdown_context making_context(struct worker *worker)
{
    return context_of(worker, making_add_demo, add_shortcode);
}

struct markdown_context making_check_context(struct worker *worker)
{
    return context_of(worker, check_demo, check_shortcode);
}
