/* stacks: what a parser has put together so far, one stack for each way to understand the code. They share what is
 * below. Where two meet they go on as one that has several things in one place, until a rule takes those off and the
 * parser chooses. They meet, and come apart, as the library's do. Knows nothing of the parser. */
#ifndef WENDA_HIGHLIGHT_STACKS_H
#define WENDA_HIGHLIGHT_STACKS_H

#include "highlight/forest.h"

static const uint32_t NONE = UINT32_MAX;

/* A branch on a place below. */
struct link {
    uint32_t before; /* index of the place below; NONE: there is none, and no branch */
    uint32_t branch;
    struct link *more; /* another one of the same place */
};

/* On a stack: where branches end, and the state of the parser there. */
struct place {
    struct link link;
    uint32_t at;
    int32_t precedence; /* of all that is on the stack */
    uint16_t state;
};

/* All zero but for the forest's grammar and arena are stacks of nothing. Places are known by their index. */
struct stacks {
    struct forest forest;
    struct {
        struct place *ptr;
        size_t len, cap;
    } places;
    bool joined;    /* some have met */
    bool too_large; /* more than can be followed */
};

/* Branches taken off: [first, first + count) of forest.children. */
struct path {
    uint32_t below, first, count;
};

struct paths {
    struct path *ptr;
    size_t len, cap;
};

static inline const struct place *stacks_at(const struct stacks *stacks, uint32_t place)
{
    return &stacks->places.ptr[place];
}

/* A place with a branch on top of another place; the pointer to it dies when the next one comes. */
uint32_t stacks_push(struct stacks *stacks, uint32_t before, uint32_t branch, uint16_t state);

/* Joins the stack of a place to that of another, which has the same state at the same byte. */
void stacks_join(struct stacks *stacks, uint32_t into, uint32_t from);

/* Takes off `count` branches, not counting extras; false when there are several ways down, or too few branches. */
bool stacks_pop(struct stacks *stacks, uint32_t top, uint32_t count, struct path *path);

/* Takes off all that there is; false when there are several ways down. */
bool stacks_pop_rest(struct stacks *stacks, uint32_t top, struct path *path);

/* The same on all ways down; those to the same place stand together. */
void stacks_pop_all(struct stacks *stacks, uint32_t top, uint32_t count, struct paths *paths);

#endif
