#include "room.h"

#include "content/source.h"
#include "markdown/body.h"
#include "markdown/html.h"

struct room *room_open(struct room *room, struct str input)
{
    *room = (struct room){ .diag = diag_new() };
    room->source = (struct source){ .path = STR("input"), .text = arena_dup(&room->arena, input) };
    source_mend_line_ends(room->source.text); /* as of every file that is read */
    return room;
}

void room_close(struct room *room)
{
    FILE *nowhere = fopen("/dev/null", "w");
    if (nowhere) {
        diag_print(room->diag, nowhere, false);
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

struct maths *room_maths(void)
{
    enum { KEPT_FOR = 500 };
    static const struct macros no_macros;
    static struct maths *maths;
    static int uses;
    if (maths && ++uses % KEPT_FOR == 0) {
        maths_free(maths);
        maths = NULL;
    }
    if (!maths)
        maths = maths_new(&no_macros);
    return maths;
}

void room_render(struct room *room, struct page *page)
{
    struct markdown_context md = { .arena = &room->arena,
                                   .diag = room->diag,
                                   .page = page,
                                   .maths = room_maths(),
                                   .demo = place_demo,
                                   .shortcode = room->shortcode ? room->shortcode : place_shortcode,
                                   .shortcode_ctx = room,
                                   .word = word };
    struct body body;
    body_render(&md, &body);
}

struct parsed room_parse(struct room *room, struct str text, int line)
{
    struct parse_input input = { &room->source, text, line };
    struct parsed parsed;
    syntax_parse(&room->arena, room->diag, &input, &parsed);
    return parsed;
}

void room_parse_page(struct room *room, struct page *page, struct str text, int line)
{
    struct parsed parsed = room_parse(room, text, line);
    page->tree = parsed.tree;
    page->marked = parsed.marked;
}
