#include "targets.h"

#include <assert.h>

#include "base/image.h"
#include "base/utf8.h"
#include "content/bank.h"
#include "markdown/body.h"
#include "markdown/highlight.h"
#include "markdown/html.h"
#include "markdown/outline.h"
#include "markdown/render_text.h"
#include "syntax/parse.h"

/* All that one run of a target needs; gone after it. */
struct room {
    struct arena arena;
    struct diag *diag;
    struct source source;
};

static struct room *room_open(struct room *room, struct str input)
{
    *room = (struct room){ .diag = diag_new() };
    room->source = (struct source){ .path = STR("input"), .text = arena_dup(&room->arena, input) };
    return room;
}

/* Also words what was found: excerpts and carets are code that can fail. */
static void room_close(struct room *room)
{
    FILE *nowhere = fopen("/dev/null", "w");
    if (nowhere) {
        diag_print(room->diag, nowhere);
        fclose(nowhere);
    }
    diag_free(room->diag);
    arena_release(&room->arena);
}

static bool place_demo(void *ctx, struct str name, struct loc loc, struct strbuf *html)
{
    (void)ctx;
    (void)loc;
    strbuf_add_html(html, name);
    return true;
}

static bool word(void *ctx, const char *key, struct str *words)
{
    (void)ctx;
    *words = str_of(key);
    return true;
}

static bool place_shortcode(void *ctx, const struct shortcode *shortcode, struct strbuf *html)
{
    (void)ctx;
    strbuf_add_html(html, shortcode->name);
    return true;
}

static void render_page(struct room *room, struct page *page)
{
    static const struct macros no_macros;
    struct maths *maths = maths_new(&no_macros);
    struct markdown_context md = { .arena = &room->arena,
                                   .diag = room->diag,
                                   .page = page,
                                   .maths = maths,
                                   .demo = place_demo,
                                   .shortcode = place_shortcode,
                                   .word = word };
    struct body body;
    body_render(&md, &body);
    maths_free(maths);
}

static struct parsed parse(struct room *room, struct str text, int line)
{
    struct parse_input input = { &room->source, text, line };
    struct parsed parsed;
    syntax_parse(&room->arena, room->diag, &input, &parsed);
    return parsed;
}

static void parse_page(struct room *room, struct page *page, struct str text, int line)
{
    struct parsed parsed = parse(room, text, line);
    page->tree = parsed.tree;
    page->marked = parsed.marked;
}

static void run_render(struct str input)
{
    struct room room;
    struct strbuf html;
    room_open(&room, input);
    strbuf_init(&html, STRBUF_PAGE);
    render_text(room.diag, &room.source, false, &html);
    strbuf_release(&html);
    room_close(&room);
}

/* A file of a site, which is refused before this when it is not valid UTF-8. */
static void run_page(struct str input)
{
    static const struct config config = { .languages = { { "zh", 2 } }, .language_count = 1 };
    struct room room;
    struct page page = { 0 };
    if (utf8_check(input) != input.len)
        return;
    room_open(&room, input);
    page_read(&room.arena, room.diag, &config, &room.source, &page);
    if (page.body_line) {
        parse_page(&room, &page, page.body, page.body_line);
        outline_collect(&room.arena, room.diag, &page);
        if (page.kind != PAGE_QUESTION || role_check(room.diag, &page))
            render_page(&room, &page);
    }
    page_release(&page);
    room_close(&room);
}

static void run_bank(struct str input)
{
    struct room room;
    struct bank bank;
    if (utf8_check(input) != input.len)
        return;
    room_open(&room, input);
    struct parsed parsed = parse(&room, room.source.text, 1);
    if (bank_split(&room.arena, room.diag, &room.source, &parsed, &bank)) {
        for (size_t i = 0; i < bank.pages.len; i++) {
            outline_collect(&room.arena, room.diag, bank.pages.ptr[i]);
            render_page(&room, bank.pages.ptr[i]);
            page_release(bank.pages.ptr[i]);
        }
    }
    room_close(&room);
}

/* The text of spans without a sign of HTML in it; the spans must nest and be closed. */
static void strip_spans(struct str html, struct strbuf *text)
{
    int depth = 0;
    strbuf_add(text, str_cut(&html, '<'));
    while (html.len) {
        depth += str_starts(html, STR("/")) ? -1 : 1;
        assert(depth >= 0);
        str_cut(&html, '>');
        strbuf_add(text, str_cut(&html, '<'));
    }
    assert(depth == 0);
}

/* Whatever the code, its HTML is well formed and has the same text, escaped. */
static void run_highlight(struct str input)
{
    struct highlighter *highlighter = highlighter_new();
    struct strbuf html, text, escaped;
    strbuf_init(&html, STRBUF_PAGE);
    strbuf_init(&text, STRBUF_PAGE);
    strbuf_init(&escaped, STRBUF_PAGE);
    highlight(highlighter, STR("c"), input, (struct code_lines){ 0 }, &html);
    strip_spans(strbuf_str(&html), &text);
    strbuf_add_html(&escaped, input);
    assert(str_eq(strbuf_str(&text), strbuf_str(&escaped)));
    strbuf_release(&escaped);
    strbuf_release(&text);
    strbuf_release(&html);
    highlighter_free(highlighter);
}

/* The readers of headers ask for bytes at places that the bytes say. */
static void run_image(struct str input)
{
    struct image image = image_read(input);
    assert((image.width > 0) == (image.height > 0));
}

const struct target targets[] = {
    { "render", run_render },       { "page", run_page },   { "bank", run_bank },
    { "highlight", run_highlight }, { "image", run_image },
};
const size_t target_count = COUNT(targets);
