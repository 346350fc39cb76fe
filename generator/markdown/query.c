#include "markdown/query.h"

#include <assert.h>

#include "base/mem.h"
#include "base/vec.h"
#include "markdown/regex.h"

/* A condition on the text of a capture: it matches the regex, or it is one of the operands,
 * each a string or another capture. */
struct predicate {
    bool negated, is_regex;
    uint32_t capture;
    regex_t regex;
    const TSQueryPredicateStep *operands;
    uint32_t operand_count;
};

/* The predicates of a pattern. */
struct predicates {
    struct predicate *ptr;
    size_t len, cap;
};

struct query {
    struct arena arena;
    TSQuery *library;
    struct predicates *patterns;
    const char **classes;   /* by capture */
    struct str *injections; /* by capture */
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

static struct str string_of(const TSQuery *library, uint32_t id)
{
    uint32_t len;
    const char *ptr = ts_query_string_value_for_id(library, id, &len);
    return (struct str){ ptr, len };
}

/* Index in `operators`. */
static size_t find_operator(struct str name)
{
    size_t i = 0;
    while (i < COUNT(operators) && !str_is(name, operators[i].name))
        i++;
    assert(i < COUNT(operators) && "a predicate that is known");
    return i;
}

/* Adds the predicate of `count` steps: operator, capture, operands. */
static void add_predicate(struct query *query, struct predicates *predicates,
                          const TSQueryPredicateStep *steps, uint32_t count)
{
    size_t op = find_operator(string_of(query->library, steps[0].value_id));
    if (!operators[op].known)
        return;
    assert(count >= 3 && steps[1].type == TSQueryPredicateStepTypeCapture);
    struct predicate predicate = { .negated = operators[op].negated,
                                   .is_regex = operators[op].is_regex,
                                   .capture = steps[1].value_id,
                                   .operands = steps + 2,
                                   .operand_count = count - 2 };
    if (predicate.is_regex) {
        bool ok = regex_compile(&predicate.regex, string_of(query->library, steps[2].value_id));
        assert(ok && "a regex that is known");
        (void)ok;
    }
    vec_push(&query->arena, predicates, predicate);
}

static void add_predicates(struct query *query, uint32_t pattern)
{
    uint32_t count;
    const TSQueryPredicateStep *steps =
        ts_query_predicates_for_pattern(query->library, pattern, &count);
    for (uint32_t from = 0, i = 0; i < count; i++) {
        if (steps[i].type != TSQueryPredicateStepTypeDone)
            continue;
        add_predicate(query, &query->patterns[pattern], steps + from, i - from);
        from = i + 1;
    }
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

struct query *query_new(const TSLanguage *language, struct str text)
{
    struct query *query = mem_alloc(sizeof *query);
    uint32_t at;
    TSQueryError error;
    query->library = ts_query_new(language, text.ptr, (uint32_t)text.len, &at, &error);
    assert(query->library && "a query for this version of the grammar");
    uint32_t patterns = ts_query_pattern_count(query->library),
             captures = ts_query_capture_count(query->library);
    query->patterns = arena_alloc(&query->arena, patterns * sizeof *query->patterns);
    query->classes = arena_alloc(&query->arena, captures * sizeof *query->classes);
    query->injections = arena_alloc(&query->arena, captures * sizeof *query->injections);
    for (uint32_t i = 0; i < patterns; i++)
        add_predicates(query, i);
    for (uint32_t i = 0; i < captures; i++) {
        uint32_t len;
        const char *name = ts_query_capture_name_for_id(query->library, i, &len);
        query->classes[i] = class_of((struct str){ name, len });
        query->injections[i] = injection_of((struct str){ name, len });
    }
    return query;
}

void query_free(struct query *query)
{
    for (uint32_t i = 0; i < ts_query_pattern_count(query->library); i++)
        for (size_t k = 0; k < query->patterns[i].len; k++)
            if (query->patterns[i].ptr[k].is_regex)
                regfree(&query->patterns[i].ptr[k].regex);
    ts_query_delete(query->library);
    arena_release(&query->arena);
    mem_free(query);
}

void query_ignore(struct query *query, struct str name)
{
    ts_query_disable_capture(query->library, name.ptr, (uint32_t)name.len);
}

const TSQuery *query_library(const struct query *query)
{
    return query->library;
}

const char *query_class(const struct query *query, uint32_t capture)
{
    return query->classes[capture];
}

struct str query_injection(const struct query *query, uint32_t capture)
{
    return query->injections[capture];
}

static struct str text_of(TSNode node, struct str code)
{
    return str_slice(code, ts_node_start_byte(node), ts_node_end_byte(node));
}

/* The text of an operand: of a string, or of a capture's first node. */
static struct str operand_text(const struct query *query, const TSQueryPredicateStep *operand,
                               const TSQueryMatch *match, struct str code)
{
    if (operand->type == TSQueryPredicateStepTypeString)
        return string_of(query->library, operand->value_id);
    for (uint16_t i = 0; i < match->capture_count; i++)
        if (match->captures[i].index == operand->value_id)
            return text_of(match->captures[i].node, code);
    return STR("");
}

static bool holds(const struct query *query, const struct predicate *predicate, struct str text,
                  const TSQueryMatch *match, struct str code)
{
    bool found = predicate->is_regex && regex_matches(&predicate->regex, text);
    for (uint32_t i = 0; i < predicate->operand_count && !predicate->is_regex && !found; i++)
        found = str_eq(text, operand_text(query, &predicate->operands[i], match, code));
    return found != predicate->negated;
}

bool query_accepts(const struct query *query, const TSQueryMatch *match, struct str code)
{
    const struct predicates *all = &query->patterns[match->pattern_index];
    for (size_t i = 0; i < all->len; i++) {
        for (uint16_t k = 0; k < match->capture_count; k++) {
            TSQueryCapture capture = match->captures[k];
            if (capture.index == all->ptr[i].capture &&
                !holds(query, &all->ptr[i], text_of(capture.node, code), match, code))
                return false;
        }
    }
    return true;
}
