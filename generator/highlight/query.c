#include "highlight/query.h"

#include <assert.h>

#include "base/mem.h"
#include "base/vec.h"
#include "highlight/pattern.h"
#include "highlight/regex.h"

/* A condition on the text of a capture: it matches the regex, or it is one of the operands. */
struct predicate {
    bool negated, is_regex;
    regex_t regex;
    const struct condition *condition;
};

/* The predicates of a pattern. */
struct predicates {
    struct predicate *ptr;
    size_t len, cap;
};

/* A pattern, and what its first node has to be; that is no choice. */
struct start {
    uint16_t pattern;
    struct item item;
};

/* Those that begin with nodes of one symbol. */
struct starts {
    struct start *ptr;
    size_t len, cap;
};

/* What is known of a capture. */
struct meaning {
    const char *class;
    struct str injection;
    bool ignored;
};

struct query {
    struct arena arena;
    struct names captures;
    struct patterns patterns;
    struct predicates *predicates; /* by pattern */
    struct meaning *meanings;      /* by capture */
    struct starts *starts;         /* by symbol */
    uint32_t symbol_count;
};

static const struct {
    const char *name;
    bool known, negated, is_regex;
} operators[] = {
    { "eq?", true, false, false },      { "not-eq?", true, true, false },
    { "any-of?", true, false, false },  { "not-any-of?", true, true, false },
    { "match?", true, false, true },    { "not-match?", true, true, true },
    { "set!", false, false, false },    { "is?", false, false, false },
    { "is-not?", false, false, false },
};

/* Index in `operators`. */
static size_t find_operator(struct str name)
{
    size_t i = 0;
    while (i < COUNT(operators) && !str_is(name, operators[i].name))
        i++;
    assert(i < COUNT(operators) && "a predicate that is known");
    return i;
}

static void add_predicate(struct query *query, struct predicates *predicates,
                          const struct condition *condition)
{
    size_t op = find_operator(condition->name);
    if (!operators[op].known)
        return;
    struct predicate predicate = { .negated = operators[op].negated,
                                   .is_regex = operators[op].is_regex,
                                   .condition = condition };
    if (predicate.is_regex) {
        bool ok = condition->len == 1 && regex_compile(&predicate.regex, condition->ptr[0].text);
        assert(ok && "a regex that is known");
        (void)ok;
    }
    vec_push(&query->arena, predicates, predicate);
}

/* Up to its first dot a capture's name is its class, if it is one of these or another word for
 * one of them. */
static const char *class_of(struct str name)
{
    static const struct {
        const char *name, *class;
    } known[] = {
        { "attribute", "property" },  { "boolean", "constant" },  { "comment", "comment" },
        { "conditional", "keyword" }, { "constant", "constant" }, { "escape", "escape" },
        { "function", "function" },   { "keyword", "keyword" },   { "method", "function" },
        { "number", "number" },       { "property", "property" }, { "repeat", "keyword" },
        { "string", "string" },       { "tag", "tag" },           { "type", "type" },
    };
    struct str first = str_cut(&name, '.');
    for (size_t i = 0; i < COUNT(known); i++)
        if (str_is(first, known[i].name))
            return known[i].class;
    return NULL;
}

/* The language in a capture's name such as "injection.css"; "" in others. */
static struct str injection_of(struct str name)
{
    struct str first = str_cut(&name, '.');
    return str_is(first, "injection") ? name : STR("");
}

static void add_start(struct query *query, uint16_t pattern, struct item item)
{
    assert(item.symbol && !item.choices && "a pattern begins with nodes that have names");
    struct start start = { pattern, item };
    vec_push(&query->arena, &query->starts[item.symbol], start);
}

/* The choice, with what is captured whatever is chosen. */
static struct item merged(struct item choice, const struct item *all)
{
    for (uint8_t i = 0; i < all->capture_count; i++) {
        assert(choice.capture_count < ITEM_CAPTURES_MAX);
        choice.captures[choice.capture_count++] = all->captures[i];
    }
    return choice;
}

static void add_pattern(struct query *query, uint16_t pattern)
{
    const struct pattern *read = &query->patterns.ptr[pattern];
    for (const struct condition *c = read->conditions; c; c = c->next)
        add_predicate(query, &query->predicates[pattern], c);
    if (!read->root->choices)
        add_start(query, pattern, *read->root);
    for (const struct item *choice = read->root->choices; choice; choice = choice->next)
        add_start(query, pattern, merged(*choice, read->root));
}

struct query *query_new(const TSLanguage *language, struct str text)
{
    struct query *query = mem_alloc(sizeof *query);
    struct arena *arena = &query->arena;
    query->symbol_count = ts_language_symbol_count(language);
    patterns_read(arena, language, arena_dup(arena, text), &query->patterns, &query->captures);
    query->predicates = arena_alloc(arena, query->patterns.len * sizeof *query->predicates);
    query->meanings = arena_alloc(arena, query->captures.len * sizeof *query->meanings);
    query->starts = arena_alloc(arena, query->symbol_count * sizeof *query->starts);
    assert(query->patterns.len <= UINT16_MAX);
    for (size_t i = 0; i < query->patterns.len; i++)
        add_pattern(query, (uint16_t)i);
    for (size_t i = 0; i < query->captures.len; i++) {
        struct str name = query->captures.ptr[i];
        query->meanings[i] =
            (struct meaning){ .class = class_of(name), .injection = injection_of(name) };
    }
    return query;
}

void query_free(struct query *query)
{
    for (size_t i = 0; i < query->patterns.len; i++)
        for (size_t k = 0; k < query->predicates[i].len; k++)
            if (query->predicates[i].ptr[k].is_regex)
                regfree(&query->predicates[i].ptr[k].regex);
    arena_release(&query->arena);
    mem_free(query);
}

void query_ignore(struct query *query, struct str name)
{
    for (size_t i = 0; i < query->captures.len; i++)
        if (str_eq(query->captures.ptr[i], name))
            query->meanings[i].ignored = true;
}

const char *query_class(const struct query *query, uint16_t capture)
{
    return query->meanings[capture].class;
}

struct str query_injection(const struct query *query, uint16_t capture)
{
    return query->meanings[capture].injection;
}

/* ---- Looking for matches ---- */

enum { MATCH_CAPTURES_MAX = 8 };

struct search {
    struct arena *arena;
    const struct query *query;
    const struct tree *tree;
    struct str code;
    struct finds *finds;
    struct found match[MATCH_CAPTURES_MAX]; /* what is captured so far */
    size_t len;
    uint16_t pattern;
};

/* What has to match yet: children from an item on, among the nodes [from, end); then more. */
struct todo {
    const struct item *item;
    uint32_t from, end;
    const struct todo *then;
};

static struct str text_of(const struct search *search, uint32_t node)
{
    return str_slice(search->code, search->tree->ptr[node].start, search->tree->ptr[node].end);
}

/* A string, or the text of a capture's first node. */
static struct str operand_text(const struct search *search, const struct operand *operand)
{
    if (!operand->is_capture)
        return operand->text;
    for (size_t i = 0; i < search->len; i++)
        if (search->match[i].capture == operand->capture)
            return text_of(search, search->match[i].node);
    return STR("");
}

static bool holds(const struct search *search, const struct predicate *predicate, struct str text)
{
    const struct condition *condition = predicate->condition;
    bool found = predicate->is_regex && regex_matches(&predicate->regex, text);
    for (size_t i = 0; i < condition->len && !predicate->is_regex && !found; i++)
        found = str_eq(text, operand_text(search, &condition->ptr[i]));
    return found != predicate->negated;
}

/* True when the predicates hold; where a capture has several nodes, for each. */
static bool is_accepted(const struct search *search)
{
    const struct predicates *all = &search->query->predicates[search->pattern];
    for (size_t i = 0; i < all->len; i++)
        for (size_t k = 0; k < search->len; k++)
            if (search->match[k].capture == all->ptr[i].condition->capture &&
                !holds(search, &all->ptr[i], text_of(search, search->match[k].node)))
                return false;
    return true;
}

static void add_match(struct search *search)
{
    if (!is_accepted(search))
        return;
    for (size_t i = 0; i < search->len; i++)
        if (!search->query->meanings[search->match[i].capture].ignored)
            vec_push(search->arena, search->finds, search->match[i]);
}

static void match_node(struct search *search, const struct item *item, uint32_t node,
                       const struct todo *then);

/* Tries every way to go on. */
static void match_rest(struct search *search, const struct todo *todo)
{
    while (todo && !todo->item)
        todo = todo->then;
    if (!todo) {
        add_match(search);
        return;
    }
    const struct node *nodes = search->tree->ptr;
    for (uint32_t i = todo->from; i < todo->end; i = nodes[i].next) {
        struct todo after = { todo->item->next, nodes[i].next, todo->end, todo->then };
        match_node(search, todo->item, i, &after);
        if (todo->item->anchored && nodes[i].named)
            break;
    }
}

static void match_node(struct search *search, const struct item *item, uint32_t node,
                       const struct todo *then)
{
    const struct node *it = &search->tree->ptr[node];
    size_t before = search->len;
    if (item->field && item->field != it->field)
        return;
    for (uint8_t i = 0; i < item->capture_count; i++) {
        assert(search->len < MATCH_CAPTURES_MAX);
        search->match[search->len++] = (struct found){ node, search->pattern, item->captures[i] };
    }
    for (const struct item *choice = item->choices; choice; choice = choice->next)
        match_node(search, choice, node, then);
    if (!item->choices && (item->symbol ? item->symbol == it->symbol : it->named)) {
        struct todo inside = { item->children, node + 1, it->next, then };
        match_rest(search, &inside);
    }
    search->len = before;
}

void query_run(struct arena *arena, const struct query *query, const struct tree *tree,
               struct str code, struct finds *finds)
{
    struct search search = {
        .arena = arena, .query = query, .tree = tree, .code = code, .finds = finds
    };
    for (uint32_t node = 0; node < tree->len; node++) {
        TSSymbol symbol = tree->ptr[node].symbol;
        if (symbol >= query->symbol_count) /* an error */
            continue;
        const struct starts *starts = &query->starts[symbol];
        for (size_t i = 0; i < starts->len; i++) {
            search.pattern = starts->ptr[i].pattern;
            match_node(&search, &starts->ptr[i].item, node, NULL);
        }
    }
}
