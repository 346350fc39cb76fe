/* What would begin a container, a footnote or a short form if its colon were not full-width, as Chinese
 * keyboards write it, is told: nothing comes of it but text. */
#include "syntax/passes.h"
#include "syntax/scan.h"

#define COLON "\uFF1A"

/* Offset of a colon in the content of a line that stands for one of ASCII; the length when there is none. */
static size_t find_colon(struct str content)
{
    bool label = str_starts(content, STR("[^")) || str_starts(content, STR("*["));
    if (str_starts(content, STR(COLON COLON COLON)))
        return 0;
    size_t close = label ? str_find(content, ']') + 1 : content.len;
    return str_starts(str_slice(content, close, content.len), STR(COLON)) ? close : content.len;
}

static void check_line(const struct parsing *parsing, int number)
{
    struct str line = lines_get(&parsing->written, number);
    size_t begin = scan_line_start(line).content;
    struct str content = str_slice(line, begin, line.len);
    size_t at = find_colon(content);
    struct loc loc = { parsing->source, number, (int)(begin + at) + 1 };
    if (at < content.len)
        diag_warning_hint(parsing->diag, loc,
                          STR("write ':' for a footnote or a short form, ':::' for a container"),
                          "a full-width colon begins nothing");
}

bool pass_wide_colons(struct parsing *parsing)
{
    for (cmark_node *node = parsing->tree; (node = node_next_block(node, parsing->tree));)
        for (int line = cmark_node_get_start_line(node);
             cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH &&
             line <= cmark_node_get_end_line(node);
             line++)
            check_line(parsing, line);
    return true;
}
