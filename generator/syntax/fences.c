/* Fenced code that no fence ends goes to the end of what it stands in, for CommonMark: most often the rest
 * of the page. */
#include "syntax/passes.h"
#include "syntax/scan.h"

enum { FENCE_MIN = 3 };

/* The fence that the code begins with; empty where indentation makes it code. */
static struct str fence_of(const struct parsing *parsing, struct loc loc)
{
    struct str line = lines_get(&parsing->written, loc.line);
    line = str_slice(line, loc.col > 0 ? (size_t)loc.col - 1 : 0, line.len);
    size_t len = line.len && (line.ptr[0] == '`' || line.ptr[0] == '~') ? scan_run(line) : 0;
    return str_slice(line, 0, len >= FENCE_MIN ? len : 0);
}

/* True for a line that is nothing but a fence which ends what that one begins, behind marks of quotes. */
static bool is_end(struct str line, struct str fence)
{
    size_t len = 0;
    line = str_trim(line);
    while (line.len && line.ptr[line.len - 1] == fence.ptr[0]) {
        line.len--;
        len++;
    }
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] != '>' && !scan_is_blank(line.ptr[i]))
            return false;
    return len >= fence.len;
}

/* Where the quote or list item around the code ended it, cmark takes the line behind for its last. */
static bool is_closed(const struct parsing *parsing, cmark_node *node, struct str fence)
{
    cmark_node *next = node_skip(node, parsing->tree);
    int end = cmark_node_get_end_line(node);
    bool own =
        end > cmark_node_get_start_line(node) && (!next || cmark_node_get_start_line(next) != end);
    return own && is_end(lines_get(&parsing->written, end), fence);
}

bool pass_fences(struct parsing *parsing)
{
    for (cmark_node *node = parsing->tree; (node = node_next_block(node, parsing->tree));) {
        if (cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK)
            continue;
        struct loc loc = parsing_loc(parsing, node);
        struct str fence = fence_of(parsing, loc);
        if (fence.len && !is_closed(parsing, node, fence))
            diag_warning_hint(parsing->diag, loc,
                              STR("end it with a fence as long, on a line of its own"),
                              "this code is never closed");
    }
    return true;
}
