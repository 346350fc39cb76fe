/* facts: what a page was made of beyond its own text, as names and numbers: "the title of that page", "the bytes of
 * that picture". A fact's name begins with the byte of its kind; its number is another when the fact is. */
#ifndef WENDA_CACHE_FACTS_H
#define WENDA_CACHE_FACTS_H

#include <stdint.h>

#include "base/arena.h"

struct fact {
    struct str name;
    uint64_t value;
    bool known;  /* `value` is set */
    bool broken; /* it was told twice, and differently: never true again */
};

/* All zero is an empty set. A large site has some twenty a page, so they are held in little room. */
struct facts {
    struct {
        struct fact *ptr;
        size_t len, cap;
    } list;
    /* private */
    struct arena arena; /* of names */
    uint32_t *slots;    /* places plus 1, by the hashes of names; 0: a free one */
    size_t slot_count;
};

void facts_release(struct facts *facts);

/* The place in the list of the fact of that name, which is added where it is missing. */
uint32_t facts_place(struct facts *facts, struct str name);

/* Sets the value, which comes from where the fact was used. */
void facts_set(struct facts *facts, uint32_t place, uint64_t value);

/* The facts that something uses, each once and in the order of their use, as places in a list. */
struct uses {
    uint32_t *ptr;
    size_t len, cap;
};

/* The same in few bytes, in the arena: most facts are used behind the one that stands before them in the list. */
struct str uses_pack(struct arena *arena, const struct uses *uses);

/* Replaces what is in `uses`. False, with `uses` empty, when the bytes are damaged or a place is not below `limit`. */
bool uses_unpack(struct arena *arena, struct str packed, size_t limit, struct uses *uses);

/* What one thread notes, of one page after another. All zero is an empty one. */
struct notes {
    struct facts facts;
    struct uses uses; /* of the page that is being made; in `arena` */
    struct arena arena;
    struct {
        uint32_t *ptr;
        size_t len, cap;
    } seen,     /* by place: the number of the page that used the fact last */
        joined; /* by place: the place plus 1 in the list that all threads' facts go into, 0 before */
    uint32_t page;
};

/* What follows is of another page. Names of facts that earlier pages used stay known, until they are thousands: then it
 * is true, and they have other places. */
bool notes_begin(struct notes *notes);

/* The page at hand uses the fact that is called KIND, `name`, a byte 0x1F and `key`. Returns its place. */
uint32_t notes_add(struct notes *notes, char kind, struct str name, struct str key);

/* The same of facts that pages have used before, by their places. */
void notes_add_again(struct notes *notes, const uint32_t *places, size_t count);

/* The same of one whose value is known now. */
void notes_add_value(struct notes *notes, char kind, struct str name, uint64_t value);

void notes_release(struct notes *notes);

/* Between the two parts of a fact's name. */
enum { FACT_SEPARATOR = 0x1F };

#endif
