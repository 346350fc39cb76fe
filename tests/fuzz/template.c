/* A theme of one template: compiled, then rendered within narrow limits. */
#include "fixture.h"
#include "targets.h"
#include "template/engine.h"

static const struct engine_limits limits = { 8 << 20, 300000, 5 };

static void render(struct fixture *f, const struct templates *templates)
{
    struct engine *engine = engine_new(templates, f->diag, &limits);
    struct value vars = value_map(engine), page = value_map(engine), list = value_list(engine);
    struct str html;
    value_set_str(page, "title", STR("A & B"));
    value_add_str(list, STR("<b>"));
    value_set(page, "list", list);
    value_set(vars, "page", page);
    value_set(vars, "tr", value_map(engine));
    struct render render = { .name = STR("page"),
                             .page = STR("a.md"),
                             .path = STR("en/a.html"),
                             .vars = vars,
                             .assets = value_map(engine) };
    engine_render(engine, &render, &html);
    engine_free(engine);
}

void run_template(struct str input)
{
    struct fixture f;
    fixture_open(&f);
    fixture_write(&f, "page.html", input);
    fixture_write(&f, "partials/card.html", STR("<i>{{ name }}</i>"));
    struct templates *templates = templates_load(&f.arena, f.diag, &f.folder, 1);
    if (templates)
        render(&f, templates);
    fixture_told(&f);
    fixture_close(&f);
}
