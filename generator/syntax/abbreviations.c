/* "*[HTML]: Hyper Text Markup Language" on a line of its own says what a short form stands for. The line is
 * taken out; where the short form stands is not looked for here. */
#include <stdlib.h>

#include "base/map.h"
#include "base/vec.h"
#include "syntax/passes.h"
#include "syntax/scan.h"

/* A longer one is no short form. */
enum { LABEL_MAX = 200 };

static int by_label(const void *a, const void *b)
{
    return str_cmp(((const struct abbreviation *)a)->label,
                   ((const struct abbreviation *)b)->label);
}

/* The line as written, or "" when the node is no definition. */
static struct str line_of(cmark_node *node)
{
    struct str open = STR("<!--" MARK_DEFINITION_BYTES), close = STR(MARK_DEFINITION_BYTES "-->");
    struct str html = str_trim(str_of(cmark_node_get_literal(node)));
    if (cmark_node_get_type(node) != CMARK_NODE_HTML_BLOCK || !str_starts(html, open) ||
        !str_ends(html, close))
        return STR("");
    return str_slice(html, open.len, html.len - close.len);
}

static bool add_definition(struct parsing *parsing, struct map *defined, cmark_node *node)
{
    struct str line = line_of(node);
    size_t len = scan_definition(line);
    struct abbreviation definition = {
        arena_dup(parsing->arena, str_trim(str_slice(line, 2, len - 2))),
        arena_dup(parsing->arena, str_trim(str_slice(line, len, line.len))),
    };
    struct str label = definition.label;
    if (!label.len || label.len > LABEL_MAX)
        return diag_error(parsing->diag, parsing_loc(parsing, node),
                          "a short form has 1 to %d bytes", LABEL_MAX);
    if (!definition.text.len)
        return diag_error_hint(parsing->diag, parsing_loc(parsing, node),
                               STR("write *[HTML]: Hyper Text Markup Language"),
                               "'%.*s' stands for nothing", STR_ARG(label));
    if (map_put(parsing->arena, defined, label, defined))
        return diag_error(parsing->diag, parsing_loc(parsing, node), "'%.*s' is defined already",
                          STR_ARG(label));
    vec_push(parsing->arena, &parsing->abbreviations, definition);
    return true;
}

bool pass_abbreviations(struct parsing *parsing)
{
    struct nodes found = { 0 };
    struct map defined = { 0 };
    bool ok = true;
    for (cmark_node *node = parsing->tree; (node = node_next_block(node, parsing->tree));)
        if (line_of(node).len)
            vec_push(parsing->arena, &found, node);
    for (size_t i = 0; i < found.len; i++) {
        ok = add_definition(parsing, &defined, found.ptr[i]) && ok;
        cmark_node_free(found.ptr[i]);
    }
    if (parsing->abbreviations.len)
        qsort(parsing->abbreviations.ptr, parsing->abbreviations.len,
              sizeof *parsing->abbreviations.ptr, by_label);
    return ok;
}
