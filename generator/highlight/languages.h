/* languages: those that code can be in, by the names that authors use. Knows nothing of how
 * they are highlighted but what each needs for it. */
#ifndef WENDA_HIGHLIGHT_LANGUAGES_H
#define WENDA_HIGHLIGHT_LANGUAGES_H

#include <tree_sitter/api.h>

#include "base/arena.h"

/* One of the table. A grammar, the query that comes with it, and ours behind it: of two patterns
 * that mark the same bytes the later one wins. */
struct language {
    const char *name;
    const TSLanguage *(*grammar)(void); /* NULL: it has none */
    const char *query, *more;
    bool keys; /* what its query calls a property is a key of data, not a member of an object */
};

enum { LANGUAGE_COUNT = 11 };
extern const struct language languages[LANGUAGE_COUNT];

/* By name or another name ("py"); NULL when none is called that. */
const struct language *language_find(struct str name);

/* A hint for a name that nothing has: the nearest, or else all of them. */
struct str language_hint(struct arena *arena, struct str name);

/* Text, of which nothing is known. */
bool language_is_text(const struct language *language);

/* Lines of which some were added and some taken away, by the sign that each begins with. */
bool language_is_diff(const struct language *language);

#endif
