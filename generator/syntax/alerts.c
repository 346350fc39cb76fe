/* Alerts: a quote whose first line is [!NOTE] or the like alone is a container of that name, as on GitHub. */
#include "base/suggest.h"
#include "base/vec.h"
#include "syntax/passes.h"

static const char *const names[] = { "note", "tip", "important", "warning", "caution" };

/* How a quote begins. */
struct beginning {
    cmark_node *paragraph, *text; /* the first of the quote, and of the paragraph */
    struct str word;              /* between "[!" and "]"; empty: it is a plain quote */
    bool alone;                   /* on its line */
};

static bool ends_line(cmark_node *node)
{
    return !node || cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK ||
           cmark_node_get_type(node) == CMARK_NODE_LINEBREAK;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static struct beginning beginning_of(cmark_node *quote)
{
    struct beginning found = { .paragraph = cmark_node_first_child(quote) };
    if (!found.paragraph || cmark_node_get_type(found.paragraph) != CMARK_NODE_PARAGRAPH)
        return found;
    found.text = cmark_node_first_child(found.paragraph);
    if (!found.text || cmark_node_get_type(found.text) != CMARK_NODE_TEXT)
        return found;
    struct str text = str_of(cmark_node_get_literal(found.text));
    size_t end = 2;
    while (end < text.len && is_letter(text.ptr[end]))
        end++;
    if (!str_starts(text, STR("[!")) || end == 2 || end == text.len || text.ptr[end] != ']')
        return found;
    found.word = str_slice(text, 2, end);
    found.alone = end + 1 == text.len && ends_line(cmark_node_next(found.text));
    return found;
}

static struct str lower(struct arena *arena, struct str word)
{
    struct str copy = arena_dup(arena, word);
    for (char *c = (char *)copy.ptr; *c; c++)
        *c = (char)(*c | 0x20); /* they are ASCII letters */
    return copy;
}

static bool is_known(struct str name)
{
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

static struct str near_name(struct arena *arena, struct str name)
{
    struct str known[COUNT(names)];
    for (size_t i = 0; i < COUNT(names); i++)
        known[i] = str_of(names[i]);
    struct str hint = suggest_hint(arena, name, known, COUNT(known));
    return hint.len ? hint : STR("known are NOTE, TIP, IMPORTANT, WARNING and CAUTION");
}

static bool is_empty(const struct beginning *found)
{
    cmark_node *next = cmark_node_next(found->text);
    return !(next && cmark_node_next(next)) && !cmark_node_next(found->paragraph);
}

/* Takes the first line away, and puts a container in the quote's place. */
static void make_alert(struct parsing *parsing, cmark_node *quote, const struct beginning *found,
                       struct str name)
{
    cmark_node *node = element_block(parsing->arena, ELEMENT_CONTAINER, STR("div"));
    struct element *element = element_of(node);
    struct loc loc = parsing_loc(parsing, quote);
    element->name = name;
    element->line = loc.line;
    element->col = loc.col;
    if (cmark_node_next(found->text))
        cmark_node_free(cmark_node_next(found->text));
    cmark_node_free(found->text);
    if (!cmark_node_first_child(found->paragraph))
        cmark_node_free(found->paragraph);
    element_take_all(node, quote);
    cmark_node_replace(quote, node);
    cmark_node_free(quote);
}

static void look_at(struct parsing *parsing, cmark_node *quote)
{
    struct beginning found = beginning_of(quote);
    if (!found.word.len)
        return;
    struct arena *arena = parsing->arena;
    struct str name = lower(arena, found.word);
    struct loc loc = parsing_loc(parsing, quote);
    if (is_known(name) && found.alone && !is_empty(&found))
        make_alert(parsing, quote, &found, name);
    else if (is_known(name) && found.alone)
        diag_warning(parsing->diag, loc, "this alert holds no text and is shown as a quote");
    else if (is_known(name))
        diag_warning_hint(
            parsing->diag, loc,
            arena_printf(arena, "for a title of its own write '::: %.*s title'", STR_ARG(name)),
            "behind '[!%.*s]' stands more text, so this is shown as a quote", STR_ARG(found.word));
    else if (found.alone)
        diag_warning_hint(parsing->diag, loc, near_name(arena, name),
                          "no alert is called '%.*s': this is shown as a quote",
                          STR_ARG(found.word));
}

bool pass_alerts(struct parsing *parsing)
{
    struct nodes quotes = { 0 };
    for (cmark_node *node = parsing->tree; (node = node_next_block(node, parsing->tree));)
        if (cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE)
            vec_push(parsing->arena, &quotes, node);
    for (size_t i = 0; i < quotes.len; i++)
        look_at(parsing, quotes.ptr[i]);
    return true;
}
