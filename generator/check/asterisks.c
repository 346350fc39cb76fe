/* "**" that is still there when a page is finished: emphasis that did not work. Written as "\*\*" it is meant, and so are
 * more than two, as in 110****1234. */
#include "base/utf8.h"
#include "check/check.h"
#include "check/place.h"
#include "syntax/passes.h"

enum { BOLD = 2 };

static void tell(struct diag *diag, struct loc loc)
{
    diag_warning_hint(diag, loc,
                      STR("no blank stands inside of the asterisks of **bold**; \\*\\* is text, "
                          "and code stands in backticks"),
                      "the reader sees these asterisks");
}

/* The length of "&name;" at the start, or 0. */
static size_t entity_length(struct str source)
{
    size_t len = 1;
    if (!str_starts(source, STR("&")))
        return 0;
    for (; len < source.len && source.ptr[len] != ';'; len++) {
        char c = source.ptr[len], lower = c | 0x20;
        if (!(lower >= 'a' && lower <= 'z') && !(c >= '0' && c <= '9') && c != '#')
            return 0;
    }
    return len < source.len ? len + 1 : 0;
}

/* Takes what the source has for the next character of the text, which may be written with a backslash or as an
 * entity; false where the two part ways. */
static bool step(struct str *source, struct str *text)
{
    struct str before = *text;
    utf8_next(text);
    struct str character = str_slice(before, 0, before.len - text->len);
    size_t taken = entity_length(*source);
    if (!taken) {
        bool escaped = str_starts(*source, STR("\\")) &&
                       str_starts(str_slice(*source, 1, source->len), character);
        if (!escaped && !str_starts(*source, character))
            return false;
        taken = character.len + (escaped ? 1 : 0);
    }
    *source = str_slice(*source, taken, source->len);
    return true;
}

static size_t count_asterisks(struct str text)
{
    size_t count = 0;
    while (count < text.len && text.ptr[count] == '*')
        count++;
    return count;
}

/* True when the text was written at this place of a line; *sign is then where its first two asterisks stand
 * that were not escaped, or the end. */
static bool is_written(struct str source, struct str text, struct str *sign)
{
    *sign = STR("");
    while (text.len) {
        size_t run = count_asterisks(text);
        if (!sign->len && run == BOLD && count_asterisks(source) == BOLD)
            *sign = source;
        for (size_t left = run ? run : 1; left; left--)
            if (!step(&source, &text))
                return false;
    }
    return true;
}

static bool has_sign(struct str text)
{
    for (size_t run = 0; text.len; text = str_slice(text, run ? run : 1, text.len)) {
        run = count_asterisks(text);
        if (run == BOLD)
            return true;
    }
    return false;
}

/* Finds the text of a node in its line: of lines that go on in a list, say, cmark does not know the column. What a
 * filter wrote is not there, and there is no telling what was meant. */
static void check_text(struct diag *diag, const struct page *page, struct place_lines *lines,
                       cmark_node *node)
{
    enum { TRIES_MAX = 1000 };
    struct str text = str_of(cmark_node_get_literal(node)), sign;
    if (!has_sign(text))
        return;
    struct loc loc = page_loc(page, node);
    struct str line = place_line(lines, loc.line);
    size_t at = loc.col > 0 ? (size_t)loc.col - 1 : 0, tried = 0;
    bool found = is_written(str_slice(line, at, line.len), text, &sign);
    for (; !found && tried < line.len && tried < TRIES_MAX; tried++)
        found = is_written(str_slice(line, tried, line.len), text, &sign);
    loc.col = (int)(sign.ptr - line.ptr) + 1;
    if (found && sign.len)
        tell(diag, loc);
}

/* A bare address is shown as it is. */
static bool is_address(cmark_node *text)
{
    cmark_node *link = cmark_node_parent(text);
    return cmark_node_get_type(link) == CMARK_NODE_LINK &&
           strcmp(cmark_node_get_url(link), cmark_node_get_literal(text)) == 0;
}

/* A caption is no Markdown. */
static void check_caption(struct diag *diag, const struct page *page, cmark_node *image)
{
    struct str title = str_of(cmark_node_get_title(image));
    if (has_sign(title))
        diag_warning_hint(diag, page_loc(page, image), STR("leave them out"),
                          "no text is bold in the caption of an image: its reader sees asterisks");
}

/* Nor is the title of a page. */
static void check_title(struct diag *diag, const struct page *page)
{
    if (has_sign(page->title))
        diag_warning_hint(diag, place_of(page->source, page->source->text, page->title),
                          STR("leave them out"),
                          "no text is bold in the title of a page: its reader sees asterisks");
}

void check_asterisks(struct diag *diag, const struct page *page)
{
    struct place_lines lines = { .source = page->source };
    check_title(diag, page);
    for (cmark_node *node = page->tree; node; node = node_next(node, page->tree)) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT && !is_address(node))
            check_text(diag, page, &lines, node);
        else if (type == CMARK_NODE_IMAGE)
            check_caption(diag, page, node);
    }
}
