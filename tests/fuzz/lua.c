/* What authors add in Lua, over any tree: the input's first line is a program that lua/filters/any.lua runs over the
 * tree of the rest, whose shortcodes are all lua/shortcodes/any.lua. */
#include <assert.h>

#include "base/utf8.h"
#include "content/page.h"
#include "extend/filters.h"
#include "extend/shortcodes.h"
#include "markdown/outline.h"
#include "room.h"
#include "targets.h"
#include "template/script.h"

static const struct config config = { .languages = { { "en", 2 } }, .language_count = 1 };

/* Little, so that what is without end is found in time. */
static const struct engine_limits limits = { 16 << 20, 200000, 5 };

static bool call_shortcode(void *ctx, const struct shortcode *shortcode, struct strbuf *html)
{
    struct room *room = ctx;
    struct shortcode any = *shortcode;
    struct shortcode_caller caller = *(const struct shortcode_caller *)room->ctx;
    any.name = STR("any");
    caller.render = (struct render){ .page = room->source.path, .vars = value_map(caller.engine) };
    value_set(caller.render.vars, "page", value_map(caller.engine));
    return shortcode_call(&caller, &any, html);
}

static void render(struct room *room, struct page *page)
{
    struct str folder = STR(FUZZ_LUA "/shortcodes");
    struct templates *templates = templates_load(&room->arena, room->diag, NULL, 0);
    bool ok = scripts_load(&room->arena, room->diag, templates, &folder, 1);
    assert(ok);
    (void)ok;
    struct shortcode_caller caller = { .arena = &room->arena,
                                       .diag = room->diag,
                                       .templates = templates,
                                       .engine = engine_new(templates, room->diag, &limits) };
    room->shortcode = call_shortcode;
    room->ctx = &caller;
    room_render(room, page);
    room->ctx = NULL;
    engine_free(caller.engine);
}

static void filter(struct room *room, struct page *page)
{
    struct str folder = STR(FUZZ_LUA "/filters");
    struct templates *filters = filters_load(&room->arena, room->diag, &folder, 1);
    assert(filters && !filters_are_none(filters));
    struct filterer *filterer = filterer_new(filters, room->diag, &config);
    filterer_run(filterer, &room->arena, page);
    filterer_free(filterer);
}

void run_lua(struct str input)
{
    struct room room;
    struct page page = { .kind = PAGE_PLAIN };
    if (utf8_check(input) != input.len)
        return;
    room_open(&room, input);
    struct str text = room.source.text;
    page.source = &room.source;
    page.title = str_cut(&text, '\n');
    room_parse_page(&room, &page, text, 2);
    filter(&room, &page);
    outline_collect(&room.arena, room.diag, &page);
    render(&room, &page);
    page_release(&page);
    room_close(&room);
}
