#include "base/strbuf.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "content/source.h"
#include "markdown/html.h"
#include "markdown/render_text.h"
#include "syntax/parse.h"

enum { OPTION_COMMONMARK = OPTION_BEHIND_FINDINGS };

static const struct cli_option known[] = {
    { OPTION_COMMONMARK,
      "commonmark",
      { 0 },
      .help = "CommonMark alone: no extension, and raw HTML passes" },
    { .rest = cli_known_of_findings },
};

/* All of standard input; false when it cannot be read. */
static bool read_input(struct strbuf *text)
{
    char chunk[64 * 1024];
    size_t got;
    while ((got = fread(chunk, 1, sizeof chunk, stdin)) > 0)
        strbuf_add(text, (struct str){ chunk, got });
    return !ferror(stdin) && strbuf_ok(text);
}

static void print_dialect(struct arena *arena, struct diag *diag, const struct source *source)
{
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    if (render_text(arena, diag, source, false, &html))
        fwrite(html.ptr, 1, html.len, stdout);
    strbuf_release(&html);
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
    if (commonmark && bad < source->text.len)
        diag_error(diag, loc_at(source, bad), "not valid UTF-8");
    else if (commonmark)
        print_commonmark(arena, source->text);
    else if (source_check(diag, source))
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
    source_mend_line_ends(source.text);
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
    bool commonmark = false;
    int code = EXIT_FINE;
    for (int key; code == EXIT_FINE && (key = cli_option(argc, argv, known)) != -1;) {
        if (key == OPTION_COMMONMARK)
            commonmark = true;
        else
            code = key == OPTION_FINDINGS ? cli_set_findings("render") : EXIT_USAGE;
    }
    if (code != EXIT_FINE)
        return code;
    if (optind < argc)
        return cli_usage("render", "it reads standard input, not '%s'", argv[optind]);
    return render(commonmark);
}

const struct command command_render = {
    .name = "render",
    .summary = "turn Markdown on standard input into HTML",
    .usage = "[options] < in.md > out.html",
    .about = "Reads Markdown on standard input and prints the HTML of the body.",
    .options = known,
    .run = run,
};
