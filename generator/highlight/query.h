/* query: a highlighting query of a grammar, compiled, with the predicates #eq? #any-of? #match? and
 * their #not- forms. #set! #is? and #is-not? say something about variables and hold always.
 *
 * Queries are part of the program: a faulty one fails an assert. */
#ifndef WENDA_HIGHLIGHT_QUERY_H
#define WENDA_HIGHLIGHT_QUERY_H

#include "highlight/tree.h"

struct query;

/* To be given back with query_free(). */
struct query *query_new(const TSLanguage *language, struct str text);
void query_free(struct query *query);

/* Captures of that name mark nothing from now on. Not while others use the query. */
void query_ignore(struct query *query, struct str name);

/* A node of the tree that a pattern of the query captures. */
struct found {
    uint32_t node;
    uint16_t pattern, capture;
};

struct finds {
    struct found *ptr;
    size_t len, cap;
};

/* Appends the captures of all matches in a tree of the code. Any thread may call. */
void query_run(struct arena *arena, const struct query *query, const struct tree *tree,
               struct str code, struct finds *finds);

/* A capture's class, "keyword" for @keyword and @keyword.return, "constant" for @boolean; NULL for what stands plain.
 * Equal classes are the same pointer. */
const char *query_class(const struct query *query, uint16_t capture);

/* The language of the code that a capture holds, "css" for @injection.css; "" for others. */
struct str query_injection(const struct query *query, uint16_t capture);

#endif
