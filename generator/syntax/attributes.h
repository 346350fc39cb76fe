/* attributes: "{.class #id key=value}" as it stands behind a heading, a bracket, a link or code. */
#ifndef WENDA_SYNTAX_ATTRIBUTES_H
#define WENDA_SYNTAX_ATTRIBUTES_H

#include "base/arena.h"

enum attributes_kind {
    ATTRIBUTES_NONE, /* plain text */
    ATTRIBUTES_FINE,
    ATTRIBUTES_BAD /* meant as attributes, with a fault */
};

/* One of them: of which the name is "class", "id", a key, or "term". */
struct attribute_item {
    struct str name, value;
    size_t at; /* where it begins in the text */
};

struct attributes {
    struct {
        struct attribute_item *ptr;
        size_t len, cap;
    } items;
    size_t len; /* bytes, braces included; of what is bad: how far it was read */
    /* of what is bad */
    const char *fault, *hint;
    size_t fault_at;
};

/* The most that one element may have: each is compared with all others. */
enum { ATTRIBUTES_MAX = 100 };

/* Reads the attributes at the start of `text`, which begins with "{". What begins neither with a class, an
 * id, a key with "=" nor "term" is plain text. */
enum attributes_kind attributes_read(struct arena *arena, struct str text,
                                     struct attributes *attributes);

/* Their length alone, or 0 where they are none or faulty; *reached is then how far they were looked into. */
size_t attributes_length(struct str text, size_t *reached);

/* What has attributes, as far as it matters: a size is for images alone, a weight for items of lists. */
enum attribute_owner { OWNER_ANY, OWNER_IMAGE, OWNER_ITEM };

/* What is wrong with this one, or NULL; *hint may be set. */
const char *attribute_fault(struct arena *arena, const struct attribute_item *item,
                            enum attribute_owner owner, struct str *hint);

/* True for an id that no text gives to anything: the theme's own begin with "ui-", those of footnotes with
 * "fn-" and "fnref-". */
bool id_is_reserved(struct str id);

/* What is wrong with an id, or NULL; *hint may be set. */
const char *id_fault(struct str id, struct str *hint);

#endif
