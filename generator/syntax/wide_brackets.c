/* What would be a link if the brackets around its address were not full-width, as Chinese keyboards write them, is
 * told. Such brackets behind others are common in prose: what they enclose has to look like an address. */
#include "syntax/passes.h"

#define OPEN "\uFF08"
#define CLOSE "\uFF09"

static bool is_address(struct str text)
{
    static const char *const begins[] = { "/", "./", "../", "#" }, *const ends[] = { ".md",
                                                                                     ".html" };
    for (size_t i = 0; i < COUNT(begins); i++)
        if (str_starts(text, str_of(begins[i])))
            return true;
    for (size_t i = 0; i < COUNT(ends); i++)
        if (str_ends(text, str_of(ends[i])))
            return true;
    return str_search(text, STR("://")) < text.len;
}

/* True for "]（address）" at the start of a text, one of the brackets at least full-width. */
static bool is_wide(struct str text)
{
    struct str rest = str_slice(text, STR("]").len, text.len);
    bool wide = str_starts(rest, STR(OPEN));
    if (!wide && !str_starts(rest, STR("(")))
        return false;
    rest = str_slice(rest, wide ? STR(OPEN).len : 1, rest.len);
    size_t narrow = str_find(rest, ')'), closed = str_search(rest, STR(CLOSE));
    size_t end = narrow < closed ? narrow : closed;
    return (wide || closed < narrow) && end < rest.len && is_address(str_slice(rest, 0, end));
}

static void check(const struct parsing *parsing, cmark_node *text, size_t at)
{
    struct loc loc = text_loc(parsing, text, at);
    struct str line = lines_get(&parsing->written, loc.line);
    if (!is_wide(str_slice(line, (size_t)loc.col - 1, line.len)))
        return;
    loc.col++;
    diag_warning_hint(parsing->diag, loc, STR("write '(' and ')' around the address of a link"),
                      "full-width brackets make no link");
}

static void check_text(const struct parsing *parsing, cmark_node *node)
{
    static const bool brackets[256] = { ['['] = true, [']'] = true };
    struct str text = str_of(cmark_node_get_literal(node)), behind;
    bool escaped = false;
    for (size_t at = 0; at < text.len; at++) {
        at += str_find_any(str_slice(text, at, text.len), brackets);
        behind = str_slice(text, at + 1, text.len);
        if (at < text.len && text.ptr[at] == '[')
            escaped = str_starts(behind, STR(MARK_ESCAPED_BYTES));
        else if (at < text.len && !escaped &&
                 (!behind.len || str_starts(behind, STR("(")) || str_starts(behind, STR(OPEN))))
            check(parsing, node, at);
    }
}

bool pass_wide_brackets(struct inlines *inlines)
{
    struct nodes texts = inlines_texts_outside_links(inlines);
    for (size_t i = 0; i < texts.len; i++)
        check_text(inlines->parsing, texts.ptr[i]);
    return true;
}
