/* element: the nodes of our dialect in cmark's tree. A node of one of cmark's custom types stands for
 * an HTML element with its attributes; cmark's other nodes may have attributes too. What it is for,
 * its kind says to the passes. */
#ifndef WENDA_SYNTAX_ELEMENT_H
#define WENDA_SYNTAX_ELEMENT_H

#include <cmark.h>

#include "base/arena.h"
#include "syntax/marks.h"
#include "syntax/tree.h"

enum element_kind {
    ELEMENT_NONE,      /* a node of cmark's own with attributes */
    ELEMENT_BARE,      /* a paragraph that is shown without its tag */
    ELEMENT_PLAIN,     /* an element without a meaning to any pass */
    ELEMENT_MATHS,     /* a formula; `token` says which */
    ELEMENT_SHORTCODE, /* likewise */
    ELEMENT_STRIKE,
    ELEMENT_DEFINITIONS, /* <dl> */
    ELEMENT_NOTE,        /* a footnote; `note` says which */
    ELEMENT_NOTE_MARK,   /* its mark in the text; `note`, and `use`: which of its marks, from 1 */
    ELEMENT_FOOTNOTES,   /* the list of a page's footnotes */
    ELEMENT_CONTAINER,   /* ::: name title; `name` as written */
    ELEMENT_TITLE,       /* a paragraph: the first child of a container that has a title */
    ELEMENT_SPAN,        /* [text]{.class} */
    ELEMENT_TERM         /* [text]{term=name}: of the glossary */
};

struct attribute {
    struct str name, value;
};

/* Where what was parsed apart stands in the text that it was taken from. */
struct origin {
    int from_line, from_col;     /* there it begins, */
    int to_line, to_col;         /* and here; line 0: the node was not moved */
    const struct marked *marked; /* there, if it was marked apart too: then it is a cell, */
    struct str cell;             /* as written */
};

/* A text as cmark had it, and how far is known which bytes of the marked text gave it. */
struct whole {
    struct str text;
    size_t at, bytes;
};

/* The place that cmark tells of a node, or should. */
struct told {
    int line, col;       /* line 0: what the node itself has */
    struct whole *whole; /* that stands there, of which the node is a part, or NULL */
    size_t at;           /* where in it */
};

/* A footnote. */
struct note {
    struct str label; /* as written */
    int first;        /* footnotes are in the order of their first marks: this one's place in it */
    int uses;         /* marks in the text */
};

struct element {
    enum element_kind kind;
    struct str tag;     /* NUL-terminated; empty: none is written */
    bool is_void;       /* <br>, <img>: it has no end */
    bool holds_inlines; /* a block around a bare paragraph: no line of its own inside */
    struct {
        struct attribute *ptr;
        size_t len, cap;
    } attributes; /* in the order in which they are written; each name once */
    struct origin origin;
    struct told told;
    const struct element
        *written_in; /* what it was parsed apart in, of a node that may be elsewhere now */
    const struct token *token;
    struct str name;
    int weight; /* of an item: 1 to 3; 0: none */
    const struct note *note;
    int use;
    int line, col; /* in the text as written; line 0: where cmark says */
};

/* A new node of our own, without a place in a tree. Tag and attributes must live as long. */
cmark_node *element_block(struct arena *arena, enum element_kind kind, struct str tag);
cmark_node *element_inline(struct arena *arena, enum element_kind kind, struct str tag);

/* A new text node, of a copy of the text. */
cmark_node *element_text(struct arena *arena, struct str text);

/* A new block without a meaning, at the end of `parent`. */
cmark_node *element_add(struct arena *arena, cmark_node *parent, const char *tag);

/* What is known of the node beyond cmark; NULL when nothing is. */
struct element *element_of(cmark_node *node);

/* The place that cmark tells of the node, or should; line 0: none. */
struct told element_told(cmark_node *node);

/* The same as element_of(), made when nothing was known. */
struct element *element_need(struct arena *arena, cmark_node *node);

bool element_is(cmark_node *node, enum element_kind kind);

/* True for what becomes a link: a link in it would be no HTML. */
bool element_is_link(cmark_node *node);

/* Sets an attribute; the value of "class" is added to what is there. */
void element_set(struct arena *arena, struct element *element, struct str name, struct str value);

/* The value, or "". */
struct str element_get(const struct element *element, struct str name);

/* Moves the siblings behind `node`, up to `end` but without it, to the end of `parent`. */
void element_take(cmark_node *parent, cmark_node *node, cmark_node *end);

/* Moves all children of `from` to the end of `parent`. */
void element_take_all(cmark_node *parent, cmark_node *from);

#endif
