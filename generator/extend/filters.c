#include "extend/filters.h"

#include "base/mem.h"
#include "extend/nodes.h"
#include "template/values.h"

struct filterer {
    const struct templates *filters;
    const struct config *config;
    struct engine *engine;
    struct node_tree tree;
};

struct templates *filters_load(struct arena *arena, struct diag *diag, const struct str *folders,
                               size_t count)
{
    struct templates *filters = templates_load(arena, diag, NULL, 0);
    return filters && scripts_load(arena, diag, filters, folders, count) ? filters : NULL;
}

bool filters_are_none(const struct templates *filters)
{
    return scripts_count(filters) == 0;
}

struct filterer *filterer_new(const struct templates *filters, struct diag *diag,
                              const struct config *config)
{
    struct filterer *filterer = mem_alloc(sizeof *filterer);
    filterer->filters = filters;
    filterer->config = config;
    filterer->engine = engine_new(filters, diag, &engine_limits_default);
    return filterer;
}

void filterer_free(struct filterer *filterer)
{
    engine_free(filterer->engine);
    mem_free(filterer);
}

/* What is known of a page before the others are read. */
static struct value vars_of(const struct filterer *filterer, const struct page *page)
{
    struct value vars = value_map(filterer->engine), value = value_map(filterer->engine);
    struct value tags = value_list(filterer->engine);
    value_set_str(value, "id", page->id);
    value_set_str(value, "title", page->title);
    value_set_str(value, "kind", str_of(page_kind_name(page->kind)));
    value_set_str(value, "lang", filterer->config->languages[page_text_lang(page)]);
    if (page->number)
        value_set_int(value, "number", page->number);
    for (size_t i = 0; i < page->tags.len; i++)
        value_add_str(tags, page->tags.ptr[i].text);
    value_set(value, "tags", tags);
    value_set(vars, "page", value);
    return vars;
}

static void open_names(lua_State *L, void *ctx)
{
    nodes_open(L, ctx);
}

static void push_document(lua_State *L, void *ctx)
{
    nodes_push_root(L, ctx);
}

static void take_nothing(lua_State *L, void *ctx)
{
    (void)ctx;
    if (!lua_isnil(L, -1))
        fault_raise(L, "the function of a filter returns nothing, not %s: it changes the document",
                    luaL_typename(L, -1));
}

bool filterer_run(struct filterer *filterer, struct arena *arena, const struct page *page)
{
    struct node_tree *tree = &filterer->tree;
    int mark = value_mark(filterer->engine);
    struct render render = { .page = page->source->path, .vars = vars_of(filterer, page) };
    bool ok = true;
    tree->arena = arena;
    tree->root = page->tree;
    tree->marked = page->marked;
    tree->raw_html = filterer->config->raw_html;
    for (size_t i = 0; i < scripts_count(filterer->filters) && ok; i++) {
        struct script_call call = { .script = scripts_at(filterer->filters, i),
                                    .what = "filter",
                                    .open = open_names,
                                    .push = push_document,
                                    .take = take_nothing,
                                    .ctx = tree };
        ok = script_run(filterer->engine, &render, &call);
        nodes_end(tree);
    }
    value_drop(filterer->engine, mark);
    return ok;
}
