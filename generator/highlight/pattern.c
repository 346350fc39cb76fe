#include "highlight/pattern.h"

#include <assert.h>
#include <ctype.h>

#include "base/vec.h"

struct reader {
    struct arena *arena;
    const TSLanguage *language;
    struct str rest;
    struct names *captures;
    struct condition *conditions; /* of the pattern that is read, the last one first */
};

static void skip(struct reader *reader, size_t count)
{
    assert(count <= reader->rest.len && "a query that is complete");
    reader->rest = str_slice(reader->rest, count, reader->rest.len);
}

static void skip_blanks(struct reader *reader)
{
    while (reader->rest.len) {
        if (reader->rest.ptr[0] == ';')
            skip(reader, str_find(reader->rest, '\n'));
        else if (isspace((unsigned char)reader->rest.ptr[0]))
            skip(reader, 1);
        else
            break;
    }
}

/* The next sign, past blanks and comments; 0 at the end. */
static char peek(struct reader *reader)
{
    skip_blanks(reader);
    return reader->rest.len ? reader->rest.ptr[0] : 0;
}

/* Takes the sign off when it comes next. */
static bool take(struct reader *reader, char sign)
{
    if (peek(reader) != sign)
        return false;
    skip(reader, 1);
    return true;
}

static struct str read_name(struct reader *reader)
{
    struct str all = reader->rest;
    size_t len = 0;
    while (len < all.len && (isalnum((unsigned char)all.ptr[len]) ||
                             str_find(STR("_-.?!"), all.ptr[len]) < sizeof "_-.?!" - 1))
        len++;
    assert(len && "a name");
    skip(reader, len);
    return str_slice(all, 0, len);
}

/* What is behind an opening quote, up to the closing one. */
static struct str read_string(struct reader *reader)
{
    char *text = arena_alloc(reader->arena, reader->rest.len + 1);
    size_t len = 0;
    for (; reader->rest.len && reader->rest.ptr[0] != '"'; skip(reader, 1)) {
        if (reader->rest.ptr[0] == '\\')
            skip(reader, 1);
        text[len++] = reader->rest.ptr[0];
    }
    skip(reader, 1);
    return (struct str){ text, len };
}

/* Behind an at sign. */
static uint16_t read_capture(struct reader *reader)
{
    struct str name = read_name(reader);
    for (size_t i = 0; i < reader->captures->len; i++)
        if (str_eq(reader->captures->ptr[i], name))
            return (uint16_t)i;
    vec_push(reader->arena, reader->captures, name);
    return (uint16_t)(reader->captures->len - 1);
}

static struct operand read_operand(struct reader *reader)
{
    struct operand operand = { .is_capture = take(reader, '@') };
    if (operand.is_capture)
        operand.capture = read_capture(reader);
    else
        operand.text = take(reader, '"') ? read_string(reader) : read_name(reader);
    return operand;
}

/* Behind "(#". */
static void read_condition(struct reader *reader)
{
    struct condition *condition = arena_alloc(reader->arena, sizeof *condition);
    condition->name = read_name(reader);
    if (take(reader, '@'))
        condition->capture = read_capture(reader);
    while (!take(reader, ')'))
        vec_push(reader->arena, condition, read_operand(reader));
    condition->next = reader->conditions;
    reader->conditions = condition;
}

static bool take_condition(struct reader *reader)
{
    if (peek(reader) != '(' || !str_starts(reader->rest, STR("(#")))
        return false;
    skip(reader, 2);
    read_condition(reader);
    return true;
}

static struct item *read_item(struct reader *reader);

/* A child, behind the name of its field and its anchor if it has these. */
static struct item *read_child(struct reader *reader)
{
    TSFieldId field = 0;
    bool anchored = take(reader, '.');
    if (isalpha((unsigned char)peek(reader))) {
        struct str name = read_name(reader);
        field = ts_language_field_id_for_name(reader->language, name.ptr, (uint32_t)name.len);
        bool ok = field && take(reader, ':');
        assert(ok && "a field of the grammar");
        (void)ok;
    }
    struct item *child = read_item(reader);
    child->field = field;
    child->anchored = anchored;
    return child;
}

static struct item *read_children(struct reader *reader, char end)
{
    struct item *first = NULL, **last = &first;
    while (!take(reader, end)) {
        if (take_condition(reader))
            continue;
        *last = read_child(reader);
        last = &(*last)->next;
    }
    return first;
}

static TSSymbol symbol_of(const struct reader *reader, struct str name, bool named)
{
    TSSymbol symbol =
        ts_language_symbol_for_name(reader->language, name.ptr, (uint32_t)name.len, named);
    assert(symbol && "a node of this version of the grammar");
    return symbol;
}

/* Behind an opening parenthesis: a node with its children, or another item and its conditions. */
static struct item *read_node(struct reader *reader)
{
    if (str_find(STR("([\""), peek(reader)) < sizeof "([\"" - 1) {
        struct item *item = read_children(reader, ')');
        assert(item && !item->next && "one node a pattern");
        return item;
    }
    struct item *item = arena_alloc(reader->arena, sizeof *item);
    struct str name = read_name(reader);
    item->symbol = str_is(name, "_") ? 0 : symbol_of(reader, name, true);
    item->children = read_children(reader, ')');
    return item;
}

static struct item *read_choices(struct reader *reader)
{
    struct item *item = arena_alloc(reader->arena, sizeof *item);
    item->choices = read_children(reader, ']');
    return item;
}

static struct item *read_literal(struct reader *reader)
{
    struct item *item = arena_alloc(reader->arena, sizeof *item);
    item->symbol = symbol_of(reader, read_string(reader), false);
    return item;
}

static struct item *read_item(struct reader *reader)
{
    struct item *item = take(reader, '(')   ? read_node(reader)
                        : take(reader, '[') ? read_choices(reader)
                        : take(reader, '"') ? read_literal(reader)
                                            : NULL;
    assert(item && "a node, alternatives or a literal");
    while (take(reader, '@')) {
        assert(item->capture_count < ITEM_CAPTURES_MAX);
        item->captures[item->capture_count++] = read_capture(reader);
    }
    return item;
}

void patterns_read(struct arena *arena, const TSLanguage *language, struct str text,
                   struct patterns *patterns, struct names *captures)
{
    struct reader reader = {
        .arena = arena, .language = language, .rest = text, .captures = captures
    };
    while (peek(&reader)) {
        struct pattern pattern = { .root = read_item(&reader) };
        pattern.conditions = reader.conditions;
        reader.conditions = NULL;
        vec_push(arena, patterns, pattern);
    }
}
