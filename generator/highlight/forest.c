#include "highlight/forest.h"

/* ---- Comparing ---- */

struct pair {
    uint32_t a, b;
};

struct pairs {
    struct pair *ptr;
    size_t len, cap;
};

/* Adds the pairs of their children, the first one last. */
static void add_pairs(struct forest *forest, struct pairs *pairs, const struct branch *a,
                      const struct branch *b)
{
    for (uint32_t i = a->count; i-- > 0;) {
        struct pair pair = { forest->children.ptr[a->first + i],
                             forest->children.ptr[b->first + i] };
        vec_push(forest->arena, pairs, pair);
    }
}

int forest_compare(struct forest *forest, uint32_t a, uint32_t b)
{
    struct pairs pairs = { 0 };
    vec_push(forest->arena, &pairs, ((struct pair){ a, b }));
    while (pairs.len) {
        struct pair pair = pairs.ptr[--pairs.len];
        const struct branch *x = &forest->branches.ptr[pair.a], *y = &forest->branches.ptr[pair.b];
        if (x->symbol != y->symbol)
            return x->symbol < y->symbol ? -1 : 1;
        if (x->count != y->count)
            return x->count < y->count ? -1 : 1;
        if (pair.a != pair.b)
            add_pairs(forest, &pairs, x, y);
    }
    return 0;
}

/* ---- Flattening ---- */

static const uint32_t HIDDEN = UINT32_MAX;

/* A branch whose children are being added. */
struct open {
    const struct branch *branch;
    uint32_t node;   /* its index in the tree, or HIDDEN */
    uint32_t child;  /* which one comes next */
    uint32_t place;  /* and which of those in the grammar's rule that is */
    TSFieldId field; /* of a hidden one: what its children are if its rule says nothing */
};

struct opens {
    struct open *ptr;
    size_t len, cap;
};

/* The name that a rule gives to its child; 0: the child's own. */
static TSSymbol alias_at(const struct abi_language *language, uint16_t production, uint32_t place)
{
    if (!production || place >= language->max_alias_sequence_length)
        return 0;
    return language->alias_sequences[production * language->max_alias_sequence_length + place];
}

static TSFieldId field_at(const struct abi_language *language, uint16_t production, uint32_t place)
{
    if (!language->field_count)
        return 0;
    struct abi_slice slice = language->field_slices[production];
    const struct abi_field *fields = &language->fields[slice.index];
    for (uint16_t i = 0; i < slice.length; i++)
        if (!fields[i].inherited && fields[i].child == place)
            return fields[i].field;
    return 0;
}

static struct node node_of(const struct abi_language *language, const struct branch *branch,
                           TSSymbol symbol, TSFieldId field)
{
    return (struct node){ .start = branch->start,
                          .end = branch->end,
                          .symbol = language->public_symbols[symbol],
                          .field = field,
                          .named = language->symbols[symbol].named };
}

/* Adds the next child of the innermost open branch, and opens it. */
static void add_child(struct forest *forest, struct opens *opens, struct tree *tree)
{
    const struct abi_language *language = forest->grammar->language;
    struct open *in = &opens->ptr[opens->len - 1];
    uint32_t index = forest->children.ptr[in->branch->first + in->child++];
    struct open child = { .branch = &forest->branches.ptr[index], .node = HIDDEN };
    TSSymbol alias = 0;
    if (!child.branch->extra) {
        alias = alias_at(language, in->branch->production, in->place);
        child.field = field_at(language, in->branch->production, in->place++);
        if (!child.field && in->node == HIDDEN)
            child.field = in->field;
    }
    TSSymbol symbol = alias ? alias : child.branch->symbol;
    if (alias || language->symbols[symbol].visible) {
        child.node = (uint32_t)tree->len;
        vec_push(forest->arena, tree, node_of(language, child.branch, symbol, child.field));
        tree->ptr[child.node].next = child.node + 1;
    }
    if (child.branch->count)
        vec_push(forest->arena, opens, child);
}

void forest_flatten(struct forest *forest, uint32_t root, struct tree *tree)
{
    const struct branch *all = &forest->branches.ptr[root];
    struct opens opens = { 0 };
    struct open open = { .branch = all };
    vec_push(forest->arena, &opens, open);
    vec_push(forest->arena, tree, node_of(forest->grammar->language, all, all->symbol, 0));
    while (opens.len) {
        struct open *in = &opens.ptr[opens.len - 1];
        if (in->child < in->branch->count) {
            add_child(forest, &opens, tree);
            continue;
        }
        if (in->node != HIDDEN)
            tree->ptr[in->node].next = (uint32_t)tree->len;
        opens.len--;
    }
}
