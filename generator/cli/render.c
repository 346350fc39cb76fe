#include "base/strbuf.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "markdown/body.h"
#include "markdown/html.h"
#include "markdown/outline.h"
#include "syntax/parse.h"

static const char help[] =
    "usage: wenda render [--commonmark] < in.md > out.html\n"
    "\n"
    "Reads Markdown on standard input and prints the HTML of the body.\n"
    "\n"
    "      --commonmark  CommonMark alone: no extension, and raw HTML passes\n";

/* All of standard input; false when it cannot be read. */
static bool read_input(struct strbuf *text)
{
    char chunk[64 * 1024];
    size_t got;
    while ((got = fread(chunk, 1, sizeof chunk, stdin)) > 0)
        strbuf_add(text, (struct str){ chunk, got });
    return !ferror(stdin) && strbuf_ok(text);
}

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

static void print_body(const struct body *body)
{
    fwrite(body->lead.ptr, 1, body->lead.len, stdout);
    if (body->notes.len)
        printf("<section class=\"footnotes\">\n%.*s</section>\n", STR_ARG(body->notes));
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

static void print_dialect(struct arena *arena, struct diag *diag, const struct source *source)
{
    struct page page = { .kind = PAGE_PLAIN, .source = source };
    struct parse_input input = { source, source->text, 1 };
    struct parsed parsed;
    bool ok = syntax_parse(arena, diag, &input, &parsed);
    page.tree = parsed.tree;
    page.marked = parsed.marked;
    ok = outline_collect(arena, diag, &page) && ok;
    static const struct macros no_macros;
    struct maths *maths = maths_new(&no_macros);
    struct highlighter *highlighter = highlighter_new();
    struct markdown_context md = { .arena = arena,
                                   .diag = diag,
                                   .page = &page,
                                   .maths = maths,
                                   .highlighter = highlighter,
                                   .demo = mark_demo,
                                   .shortcode = mark_shortcode,
                                   .word = find_word };
    struct body body;
    if (body_render(&md, &body) && ok)
        print_body(&body);
    maths_free(maths);
    page_release(&page);
    highlighter_free(highlighter);
}

static void print_commonmark(struct arena *arena, struct str text)
{
    cmark_node *doc = syntax_parse_commonmark(text);
    struct str html = html_of(arena, doc, true);
    cmark_node_free(doc);
    fwrite(html.ptr, 1, html.len, stdout);
}

static void print_html(struct arena *arena, struct diag *diag, const struct source *source,
                       bool commonmark)
{
    size_t bad = utf8_check(source->text);
    if (bad < source->text.len)
        diag_error(diag, loc_at(source, bad), "not valid UTF-8");
    else if (commonmark)
        print_commonmark(arena, source->text);
    else
        print_dialect(arena, diag, source);
}

static int render(bool commonmark)
{
    struct arena arena = { 0 };
    struct diag *diag = diag_new();
    struct strbuf text;
    strbuf_init(&text, STRBUF_PAGE);
    struct source source = { .path = STR("<stdin>") };
    bool fine = read_input(&text);
    source.text = strbuf_str(&text);
    if (fine)
        print_html(&arena, diag, &source, commonmark);
    else
        diag_error(diag, (struct loc){ .source = &source }, "cannot be read");
    int code = cli_finish(diag);
    strbuf_release(&text);
    arena_release(&arena);
    return code == EXIT_FINE ? cli_flush() : code;
}

static int run(int argc, char **argv)
{
    static const struct option known[] = { { "commonmark", no_argument, NULL, 'c' }, { 0 } };
    bool commonmark = false;
    for (int key; (key = cli_option(argc, argv, ":", known)) != -1; commonmark = true)
        if (key != 'c')
            return EXIT_USAGE;
    if (optind < argc)
        return cli_usage("render", "it reads standard input, not '%s'", argv[optind]);
    return render(commonmark);
}

const struct command command_render = { "render", "turn Markdown on standard input into HTML", help,
                                        run };
