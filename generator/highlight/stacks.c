#include "highlight/stacks.h"

#include <string.h>

/* The library's bounds, and how deep two stacks may be alike. */
enum { LINKS_MAX = 8, WALKS_MAX = 64, ALIKE_MAX = 500 };

static const struct branch *branch_at(const struct stacks *stacks, uint32_t index)
{
    return &stacks->forest.branches.ptr[index];
}

/* The precedence of a stack with that on top. */
static int32_t precedence_of(const struct stacks *stacks, struct link link)
{
    return stacks_at(stacks, link.before)->precedence + branch_at(stacks, link.branch)->precedence;
}

uint32_t stacks_push(struct stacks *stacks, uint32_t before, uint32_t branch, uint16_t state)
{
    struct place place = { .link = { before, branch, NULL },
                           .at = branch_at(stacks, branch)->end,
                           .state = state };
    place.precedence = precedence_of(stacks, place.link);
    vec_push(stacks->forest.arena, &stacks->places, place);
    return (uint32_t)(stacks->places.len - 1);
}

/* ---- Where stacks meet ---- */

/* True when what stands on both looks the same from above. */
static bool is_like(const struct stacks *stacks, const struct link *a, const struct link *b)
{
    const struct branch *x = branch_at(stacks, a->branch), *y = branch_at(stacks, b->branch);
    return x == y || (x->symbol == y->symbol && x->start == y->start && x->end == y->end &&
                      x->count == y->count && x->extra == y->extra && x->memory == y->memory &&
                      stacks_at(stacks, a->before)->at == stacks_at(stacks, b->before)->at);
}

static bool meet(const struct place *a, const struct place *b)
{
    return a->state == b->state && a->at == b->at;
}

static void join(struct stacks *stacks, uint32_t into, uint32_t from, int depth);

/* True when one of the place's links stands for the new one, too: it is like it, and what is below can be joined. */
static bool takes_in(struct stacks *stacks, struct place *place, struct link *link,
                     const struct link *new, int depth)
{
    if (!is_like(stacks, link, new))
        return false;
    if (link->before == new->before) {
        if (branch_at(stacks, new->branch)->precedence >
            branch_at(stacks, link->branch)->precedence) {
            link->branch = new->branch;
            place->precedence = precedence_of(stacks, *new);
        }
        return true;
    }
    if (!meet(stacks_at(stacks, link->before), stacks_at(stacks, new->before)))
        return false;
    join(stacks, link->before, new->before, depth + 1);
    if (precedence_of(stacks, *new) > place->precedence)
        place->precedence = precedence_of(stacks, *new);
    return true;
}

static void add_link(struct stacks *stacks, uint32_t to, const struct link *new, int depth)
{
    struct place *place = &stacks->places.ptr[to];
    struct link *last = NULL;
    int count = 0;
    if (new->before == to)
        return;
    for (struct link *link = &place->link; link; link = link->more, count++) {
        if (takes_in(stacks, place, link, new, depth))
            return;
        last = link;
    }
    if (count == LINKS_MAX)
        return;
    last->more = arena_alloc(stacks->forest.arena, sizeof *last);
    *last->more = (struct link){ new->before, new->branch, NULL };
    if (precedence_of(stacks, *new) > place->precedence)
        place->precedence = precedence_of(stacks, *new);
}

static void join(struct stacks *stacks, uint32_t into, uint32_t from, int depth)
{
    stacks->too_large = stacks->too_large || depth > ALIKE_MAX;
    if (stacks->too_large || stacks_at(stacks, from)->link.before == NONE)
        return;
    for (const struct link *link = &stacks_at(stacks, from)->link; link; link = link->more)
        add_link(stacks, into, link, depth);
}

void stacks_join(struct stacks *stacks, uint32_t into, uint32_t from)
{
    stacks->joined = true;
    join(stacks, into, from, 0);
}

/* ---- Taking off ---- */

/* Room for as many children; returns the first one's index. */
static uint32_t add_children(struct forest *forest, uint32_t count)
{
    uint32_t first = (uint32_t)forest->children.len;
    for (uint32_t i = 0; i < count; i++)
        vec_push(forest->arena, &forest->children, 0);
    return first;
}

/* The path over the first link of each place. */
static struct path path_of(struct stacks *stacks, uint32_t top, uint32_t below, uint32_t count)
{
    struct path path = { below, add_children(&stacks->forest, count), count };
    for (uint32_t at = top; at != below; at = stacks_at(stacks, at)->link.before)
        stacks->forest.children.ptr[path.first + --count] = stacks_at(stacks, at)->link.branch;
    return path;
}

bool stacks_pop(struct stacks *stacks, uint32_t top, uint32_t count, struct path *path)
{
    uint32_t below = top, all = 0;
    for (uint32_t left = count; left; all++) {
        const struct link *link = &stacks_at(stacks, below)->link;
        if (link->more || link->before == NONE)
            return false;
        left -= branch_at(stacks, link->branch)->extra ? 0 : 1;
        below = link->before;
    }
    *path = path_of(stacks, top, below, all);
    return true;
}

bool stacks_pop_rest(struct stacks *stacks, uint32_t top, struct path *path)
{
    uint32_t below = top, all = 0;
    for (; stacks_at(stacks, below)->link.before != NONE; all++) {
        if (stacks_at(stacks, below)->link.more)
            return false;
        below = stacks_at(stacks, below)->link.before;
    }
    *path = path_of(stacks, top, below, all);
    return true;
}

/* A way down: what has been taken off last, and before that. */
struct step {
    uint32_t branch;
    const struct step *then;
};

struct walk {
    uint32_t place, left,
        all; /* how many branches to go, not counting extras, and how many are off */
    const struct step *step;
};

struct walks {
    struct walk ptr[WALKS_MAX];
    size_t len;
};

/* Goes down over the link. */
static struct walk walk_on(struct stacks *stacks, struct walk walk, const struct link *link)
{
    struct step *step = arena_alloc(stacks->forest.arena, sizeof *step);
    *step = (struct step){ link->branch, walk.step };
    uint32_t counts = branch_at(stacks, link->branch)->extra ? 0 : 1;
    return (struct walk){ link->before, walk.left - counts, walk.all + 1, step };
}

/* Puts the path behind the last one to the same place, or at the end. */
static void add_path(struct stacks *stacks, struct walk walk, struct paths *paths)
{
    struct forest *forest = &stacks->forest;
    struct path path = { walk.place, add_children(forest, walk.all), walk.all };
    uint32_t *child = &forest->children.ptr[path.first];
    for (const struct step *step = walk.step; step; step = step->then)
        *child++ = step->branch;
    vec_push(forest->arena, paths, path);
    size_t to = paths->len - 1;
    while (to && paths->ptr[to - 1].below != path.below)
        to--;
    for (size_t i = paths->len - 1; to && i > to; i--)
        paths->ptr[i] = paths->ptr[i - 1];
    paths->ptr[to ? to : paths->len - 1] = path;
}

static void end_walk(struct walks *walks, size_t i)
{
    walks->len--;
    memmove(&walks->ptr[i], &walks->ptr[i + 1], (walks->len - i) * sizeof *walks->ptr);
}

/* Takes a walk over each of the links that it stands at, over the first one itself. */
static void part(struct stacks *stacks, struct walks *walks, size_t i)
{
    const struct link *first = &stacks_at(stacks, walks->ptr[i].place)->link;
    for (const struct link *link = first->more; link; link = link->more) {
        stacks->too_large = stacks->too_large || walks->len == WALKS_MAX;
        if (walks->len < WALKS_MAX)
            walks->ptr[walks->len++] = walk_on(stacks, walks->ptr[i], link);
    }
    walks->ptr[i] = walk_on(stacks, walks->ptr[i], first);
}

/* All ways go down one step at a time, so that the paths come in the library's order. */
void stacks_pop_all(struct stacks *stacks, uint32_t top, uint32_t count, struct paths *paths)
{
    struct walks walks; /* large: most of it is never written */
    walks.ptr[0] = (struct walk){ .place = top, .left = count };
    walks.len = 1;
    while (walks.len)
        for (size_t i = 0, size = walks.len; i < size;) {
            struct walk walk = walks.ptr[i];
            bool ends = !walk.left || stacks_at(stacks, walk.place)->link.before == NONE;
            if (!walk.left)
                add_path(stacks, walk, paths);
            if (ends) {
                end_walk(&walks, i);
                size--;
            } else {
                part(stacks, &walks, i++);
            }
        }
}
