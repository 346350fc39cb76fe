/* parsed: the templates as the engine finds them. Private to template/. */
#ifndef WENDA_TEMPLATE_PARSED_H
#define WENDA_TEMPLATE_PARSED_H

#include "base/map.h"
#include "template/compile.h"
#include "template/templates.h"

struct template
{
    struct str name; /* "question"; of a partial without its folder: "icon" */
    struct source source;
    struct str lua;
    size_t place;             /* in templates.all */
    struct chunk_lines lines; /* of `lua`; none for a script, whose lines are its source's */
    char chunk[24];           /* its name as a Lua chunk */
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

/* place.c: a line of a chunk; `template` is NULL where unknown. */
struct place {
    const struct template *template;
    int line;
};

/* Of Lua's "chunk:line: message": takes the front off *message. Unknown when it has none. */
struct place place_of_message(const struct templates *templates, struct str *message);

/* The template of a chunk's name, or NULL. */
const struct template *templates_of_chunk(const struct templates *templates, const char *chunk);

/* The place in the source: of what the message quotes last, if the code there has it once, else of
 * the tag. In a script the column is 0 then, unknown. */
struct loc place_loc(struct place place, struct str message);

/* The end of a syntax error's message, which tells what is near: what is quoted before was expected. */
struct str place_near(struct str message);

/* The message with lines of the source where it tells lines of the chunk. */
struct str place_message(struct arena *arena, struct place place, struct str message);

/* The hint "did you mean" for a name that `list` lacks; "" when none is near. */
struct str templates_near(struct arena *arena, const struct template_list *list, struct str name);

#endif
