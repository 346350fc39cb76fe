#include "markdown/render_text.h"

#include "markdown/body.h"
#include "markdown/outline.h"
#include "syntax/parse.h"

/* There is no site here to take the demo from: only its place is marked. */
static bool mark_demo(void *ctx, struct str name, struct loc loc, struct strbuf *html)
{
    (void)ctx;
    (void)loc;
    strbuf_printf(html, "<div data-demo=\"%.*s\"></div>", STR_ARG(name));
    return true;
}

/* There is no theme either: its words in English. */
static bool find_word(void *ctx, const char *key, struct str *words)
{
    static const struct {
        const char *key, *words;
    } known[] = {
        { "callout_note", "Note" },
        { "callout_tip", "Tip" },
        { "callout_important", "Important" },
        { "callout_warning", "Warning" },
        { "callout_caution", "Caution" },
        { "details", "Details" },
        { "weight_1", "bonus" },
        { "weight_2", "should say" },
        { "weight_3", "must say" },
        { "code_hidden_lines", "Show hidden lines (%d)" },
        { "footnote_back", "Back to reference %s" },
    };
    (void)ctx;
    for (size_t i = 0; i < COUNT(known); i++) {
        if (str_is(str_of(key), known[i].key)) {
            *words = str_of(known[i].words);
            return true;
        }
    }
    return false;
}

/* Nor has a shortcode, without a theme, anything to show. */
static bool mark_shortcode(void *ctx, const struct shortcode *shortcode, struct strbuf *html)
{
    const char *tag = shortcode->block ? "div" : "span";
    (void)ctx;
    strbuf_printf(html, "<%s data-shortcode=\"", tag);
    strbuf_add_html(html, shortcode->name);
    strbuf_printf(html, "\"></%s>", tag);
    return true;
}

static void add_body(struct strbuf *html, const struct body *body)
{
    strbuf_add(html, body->lead);
    if (body->notes.len)
        strbuf_printf(html, "<section class=\"footnotes\">\n%.*s</section>\n",
                      STR_ARG(body->notes));
}

/* Parses and renders the text with what is in `md`, which as yet has no page. */
static bool render(struct markdown_context *md, const struct source *source, int lang,
                   struct strbuf *html)
{
    struct page page = { .kind = PAGE_PLAIN, .source = source, .lang = lang };
    struct parse_input input = { source, source->text, 1 };
    struct parsed parsed;
    struct body body;
    bool ok = syntax_parse(md->arena, md->diag, &input, &parsed);
    page.tree = parsed.tree;
    page.marked = parsed.marked;
    md->page = &page;
    md->demo = mark_demo;
    md->shortcode = mark_shortcode;
    ok = outline_collect(md->arena, md->diag, &page) && ok;
    ok = body_render(md, &body) && ok;
    add_body(html, &body);
    page_release(&page);
    md->page = NULL;
    return ok;
}

bool render_text_with(struct markdown_context *md, const struct source *source, struct strbuf *html)
{
    md->word = find_word;
    return render(md, source, 0, html);
}

bool render_text(struct arena *arena, struct diag *diag, const struct source *source, bool raw_html,
                 struct strbuf *html)
{
    static const struct macros no_macros;
    struct maths *maths = maths_new(&no_macros);
    struct highlighter *highlighter = highlighter_new();
    struct markdown_context md = { .arena = arena,
                                   .diag = diag,
                                   .raw_html = raw_html,
                                   .maths = maths,
                                   .highlighter = highlighter };
    bool ok = render_text_with(&md, source, html);
    maths_free(maths);
    highlighter_free(highlighter);
    return ok;
}

bool render_example(const struct markdown_context *md, struct str text, struct str id_prefix,
                    struct strbuf *html)
{
    struct source source = { md->page->source->path, text };
    struct markdown_context example = { .arena = md->arena,
                                        .diag = diag_new(),
                                        .maths = md->maths,
                                        .root = md->root,
                                        .highlighter = md->highlighter,
                                        .word = md->word,
                                        .word_ctx = md->word_ctx,
                                        .id_prefix = id_prefix };
    bool ok = render(&example, &source, md->page->lang, html);
    diag_free(example.diag);
    return ok;
}
