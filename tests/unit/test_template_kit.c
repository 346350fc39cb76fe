#include "test_template_kit.h"

void kit_open(struct kit *kit)
{
    *kit = (struct kit){ 0 };
    fixture_open(&kit->f);
}

void kit_close(struct kit *kit)
{
    if (kit->engine)
        engine_free(kit->engine);
    fixture_close(&kit->f);
}

void kit_write(struct kit *kit, const char *name, const char *text)
{
    fixture_write(&kit->f, name, str_of(text));
}

static void set_values(struct kit *kit)
{
    struct engine *engine = kit->engine;
    struct value vars = value_map(engine), list = value_list(engine), next = value_map(engine);
    kit->site = value_map(engine);
    kit->tr = value_map(engine);
    value_set_str(kit->site, "title", STR("A & B"));
    value_add_str(list, STR("a"));
    value_add_str(list, STR("b"));
    value_set(kit->site, "list", list);
    value_set_str(next, "url", STR("en/下.html"));
    value_set(kit->site, "next", next);
    value_set_str(kit->tr, "search", STR("Search"));
    value_strict(kit->tr, "tr");
    value_set(vars, "site", kit->site);
    value_set(vars, "tr", kit->tr);
    struct value assets = value_map(engine);
    value_put_str(assets, STR("wenda.css"), STR("assets/wenda.0a.css"));
    kit->render = (struct render){ .name = STR("page"),
                                   .page = STR("content/06.md"),
                                   .path = STR("en/page.html"),
                                   .vars = vars,
                                   .assets = assets };
}

bool kit_load(struct kit *kit, const struct engine_limits *limits)
{
    kit->templates = templates_load(&kit->f.arena, kit->f.diag, &kit->f.folder, 1);
    if (!kit->templates)
        return false;
    kit->engine = engine_new(kit->templates, kit->f.diag, limits);
    set_values(kit);
    return true;
}

struct str kit_render(struct kit *kit)
{
    struct str html;
    if (engine_render(kit->engine, &kit->render, &html))
        return html;
    return fixture_told(&kit->f);
}

struct str kit_page(struct kit *kit, const char *text, const struct engine_limits *limits)
{
    kit_write(kit, "page.html", text);
    return kit_load(kit, limits) ? kit_render(kit) : fixture_told(&kit->f);
}
