#include "targets.h"

#include <assert.h>

#include "base/image.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "content/bank.h"
#include "content/role.h"
#include "highlight/highlight.h"
#include "markdown/html.h"
#include "markdown/outline.h"
#include "markdown/render_text.h"
#include "room.h"
#include "search/grams.h"

static void run_render(struct str input)
{
    struct room room;
    struct strbuf html;
    static struct highlighter *highlighter;
    room_open(&room, input);
    strbuf_init(&html, STRBUF_PAGE);
    highlighter = highlighter ? highlighter : highlighter_new();
    struct markdown_context md = {
        .arena = &room.arena, .diag = room.diag, .maths = room_maths(), .highlighter = highlighter
    };
    render_text_with(&md, &room.source, &html);
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
        room_parse_page(&room, &page, page.body, page.body_line);
        outline_collect(&room.arena, room.diag, &page);
        if (page.kind != PAGE_QUESTION || role_check(room.diag, &page))
            room_render(&room, &page);
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
    struct parsed parsed = room_parse(&room, room.source.text, 1);
    if (bank_split(&room.arena, room.diag, &room.source, &parsed, &bank)) {
        for (size_t i = 0; i < bank.pages.len; i++) {
            outline_collect(&room.arena, room.diag, bank.pages.ptr[i]);
            room_render(&room, bank.pages.ptr[i]);
            page_release(bank.pages.ptr[i]);
        }
    }
    room_close(&room);
}

/* The text of markup without a sign of HTML in it; its elements must nest and be closed. */
static void strip_tags(struct str html, struct strbuf *text)
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
    struct arena arena = { 0 };
    struct strbuf html, text, escaped;
    input = arena_dup(
        &arena, input); /* AddressSanitizer looks for the NUL behind what regexec() is given */
    strbuf_init(&html, STRBUF_PAGE);
    strbuf_init(&text, STRBUF_PAGE);
    strbuf_init(&escaped, STRBUF_PAGE);
    highlight(highlighter, STR("c"), input, (struct code_lines){ 0 }, &html);
    strip_tags(strbuf_str(&html), &text);
    strbuf_add_html(&escaped, input);
    assert(str_eq(strbuf_str(&text), strbuf_str(&escaped)));
    strbuf_release(&escaped);
    strbuf_release(&text);
    strbuf_release(&html);
    arena_release(&arena);
    highlighter_free(highlighter);
}

/* The readers of headers ask for bytes at places that the bytes say. */
static void run_image(struct str input)
{
    struct image image = image_read(input);
    assert((image.width > 0) == (image.height > 0));
}

/* "D" or another letter, then TeX: a formula whose markup is well formed, or a mistake with its place in it. */
static void run_maths(struct str input)
{
    struct arena arena = { 0 };
    struct strbuf html, text;
    struct maths_page page = { 0 };
    struct maths_error error = { "", 0 };
    struct str tex = arena_dup(&arena, str_slice(input, 1, input.len));
    strbuf_init(&html, STRBUF_PAGE);
    strbuf_init(&text, STRBUF_PAGE);
    bool display = str_starts(input, STR("D"));
    struct maths_use use = { .formula = maths_formula(room_maths(), &page, tex, display, &error) };
    bool ok = use.formula && maths_page_add(&arena, &page, &use, &error) &&
              maths_write(&page, &use, &html, &error);
    if (ok)
        strip_tags(strbuf_str(&html), &text);
    else
        assert(error.message[0] && error.offset <= tex.len);
    strbuf_release(&text);
    strbuf_release(&html);
    arena_release(&arena);
}

/* A finished page, whatever its HTML: its sections, their runs, the index of those. */
static void run_search(struct str input)
{
    static const struct config config = { .languages = { { "zh", 2 } }, .language_count = 1 };
    static struct fold *fold;
    struct arena arena = { 0 };
    struct page page = { .title = STR("title"), .path = STR("a.html") };
    struct scripts lists = { .arena = &arena, .prefix = STR("i"), .group = 1 }, places = lists;
    struct sections sections = read_sections(&arena, input);
    struct document document = document_make(&config, &page, &sections);
    struct grams *grams = grams_new();
    struct runs runs = { 0 };
    struct strbuf firsts;
    fold = fold ? fold : fold_new();
    strbuf_init(&firsts, STRBUF_PAGE);
    for (int i = 0; i < 2; i++) {
        runs_collect(&runs, fold, &document, &config);
        grams_add(grams, &runs);
    }
    grams_write(grams, 64, &lists, &places, &firsts);
    assert(lists.texts.len == places.texts.len);
    strbuf_release(&firsts);
    runs_release(&runs);
    grams_free(grams);
    document_release(&document);
    arena_release(&arena);
}

const struct target targets[] = {
    { "render", run_render },     { "page", run_page },
    { "bank", run_bank },         { "highlight", run_highlight },
    { "image", run_image },       { "maths", run_maths },
    { "lua", run_lua },           { "search", run_search },
    { "template", run_template }, { "config", run_config },
    { "manifest", run_manifest }, { "record", run_record },
    { "cache", run_cache },       { "http", run_http },
    { "lab", run_lab },
};
const size_t target_count = COUNT(targets);
