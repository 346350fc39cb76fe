/* engine: renders templates in one sandboxed Lua state. One engine a worker: an
 * engine is used by one thread at a time. Knows templates and values, and nothing
 * of pages or sites.
 *
 * Templates see the variables that they are given, and
 *     url(path or table with .url)   a relative URL from the file that is made, percent-encoded
 *     asset(name)                    the same of an asset
 *     maths_font(html)               the same of a sheet with the font for the formulas of the HTML, or nil
 *     partial(name, {k = v})         writes partials/name.html here; k is a variable in it
 *     json(value)                    JSON, safe within HTML
 *     markdown(text)                 a line of Markdown, or a heading, that says the text
 *     markdown_link(text, address)   a link that does
 *     layout "name"                  the page template's output becomes `content` in `name`
 * and of Lua: assert error ipairs pairs select tonumber tostring type, string, table,
 * math (without random), utf8. pairs() goes in order of the keys, for output must be
 * the same in every run. An unknown variable is an error, and so is setting one that
 * is not local. There is no pcall: nothing in a template can catch a limit. */
#ifndef WENDA_TEMPLATE_ENGINE_H
#define WENDA_TEMPLATE_ENGINE_H

#include "base/diag.h"
#include "template/templates.h"
#include "template/values.h"

/* What one render may use. Memory counts what it needs beyond the values that were
 * there before; work done in C (patterns, sorting, long strings) counts as instructions;
 * the seconds, of processor time, catch what is left. */
struct engine_limits {
    size_t memory;
    long long instructions;
    double seconds;
};

/* 64 MiB, 50 million instructions, 30 seconds. */
extern const struct engine_limits engine_limits_default;

/* To be released with engine_free(). `templates` and `diag` must outlive it. */
struct engine *engine_new(const struct templates *templates, struct diag *diag,
                          const struct engine_limits *limits);
void engine_free(struct engine *engine);

struct render {
    struct str name;     /* of the template: "question"; of the partial: "demo" */
    struct str page;     /* the file that the page is made from, for diagnostics */
    struct str path;     /* site path of the file that is made, such as "en/index.html" */
    struct str root;     /* what url() puts before a site path; "": it makes relative links */
    struct value vars;   /* map of variables: site, page, tr, ... */
    struct value assets; /* map from the name of an asset to its site path */
    /* Finds the site path of the sheet, "" for none; false when the font cannot be used. NULL: there is none. */
    bool (*maths_font)(void *ctx, struct str html, struct str *sheet);
    void *maths_font_ctx;
};

/* Renders a page template and its layouts. *html is borrowed until the next render.
 * False after one diagnostic that names the template's file and line, and the page. */
bool engine_render(struct engine *engine, const struct render *render, struct str *html);

/* The same of one partial, without layouts. */
bool engine_render_partial(struct engine *engine, const struct render *render, struct str *html);

/* Hears of all that renders read from now on, often more than once: of named tables as value_hash() takes it, of
 * templates as templates_hash() does. The texts are borrowed. heard() returns a number for what was read; again() hears of
 * the same by these numbers. */
struct engine_listener {
    uint32_t (*heard)(void *ctx, enum read_kind kind, struct str name, struct str key);
    void (*again)(void *ctx, const uint32_t *numbers, size_t count);
    void *ctx;
};

void engine_listen(struct engine *engine, struct engine_listener listener);

/* Forgets what partials have written, which is written again where the same is shown: when a table that has a name is set
 * anew or given up, and when the listener's numbers are others. */
void engine_forget(struct engine *engine);

/* Gives back the memory that the last renders took, and what engine_forget() forgets. */
void engine_rest(struct engine *engine);

/* Bytes that the Lua state holds now, garbage included. */
size_t engine_memory(const struct engine *engine);

#endif
