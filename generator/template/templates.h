/* templates: those of a theme, read and checked once before any page is made and
 * then shared, unchanged, by the engines of all workers. Every fault that can be
 * seen without rendering is told here, also of templates that no page uses. */
#ifndef WENDA_TEMPLATE_TEMPLATES_H
#define WENDA_TEMPLATE_TEMPLATES_H

#include <stdint.h>

#include "base/diag.h"

struct templates;

/* Reads `name.html` and `partials/name.html` (and deeper ones) of each folder. A
 * file of an earlier folder stands in for the one of the same name in a later
 * one; a folder that does not exist is an empty one. All of it lives in the
 * arena, which must outlive `diag`. NULL after diagnostics for what cannot be
 * read or is no template. */
struct templates *templates_load(struct arena *arena, struct diag *diag, const struct str *folders,
                                 size_t count);

/* True when there is a template of that name. */
bool templates_have(const struct templates *templates, struct str name);

/* The names of the templates in a folder of that name ("files/"), without it, in order. */
struct template_names {
    struct str *ptr;
    size_t len, cap;
};

struct template_names templates_names(struct arena *arena, const struct templates *templates,
                                      struct str folder);

/* A number that is another when its text is; 0 when there is none. `kind` is "page", "partial" or "script". */
uint64_t templates_hash(const struct templates *templates, struct str kind, struct str name);

/* The same of all of them. */
uint64_t templates_hash_all(const struct templates *templates);

#endif
