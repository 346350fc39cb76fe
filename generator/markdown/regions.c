#include "markdown/regions.h"

#include "base/strbuf.h"
#include "markdown/comment.h"

enum border { BORDER_NONE, BORDER_START, BORDER_END };

/* Takes `word` and the blanks behind it off the text; the name is what follows. */
static bool take_border(struct str text, struct str word, struct str *name)
{
    if (!str_starts(text, word))
        return false;
    *name = str_slice(text, word.len, text.len);
    bool alone = !name->len || name->ptr[0] == ' ' || name->ptr[0] == '\t';
    *name = str_trim(*name);
    return alone;
}

/* What kind of border the line is. Where '#' begins comments, "#region" is one already; "# region"
 * is a comment about some region. */
static enum border border_of(struct str line, struct str *name)
{
    struct str text = str_trim(line);
    bool bare = str_starts(text, STR("#region")) || str_starts(text, STR("#endregion"));
    if (!bare && !comment_text(line, &text))
        return BORDER_NONE;
    if (take_border(text, STR("#region"), name))
        return name->len ? BORDER_START : BORDER_NONE;
    return take_border(text, STR("#endregion"), name) ? BORDER_END : BORDER_NONE;
}

enum region_result region_find(struct str text, struct str name, struct str *region)
{
    struct str rest = text, other;
    size_t depth = 0; /* regions begun within it */
    bool open = false, found = false;
    size_t start = 0;
    while (rest.len) {
        size_t at = text.len - rest.len;
        enum border border = border_of(str_cut(&rest, '\n'), &other);
        if (border == BORDER_START && str_eq(other, name)) {
            if (found || open)
                return REGION_TWICE;
            open = true;
            start = text.len - rest.len;
        } else if (open && border == BORDER_START) {
            depth++;
        } else if (open && border == BORDER_END) {
            bool ends = other.len ? str_eq(other, name) : !depth;
            if (ends)
                *region = str_slice(text, start, at);
            found = ends;
            open = !ends;
            depth -= !ends && depth;
        }
    }
    return open ? REGION_OPEN : found ? REGION_FOUND : REGION_MISSING;
}

size_t regions_list(struct str text, struct str *names, size_t max)
{
    size_t count = 0;
    while (text.len && count < max)
        if (border_of(str_cut(&text, '\n'), &names[count]) == BORDER_START)
            count++;
    return count;
}

/* ---- Tidying ---- */

/* Takes a line off *rest, without its end. */
static struct str cut_line(struct str *rest)
{
    struct str line = str_cut(rest, '\n');
    return str_ends(line, STR("\r")) ? str_slice(line, 0, line.len - 1) : line;
}

/* The blanks at the start of a line; its whole length when it has nothing else. */
static size_t indentation(struct str line)
{
    size_t i = 0;
    while (i < line.len && (line.ptr[i] == ' ' || line.ptr[i] == '\t'))
        i++;
    return i;
}

/* The blanks that all lines begin with that are not blank. */
static struct str shared_indentation(struct str text, bool drop_borders)
{
    struct str shared = STR(""), name;
    for (bool first = true; text.len;) {
        struct str line = cut_line(&text);
        size_t own = indentation(line), i = 0;
        if (own == line.len || (drop_borders && border_of(line, &name)))
            continue;
        if (first)
            shared = str_slice(line, 0, own);
        while (i < shared.len && i < own && shared.ptr[i] == line.ptr[i])
            i++;
        shared.len = i;
        first = false;
    }
    return shared;
}

struct str regions_tidy(struct arena *arena, struct str text, bool drop_borders)
{
    struct str shared = shared_indentation(text, drop_borders), name;
    struct strbuf tidy;
    strbuf_init(&tidy, STRBUF_PAGE);
    strbuf_add(&tidy, STR(""));
    while (text.len) {
        struct str line = cut_line(&text);
        if (drop_borders && border_of(line, &name))
            continue;
        strbuf_add(&tidy, str_slice(line, shared.len, line.len));
        strbuf_add_char(&tidy, '\n');
    }
    struct str copy = arena_dup(arena, strbuf_str(&tidy));
    strbuf_release(&tidy);
    return copy;
}
