#include "highlight/glr.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "highlight/lexer.h"
#include "highlight/stacks.h"

/* The library follows so many ways from token to token, and some more in between. */
enum { WAYS_MAX = 6, WAYS_ROOM = 11 };

/* Beyond one for each byte: where a scanner finds no end of them, the library's patience counts. */
enum { EMPTIES_MAX = 1000 };

/* One way to understand the code so far. */
struct way {
    uint32_t top;             /* index of a place */
    const struct str *memory; /* of the last token that a scanner found */
    bool lost;                /* it does not go on */
};

struct parser {
    const struct grammar *grammar;
    struct stacks stacks;
    struct lexer lexer;
    struct paths paths; /* of a reduction */
    struct way ways[WAYS_ROOM];
    size_t count;
    uint32_t root;  /* branch of what has been accepted, or NONE */
    size_t empties; /* tokens of no bytes so far */
    bool given_up;
};

static const struct place *top_of(const struct parser *parser, size_t way)
{
    return stacks_at(&parser->stacks, parser->ways[way].top);
}

static struct branch *branch_at(const struct parser *parser, uint32_t index)
{
    return &parser->stacks.forest.branches.ptr[index];
}

static uint32_t child_at(const struct parser *parser, uint32_t index)
{
    return parser->stacks.forest.children.ptr[index];
}

/* Joins the second way to the first one, if they are as far; true then. */
static bool join(struct parser *parser, size_t into, size_t from)
{
    const struct place *a = top_of(parser, into), *b = top_of(parser, from);
    if (a->state != b->state || a->at != b->at ||
        parser->ways[into].memory != parser->ways[from].memory)
        return false;
    stacks_join(&parser->stacks, parser->ways[into].top, parser->ways[from].top);
    parser->given_up = parser->given_up || parser->stacks.too_large;
    return true;
}

/* ---- What the table says ---- */

/* What a rule makes of the branches, but for extras at the end. `at` is where it stands if there are none. */
static uint32_t combine(struct parser *parser, struct path path, union abi_action action,
                        uint32_t at)
{
    struct branch *branch = forest_add(&parser->stacks.forest);
    *branch = (struct branch){ .start = at,
                               .end = at,
                               .first = path.first,
                               .count = path.count,
                               .precedence = action.reduce.dynamic_precedence,
                               .symbol = action.reduce.symbol,
                               .production = action.reduce.production };
    while (branch->count &&
           branch_at(parser, child_at(parser, branch->first + branch->count - 1))->extra)
        branch->count--;
    for (uint32_t i = branch->count; i-- > 0;) {
        const struct branch *child = branch_at(parser, child_at(parser, branch->first + i));
        branch->precedence += child->precedence;
        branch->start = child->start;
        branch->end = i + 1 == branch->count ? child->end : branch->end;
    }
    return forest_last(&parser->stacks.forest);
}

/* The stack once the branch is on it, and on that the extras that were behind it. */
static uint32_t put_back(struct parser *parser, struct path path, uint32_t branch)
{
    uint16_t state = grammar_at(parser->grammar, stacks_at(&parser->stacks, path.below)->state,
                                branch_at(parser, branch)->symbol);
    uint32_t first = path.first + branch_at(parser, branch)->count;
    uint32_t stack = stacks_push(&parser->stacks, path.below, branch, state);
    for (uint32_t i = first; i < path.first + path.count; i++)
        stack = stacks_push(&parser->stacks, stack, child_at(parser, i), state);
    return stack;
}

/* True when the grammar has the second branch rather than the first. */
static bool is_better(struct parser *parser, uint32_t first, uint32_t second)
{
    int32_t x = branch_at(parser, first)->precedence, y = branch_at(parser, second)->precedence;
    return x != y ? x < y : forest_compare(&parser->stacks.forest, first, second) > 0;
}

/* Makes a new way of the best of the paths that lead to the same place as the first one: [i, end). */
static void add_way(struct parser *parser, size_t way, size_t i, size_t end,
                    union abi_action action)
{
    struct path best = parser->paths.ptr[i];
    uint32_t at = top_of(parser, way)->at, branch = combine(parser, best, action, at);
    for (i++; i < end; i++) {
        uint32_t other = combine(parser, parser->paths.ptr[i], action, at);
        if (is_better(parser, branch, other)) {
            best = parser->paths.ptr[i];
            branch = other;
        }
    }
    parser->given_up = parser->given_up || parser->count == WAYS_ROOM;
    if (parser->given_up)
        return;
    parser->ways[parser->count] =
        (struct way){ put_back(parser, best, branch), parser->ways[way].memory, false };
    for (size_t k = 0; k < parser->count; k++)
        if (k != way && !parser->ways[k].lost && join(parser, k, parser->count))
            return;
    parser->count++;
}

/* Lets new ways begin where the rule leads from the given one, unless other ways are there. Returns the first new one,
 * or WAYS_ROOM. */
static size_t reduce(struct parser *parser, size_t way, union abi_action action)
{
    struct paths *paths = &parser->paths;
    size_t before = parser->count;
    paths->len = 0;
    stacks_pop_all(&parser->stacks, parser->ways[way].top, action.reduce.child_count, paths);
    parser->given_up = parser->given_up || parser->stacks.too_large;
    for (size_t i = 0, end; i < paths->len && !parser->given_up; i = end) {
        end = i + 1;
        while (end < paths->len && paths->ptr[end].below == paths->ptr[i].below)
            end++;
        add_way(parser, way, i, end, action);
    }
    return parser->count > before ? before : WAYS_ROOM;
}

/* The same where it is all that can be done; false, with nothing done, when there are several ways down. */
static bool reduce_only(struct parser *parser, size_t way, union abi_action action)
{
    struct path path;
    uint32_t top = parser->ways[way].top;
    if (!stacks_pop(&parser->stacks, top, action.reduce.child_count, &path))
        return false;
    uint32_t branch = combine(parser, path, action, top_of(parser, way)->at);
    if (!parser->stacks.joined) /* then what was above belongs to no other stack */
        parser->stacks.places.len = path.below + 1;
    parser->ways[way].top = put_back(parser, path, branch);
    return true;
}

static void shift(struct parser *parser, size_t way, struct token token, union abi_action action)
{
    struct way *it = &parser->ways[way];
    struct branch *branch = forest_add(&parser->stacks.forest);
    branch->start = token.start;
    branch->end = token.end;
    branch->symbol = token.symbol;
    branch->extra = action.shift.extra;
    branch->memory = token.memory;
    uint16_t state = action.shift.extra ? top_of(parser, way)->state : action.shift.state;
    it->top = stacks_push(&parser->stacks, it->top, forest_last(&parser->stacks.forest), state);
    it->memory = token.scanned ? token.memory : it->memory;
    parser->empties += token.start == token.end;
    parser->given_up = parser->given_up || parser->empties > parser->lexer.code.len + EMPTIES_MAX;
}

static void add_children(struct forest *forest, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        vec_push(forest->arena, &forest->children, forest->children.ptr[i]);
}

/* Makes a root: what the grammar's first rule made, with the extras around. The best of several counts. */
static void accept(struct parser *parser, size_t way)
{
    struct stacks *stacks = &parser->stacks;
    struct path on, under; /* the rule and what is behind it, and what is before it */
    parser->given_up = parser->given_up || !stacks_pop(stacks, parser->ways[way].top, 1, &on) ||
                       !stacks_pop_rest(stacks, on.below, &under);
    if (parser->given_up)
        return;
    struct branch root = *branch_at(parser, child_at(parser, on.first));
    uint32_t first = (uint32_t)stacks->forest.children.len;
    add_children(&stacks->forest, under.first, under.first + under.count);
    add_children(&stacks->forest, root.first, root.first + root.count);
    add_children(&stacks->forest, on.first + 1, on.first + on.count);
    root.first = first;
    root.count += under.count + on.count - 1;
    root.end = (uint32_t)parser->lexer.code.len;
    root.start = root.count ? branch_at(parser, child_at(parser, first))->start : root.end;
    root.precedence = 0;
    for (uint32_t i = 0; i < root.count; i++)
        root.precedence += branch_at(parser, child_at(parser, first + i))->precedence;
    *forest_add(&stacks->forest) = root;
    uint32_t last = forest_last(&stacks->forest);
    if (parser->root == NONE || is_better(parser, parser->root, last))
        parser->root = last;
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
    if (only && reduce_only(parser, way, *only))
        return true;
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
    return !parser->given_up;
}

/* Takes a way on over the next token, or loses it. */
static void advance(struct parser *parser, size_t way)
{
    const struct place *top = top_of(parser, way);
    uint16_t state = top->state;
    struct token token = lexer_token(&parser->lexer, top->at, state, parser->ways[way].memory);
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

static void drop(struct parser *parser, size_t way)
{
    parser->count--;
    memmove(&parser->ways[way], &parser->ways[way + 1],
            (parser->count - way) * sizeof *parser->ways);
}

/* Puts a way behind those that count as much, or joins it to one of them; true then. */
static bool sort_in(struct parser *parser, size_t way)
{
    for (size_t i = 0; i < way; i++) {
        struct way before = parser->ways[i];
        bool is_before = top_of(parser, i)->precedence < top_of(parser, way)->precedence;
        if (join(parser, i, way)) {
            drop(parser, way);
            return true;
        }
        if (is_before) {
            parser->ways[i] = parser->ways[way];
            parser->ways[way] = before;
        }
    }
    return false;
}

/* Drops ways that do not go on, and joins those that meet. */
static void condense(struct parser *parser)
{
    for (size_t i = parser->count; i-- > 0;)
        if (parser->ways[i].lost)
            drop(parser, i);
    for (size_t i = 0; i < parser->count;)
        i += sort_in(parser, i) ? 0 : 1;
    parser->given_up = parser->given_up || parser->count > WAYS_MAX;
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

static void begin(struct parser *parser, struct arena *arena)
{
    enum { START = 1 };
    struct place bottom = { .link = { .before = NONE }, .state = START };
    vec_push(arena, &parser->stacks.places, bottom);
    parser->ways[parser->count++] = (struct way){ .top = 0 };
}

bool glr_parse(struct arena *arena, const struct grammar *grammar, struct str code,
               struct tree *tree)
{
    if (!grammar->table || is_odd(code))
        return false;
    struct parser parser = { .grammar = grammar,
                             .stacks.forest = { .grammar = grammar, .arena = arena },
                             .root = NONE };
    lexer_init(&parser.lexer, arena, grammar, code);
    begin(&parser, arena);
    for (uint32_t furthest = 0; parser.count && !parser.given_up;)
        step(&parser, &furthest);
    lexer_release(&parser.lexer);
    bool found = !parser.given_up && parser.root != NONE;
    if (found)
        forest_flatten(&parser.stacks.forest, parser.root, tree);
    return found;
}
