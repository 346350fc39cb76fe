/* parsed: the templates as the engine finds them. Private to template/. */
#ifndef WENDA_TEMPLATE_PARSED_H
#define WENDA_TEMPLATE_PARSED_H

#include "base/map.h"
#include "template/templates.h"

struct template
{
    struct str name; /* "question"; of a partial without its folder: "icon" */
    struct source source;
    struct str lua;
    size_t place;   /* in templates.all */
    char chunk[24]; /* its name as a Lua chunk */
};

struct template_list {
    struct template **ptr;
    size_t len, cap;
};

struct templates {
    struct template_list pages, partials, scripts;
    struct template_list all; /* a chunk is named after its place here */
    struct map page_of, partial_of, script_of;
};

/* Adds a template to `all` and names its chunk. */
void templates_add(struct arena *arena, struct templates *templates, struct template *template);

/* Of Lua's "chunk:line: message": takes the front off *message. NULL, and line 0,
 * when it has none. */
const struct template *templates_of_message(const struct templates *templates, struct str *message,
                                            int *line);

/* The template of a chunk's name, or NULL. */
const struct template *templates_of_chunk(const struct templates *templates, const char *chunk);

/* The loc of a line; without a column, that of its first character. */
struct loc template_loc(const struct template *template, int line, int col);

/* The hint "did you mean" for a name that `list` lacks; "" when none is near. */
struct str templates_near(struct arena *arena, const struct template_list *list, struct str name);

#endif
