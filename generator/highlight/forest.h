/* forest: the syntax trees that a parser puts together, several for as long as it does not know which one is
 * right, and the flat tree of that one. Knows nothing of the parser. */
#ifndef WENDA_HIGHLIGHT_FOREST_H
#define WENDA_HIGHLIGHT_FOREST_H

#include "base/vec.h"
#include "highlight/grammar.h"
#include "highlight/tree.h"

/* A token, or what a rule of the grammar makes of others. */
struct branch {
    uint32_t start, end;
    uint32_t first, count;    /* its children, in forest.children */
    int32_t precedence;       /* dynamic: of all rules in it */
    const struct str *memory; /* of the scanner, behind a token that it found; or NULL */
    TSSymbol symbol;
    uint16_t production;
    bool extra; /* a comment, or another thing that may stand between any two */
};

/* All zero but for the grammar and the arena is an empty forest. Branches are known by their index. */
struct forest {
    const struct grammar *grammar;
    struct arena *arena;
    struct {
        struct branch *ptr;
        size_t len, cap;
    } branches;
    struct {
        uint32_t *ptr;
        size_t len, cap;
    } children;
};

/* A new branch, all zero, to be filled in. The pointer dies when the next one is added. */
static inline struct branch *forest_add(struct forest *forest)
{
    vec_push(forest->arena, &forest->branches, (struct branch){ 0 });
    return &forest->branches.ptr[forest->branches.len - 1];
}

/* The index of the branch that was added last. */
static inline uint32_t forest_last(const struct forest *forest)
{
    return (uint32_t)(forest->branches.len - 1);
}

/* Like the library, orders branches by their symbols and numbers of children: < 0, 0 or > 0. */
int forest_compare(struct forest *forest, uint32_t a, uint32_t b);

/* Appends a branch, and what is inside, to the tree: what the grammar shows of it, under the names and fields that it
 * has. */
void forest_flatten(struct forest *forest, uint32_t root, struct tree *tree);

#endif
