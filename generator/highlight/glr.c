#include "highlight/glr.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "highlight/forest.h"
#include "highlight/lexer.h"

enum { WAYS_MAX = 6, WAYS_ROOM = 16 };

static const uint32_t NONE = UINT32_MAX;

/* On a stack: a branch, and the state of the parser behind it. Stacks share what is below. */
struct place {
    uint32_t before; /* index of the place below; NONE: this is the bottom */
    uint32_t branch;
    uint32_t at; /* where the branch ends */
    uint16_t state;
};

/* One way to understand the code so far. */
struct way {
    uint32_t top; /* index of a place */
    bool lost;    /* it does not go on */
};

struct parser {
    const struct grammar *grammar;
    struct forest forest;
    struct lexer lexer;
    struct {
        struct place *ptr;
        size_t len, cap;
    } places;
    struct {
        uint32_t *ptr;
        size_t len, cap;
    } extras; /* branches that are put back onto a stack, the last one first */
    struct way ways[WAYS_ROOM];
    size_t count;
    uint32_t root; /* branch of what has been accepted, or NONE */
    bool given_up;
};

static const struct place *place_at(const struct parser *parser, uint32_t index)
{
    return &parser->places.ptr[index];
}

static const struct place *top_of(const struct parser *parser, size_t way)
{
    return place_at(parser, parser->ways[way].top);
}

static const struct branch *branch_at(const struct parser *parser, uint32_t index)
{
    return &parser->forest.branches.ptr[index];
}

/* The place, on top of another one. */
static uint32_t push(struct parser *parser, uint32_t before, uint32_t branch, uint16_t state)
{
    struct place place = { before, branch, branch_at(parser, branch)->end, state };
    vec_push(parser->forest.arena, &parser->places, place);
    return (uint32_t)(parser->places.len - 1);
}

/* ---- Where ways meet ---- */

/* True when both places look the same from above. */
static bool is_like(const struct parser *parser, const struct place *a, const struct place *b)
{
    const struct branch *x = branch_at(parser, a->branch), *y = branch_at(parser, b->branch);
    return x->symbol == y->symbol && x->start == y->start && x->end == y->end &&
           x->count == y->count && x->extra == y->extra &&
           place_at(parser, a->before)->at == place_at(parser, b->before)->at;
}

/* True when the grammar has the branch of `b` rather than the one of `a`. */
static bool is_better(struct parser *parser, const struct place *a, const struct place *b)
{
    int32_t x = branch_at(parser, a->branch)->precedence,
            y = branch_at(parser, b->branch)->precedence;
    if (x != y)
        return x < y;
    return !is_like(parser, a, b) && forest_compare(&parser->forest, a->branch, b->branch) > 0;
}

/* The stack with another branch in the place that is `depth` below its top. */
static uint32_t replaced(struct parser *parser, uint32_t top, int depth, uint32_t branch)
{
    struct place place = *place_at(parser, top);
    if (depth)
        place.before = replaced(parser, place.before, depth - 1, branch);
    return push(parser, place.before, depth ? place.branch : branch, place.state);
}

/* Joins a stack with the way when they are in the same state at the same byte and differ in one branch only. */
static bool join(struct parser *parser, size_t way, uint32_t top)
{
    enum { DEPTH_MAX = 64 };
    uint32_t a = parser->ways[way].top, b = top;
    for (int depth = 0; depth < DEPTH_MAX; depth++) {
        const struct place *x = place_at(parser, a), *y = place_at(parser, b);
        if (x->state != y->state || x->at != y->at || x->before == NONE || y->before == NONE)
            return false;
        if (x->before == y->before) {
            if (is_better(parser, x, y))
                parser->ways[way].top = replaced(parser, parser->ways[way].top, depth, y->branch);
            return true;
        }
        if (!is_like(parser, x, y))
            return false;
        a = x->before;
        b = y->before;
    }
    return false;
}

/* ---- What the table says ---- */

/* Takes `count` branches off the stack, not counting extras. Returns what is below. */
static uint32_t pop(const struct parser *parser, uint32_t top, uint32_t count)
{
    while (count) {
        const struct place *place = place_at(parser, top);
        count -= branch_at(parser, place->branch)->extra ? 0 : 1;
        top = place->before;
    }
    return top;
}

/* Makes the branches above `below` up to `top` the children. */
static void gather(struct parser *parser, struct branch *branch, uint32_t below, uint32_t top)
{
    struct forest *forest = &parser->forest;
    branch->first = (uint32_t)forest->children.len;
    for (uint32_t at = top; at != below; at = place_at(parser, at)->before) {
        uint32_t child = place_at(parser, at)->branch;
        vec_push(forest->arena, &forest->children, child);
        branch->start = branch_at(parser, child)->start;
        branch->precedence += branch_at(parser, child)->precedence;
        branch->count++;
    }
    for (uint32_t i = 0; i < branch->count / 2; i++) {
        uint32_t *first = &forest->children.ptr[branch->first + i];
        uint32_t *last = &forest->children.ptr[branch->first + branch->count - 1 - i];
        uint32_t kept = *last;
        *last = *first;
        *first = kept;
    }
}

/* Takes the extras off the stack into parser.extras. Returns what is below. */
static uint32_t take_extras(struct parser *parser, uint32_t top)
{
    parser->extras.len = 0;
    for (const struct place *place = place_at(parser, top);
         place->before != NONE && branch_at(parser, place->branch)->extra;
         place = place_at(parser, top)) {
        vec_push(parser->forest.arena, &parser->extras, place->branch);
        top = place->before;
    }
    return top;
}

/* The stack once a rule has made one branch of those on top. What it takes off may be overwritten when `alone`: no
 * other stack has it. */
static uint32_t reduced(struct parser *parser, uint32_t top, union abi_action action, bool alone)
{
    uint32_t last = take_extras(parser, top), end = place_at(parser, last)->at;
    uint32_t below = pop(parser, last, action.reduce.child_count);
    struct branch *branch = forest_add(&parser->forest);
    branch->start = branch->end = end;
    branch->precedence = action.reduce.dynamic_precedence;
    branch->symbol = action.reduce.symbol;
    branch->production = action.reduce.production;
    gather(parser, branch, below, last);
    uint16_t state = grammar_at(parser->grammar, place_at(parser, below)->state, branch->symbol);
    if (alone)
        parser->places.len = below + 1;
    uint32_t stack = push(parser, below, forest_last(&parser->forest), state);
    while (parser->extras.len)
        stack = push(parser, stack, parser->extras.ptr[--parser->extras.len], state);
    return stack;
}

/* Lets a new way begin where the rule leads from the given one, unless another way is there. Returns the new one, or
 * WAYS_ROOM. */
static size_t reduce(struct parser *parser, size_t way, union abi_action action)
{
    uint32_t top = reduced(parser, parser->ways[way].top, action, false);
    for (size_t i = 0; i < parser->count; i++)
        if (i != way && !parser->ways[i].lost && join(parser, i, top))
            return WAYS_ROOM;
    parser->given_up = parser->given_up || parser->count == WAYS_ROOM;
    if (parser->given_up)
        return WAYS_ROOM;
    parser->ways[parser->count] = (struct way){ top, false };
    return parser->count++;
}

static void shift(struct parser *parser, size_t way, struct token token, union abi_action action)
{
    struct branch *branch = forest_add(&parser->forest);
    branch->start = token.start;
    branch->end = token.end;
    branch->symbol = token.symbol;
    branch->extra = action.shift.extra;
    uint16_t state = action.shift.extra ? top_of(parser, way)->state : action.shift.state;
    parser->ways[way].top =
        push(parser, parser->ways[way].top, forest_last(&parser->forest), state);
}

/* Makes the root: what the grammar's first rule made, with the extras around. */
static void accept(struct parser *parser, size_t way)
{
    uint32_t last = parser->ways[way].top, bottom = 0;
    while (branch_at(parser, place_at(parser, last)->branch)->extra)
        last = place_at(parser, last)->before;
    struct branch rule = *branch_at(parser, place_at(parser, last)->branch), root = rule;
    struct branch before = { 0 }, after = { 0 };
    gather(parser, &before, bottom, place_at(parser, last)->before);
    for (uint32_t i = 0; i < rule.count; i++)
        vec_push(parser->forest.arena, &parser->forest.children,
                 parser->forest.children.ptr[rule.first + i]);
    gather(parser, &after, last, parser->ways[way].top);
    root.first = before.first;
    root.count = before.count + rule.count + after.count;
    root.end = (uint32_t)parser->lexer.code.len;
    root.start =
        root.count ? branch_at(parser, parser->forest.children.ptr[root.first])->start : root.end;
    parser->given_up = parser->root != NONE;
    *forest_add(&parser->forest) = root;
    parser->root = forest_last(&parser->forest);
    parser->ways[way].lost = true;
}

/* The reduction that is all that can be done; NULL if there is more, or none. */
static const union abi_action *only_reduction(const union abi_entry *entry)
{
    const union abi_action *first = &entry[1].action, *second = &entry[2].action;
    bool is_only = entry->count == 1 ||
                   (entry->count == 2 && second->type == ABI_SHIFT && second->shift.repetition);
    return is_only && first->type == ABI_REDUCE ? first : NULL;
}

/* Does what the table says when the token comes: all of it, for it may say several things. True when the way goes on
 * with the same token. */
static bool act(struct parser *parser, size_t way, struct token token)
{
    const union abi_entry *entry =
        grammar_actions(parser->grammar, top_of(parser, way)->state, token.symbol);
    const union abi_action *only = parser->count == 1 ? only_reduction(entry) : NULL;
    if (only) {
        parser->ways[way].top = reduced(parser, parser->ways[way].top, *only, true);
        return true;
    }
    size_t next = WAYS_ROOM;
    for (int i = 1; i <= entry->count; i++) {
        union abi_action action = entry[i].action;
        if (action.type == ABI_REDUCE) {
            size_t made = reduce(parser, way, action);
            next = made < WAYS_ROOM ? made : next;
        } else if (action.type == ABI_SHIFT && !action.shift.repetition) {
            shift(parser, way, token, action);
            return false;
        } else if (action.type == ABI_ACCEPT) {
            accept(parser, way);
            return false;
        }
    }
    if (next == WAYS_ROOM) {
        parser->ways[way].lost = true;
        return false;
    }
    parser->ways[way] = parser->ways[next];
    memmove(&parser->ways[next], &parser->ways[next + 1],
            (--parser->count - next) * sizeof *parser->ways);
    return true;
}

/* Takes a way on over the next token, or loses it. */
static void advance(struct parser *parser, size_t way)
{
    const struct place *top = top_of(parser, way);
    uint16_t state = top->state;
    struct token token = lexer_token(&parser->lexer, top->at, state);
    struct token word = token;
    bool is_keyword =
        token.keyword && grammar_actions(parser->grammar, state, token.keyword)->count;
    if (is_keyword)
        token.symbol = token.keyword;
    if (token.symbol == NO_TOKEN)
        parser->ways[way].lost = true;
    while (!parser->ways[way].lost && act(parser, way, token))
        ;
    state = top_of(parser, way)->state;
    if (parser->ways[way].lost && is_keyword &&
        grammar_actions(parser->grammar, state, word.symbol)->count) {
        parser->ways[way].lost = false;
        while (act(parser, way, word))
            ;
    }
}

/* Drops ways that do not go on, and joins those that meet. */
static void condense(struct parser *parser)
{
    size_t kept = 0;
    for (size_t i = 0; i < parser->count; i++) {
        bool drop = parser->ways[i].lost;
        for (size_t k = 0; k < kept && !drop; k++)
            drop = join(parser, k, parser->ways[i].top);
        if (!drop)
            parser->ways[kept++] = parser->ways[i];
    }
    parser->count = kept;
    parser->given_up = parser->given_up || kept > WAYS_MAX;
}

/* Takes all ways on, those that are behind more than once. */
static void step(struct parser *parser, uint32_t *furthest)
{
    for (size_t way = 0; way < parser->count; way++) {
        while (!parser->ways[way].lost && !parser->given_up) {
            advance(parser, way);
            uint32_t at = top_of(parser, way)->at;
            bool is_ahead = at > *furthest || (way && at == *furthest);
            *furthest = is_ahead ? at : *furthest;
            if (is_ahead)
                break;
        }
    }
    condense(parser);
}

/* What the lexer of the library would see with other eyes. */
static bool is_odd(struct str code)
{
    return utf8_check(code) != code.len || utf8_without_mark(code).len != code.len;
}

bool glr_parse(struct arena *arena, const struct grammar *grammar, struct str code,
               struct tree *tree)
{
    enum { START = 1 };
    if (!grammar->table || is_odd(code))
        return false;
    struct parser parser = { .grammar = grammar,
                             .forest = { .grammar = grammar, .arena = arena },
                             .lexer = { .grammar = grammar, .code = code },
                             .count = 1,
                             .root = NONE };
    struct place bottom = { .before = NONE, .state = START };
    vec_push(arena, &parser.places, bottom);
    for (uint32_t furthest = 0; parser.count && !parser.given_up;)
        step(&parser, &furthest);
    bool found = !parser.given_up && parser.root != NONE;
    if (found)
        forest_flatten(&parser.forest, parser.root, tree);
    return found;
}
