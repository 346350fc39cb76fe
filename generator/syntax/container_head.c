#include "syntax/container_head.h"

#include <string.h>

#include "syntax/attributes.h"
#include "syntax/parse.h"
#include "syntax/scan.h"

/* Before a title, so that it cannot be any other block than a paragraph. */
#define BEFORE "x "

static struct str take_name(struct str *head)
{
    size_t len = 0;
    while (len < head->len && !scan_is_blank(head->ptr[len]) && head->ptr[len] != '{')
        len++;
    struct str name = str_slice(*head, 0, len);
    *head = str_trim(str_slice(*head, len, head->len));
    return name;
}

/* Takes "{...}" off the end of the title and returns what is in it; an escaped brace begins and ends nothing, and
 * what has no blank before it belongs to what it stands behind. */
static struct str take_attributes(const struct marked *marked, struct str *title)
{
    const char *brace = memrchr(title->ptr, '{', title->len);
    size_t open = brace ? (size_t)(brace - title->ptr) : 0, number;
    if (!brace || (open && !scan_is_blank(title->ptr[open - 1])))
        return STR("");
    struct str inner = str_slice(*title, open + 1, title->len), rest = inner;
    if (marks_take_token(&rest, &number) && !rest.len)
        inner = marked->tokens.ptr[number].raw;
    if (!str_ends(inner, STR("}")) || str_starts(inner, STR(MARK_ESCAPED_BYTES)))
        return STR("");
    *title = str_trim(str_slice(*title, 0, open));
    return str_slice(inner, 0, inner.len - 1);
}

static bool is_class(struct str word)
{
    for (size_t i = 1; i < word.len; i++)
        if (strchr("\"'<>&=`{}.#", word.ptr[i]))
            return false;
    return word.len > 1 && word.ptr[0] == '.';
}

/* .class and open; the value of an attribute without one is its absence of text. */
static bool set_attributes(struct parsing *parsing, cmark_node *container, struct str text)
{
    struct element *element = element_of(container);
    bool ok = true;
    int count = 0;
    for (struct str rest = str_trim(text); rest.len; rest = str_trim(rest)) {
        struct str word = str_cut(&rest, ' ');
        if (++count > ATTRIBUTES_MAX)
            return diag_error(parsing->diag, parsing_loc(parsing, container),
                              "an element has no more than 100 attributes");
        if (is_class(word))
            element_set(parsing->arena, element, STR("class"), str_slice(word, 1, word.len));
        else if (str_is(word, "open"))
            element_set(parsing->arena, element, word, STR(""));
        else
            ok = diag_error_hint(parsing->diag, parsing_loc(parsing, container),
                                 STR("write {.class}, or {open} behind details"),
                                 "a container has no attribute '%.*s'", STR_ARG(word));
    }
    return ok;
}

/* The title's inlines, parsed apart, in a paragraph. */
static cmark_node *parse_title(struct parsing *parsing, struct str title, int line, int col)
{
    struct str text = arena_printf(parsing->arena, BEFORE "%.*s", STR_ARG(title));
    cmark_node *tree = syntax_parse_commonmark(text);
    cmark_node *paragraph = tree_node(CMARK_NODE_PARAGRAPH);
    struct element *element = element_need(parsing->arena, paragraph);
    element->kind = ELEMENT_TITLE;
    element->origin = (struct origin){
        .from_line = 1, .from_col = (int)sizeof BEFORE, .to_line = line, .to_col = col
    };
    text_cut(parsing->arena, cmark_node_first_child(tree), STR(BEFORE).len);
    element_take_all(paragraph, cmark_node_first_child(tree));
    cmark_node_free(tree);
    return paragraph;
}

bool container_head(struct parsing *parsing, cmark_node *container, struct str head, int col)
{
    struct element *element = element_of(container);
    struct str title = head;
    element->name = marks_clear(parsing->arena, parsing->marked, take_name(&title));
    bool ok = set_attributes(parsing, container, take_attributes(parsing->marked, &title));
    if (title.len) {
        col += (int)(title.ptr - head.ptr);
        cmark_node_prepend_child(container, parse_title(parsing, title, element->line, col));
    }
    return ok;
}
