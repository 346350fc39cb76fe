/* test_template_kit: a theme in a folder of its own and an engine over it. */
#ifndef WENDA_TESTS_UNIT_TEST_TEMPLATE_KIT_H
#define WENDA_TESTS_UNIT_TEST_TEMPLATE_KIT_H

#include "fixture.h"
#include "template/engine.h"

struct kit {
    struct fixture f;
    struct templates *templates;
    struct engine *engine; /* NULL when the templates have faults */
    struct render render;  /* of "page", for content/06.md, into en/page.html */
    struct value site, tr;
};

/* site = {title = "A & B", list = {"a", "b"}, next = {url = "en/下.html"}},
 * tr = {search = "Search"}, strict; one asset, wenda.css. */
void kit_open(struct kit *kit);
void kit_close(struct kit *kit);

/* Writes a template; all of them stand before kit_load(). */
void kit_write(struct kit *kit, const char *name, const char *text);

/* Loads the templates and starts the engine; NULL limits are the usual ones. */
bool kit_load(struct kit *kit, const struct engine_limits *limits);

/* The HTML of the template "page", or what was told when it failed. */
struct str kit_render(struct kit *kit);

/* All of that for a theme whose only template is `text`: the HTML or what was told. */
struct str kit_page(struct kit *kit, const char *text, const struct engine_limits *limits);

#endif
