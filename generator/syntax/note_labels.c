/* What would define a footnote if its label had no blank is told: CommonMark takes it for the address of a link, of
 * which a reader sees nothing, or for text. */
#include "syntax/passes.h"
#include "syntax/scan.h"

static bool has_blank(struct str label)
{
    return str_find_any(label, (const bool[256]){ [' '] = true, ['\t'] = true }) < label.len;
}

/* True for "[^a label]:" at the start of the content. */
static bool is_definition(struct str content)
{
    size_t close = str_find_any(content, (const bool[256]){ [']'] = true, ['\\'] = true });
    return str_starts(content, STR("[^")) && has_blank(str_trim(str_slice(content, 2, close))) &&
           str_starts(str_slice(content, close, content.len), STR("]:"));
}

static void check_line(const struct parsing *parsing, int number)
{
    struct str line = lines_get(&parsing->written, number);
    size_t begin = scan_line_start(line).content;
    struct loc loc = { parsing->source, number, (int)begin + 1 };
    if (is_definition(str_slice(line, begin, line.len)))
        diag_warning_hint(parsing->diag, loc, STR("write '-' for the blank: [^a-name]: text"),
                          "the label of a footnote has no blanks");
}

/* The next block behind this one in which no line has a meaning. */
static cmark_node *next_code(const struct parsing *parsing, cmark_node *node)
{
    while ((node = node_next_block(node, parsing->tree))) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK)
            break;
    }
    return node;
}

bool pass_note_labels(struct parsing *parsing)
{
    cmark_node *code = next_code(parsing, parsing->tree);
    int last = parsing->line + (int)parsing->written.len - 1;
    for (int line = parsing->line; line <= last; line++) {
        while (code && cmark_node_get_end_line(code) < line)
            code = next_code(parsing, code);
        if (!code || cmark_node_get_start_line(code) > line)
            check_line(parsing, line);
    }
    return true;
}
