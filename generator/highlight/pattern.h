/* pattern: what a grammar's query looks for in a syntax tree, read from the query's text. Of
 * tree-sitter's language it knows nodes by name, by literal and (_), fields, alternatives, captures,
 * the anchor before a child, and predicates. Knows nothing of trees.
 *
 * Queries are part of the program: a faulty one fails an assert. */
#ifndef WENDA_HIGHLIGHT_PATTERN_H
#define WENDA_HIGHLIGHT_PATTERN_H

#include <tree_sitter/api.h>

#include "base/arena.h"

enum { ITEM_CAPTURES_MAX = 2 };

/* What is asked of one node. */
struct item {
    TSSymbol symbol; /* 0: any that is named */
    TSFieldId field; /* 0: any */
    bool anchored;   /* no named node may stand between the one before and this one */
    uint8_t capture_count;
    uint16_t captures[ITEM_CAPTURES_MAX];
    struct item *choices;  /* instead of a symbol: it is one of these */
    struct item *children; /* which it has to have, in this order, among others */
    struct item *next;     /* the next choice or child */
};

/* What a predicate compares with: the text of a capture, or a string. */
struct operand {
    bool is_capture;
    uint16_t capture;
    struct str text;
};

/* A condition, such as #match? @x "^[A-Z]", on a capture. */
struct condition {
    struct str name;
    uint16_t capture;
    struct operand *ptr;
    size_t len, cap;
    struct condition *next;
};

struct pattern {
    struct item *root;
    struct condition *conditions;
};

struct patterns {
    struct pattern *ptr;
    size_t len, cap;
};

/* The names of captures; a capture is an index here. */
struct names {
    struct str *ptr;
    size_t len, cap;
};

/* Appends the patterns and captures of a text, which has to live as long as they do. */
void patterns_read(struct arena *arena, const TSLanguage *language, struct str text,
                   struct patterns *patterns, struct names *captures);

#endif
