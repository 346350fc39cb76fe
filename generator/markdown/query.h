/* query: a highlighting query of a grammar, compiled, with the predicates that the
 * library leaves to its users: #eq? #any-of? #match? and their #not- forms. #set! #is?
 * and #is-not? say something about variables and hold always.
 *
 * Queries are part of the program: a faulty one fails an assert. */
#ifndef WENDA_MARKDOWN_QUERY_H
#define WENDA_MARKDOWN_QUERY_H

#include <tree_sitter/api.h>

#include "base/str.h"

struct query;

/* To be given back with query_free(). */
struct query *query_new(const TSLanguage *language, struct str text);
void query_free(struct query *query);

/* Captures of that name mark nothing from now on. Not while others use the query. */
void query_ignore(struct query *query, struct str name);

/* For cursors. Not changed by anyone, so any thread may use it. */
const TSQuery *query_library(const struct query *query);

/* True when all predicates of the match's pattern hold. Where a capture has several nodes,
 * they must hold for each. */
bool query_accepts(const struct query *query, const TSQueryMatch *match, struct str code);

/* A capture's class, "keyword" for @keyword and @keyword.return, "constant" for @boolean; NULL for what stands plain.
 * Equal classes are the same pointer. */
const char *query_class(const struct query *query, uint32_t capture);

/* The language of the code that a capture holds, "css" for @injection.css; "" for others. */
struct str query_injection(const struct query *query, uint32_t capture);

#endif
