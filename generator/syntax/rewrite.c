#include "syntax/rewrite.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "syntax/scan.h"

/* Columns by which the text of a footnote is indented. */
#define NOTE_BLANKS "   "

/* A bullet that no list of the text has, or any. */
static char find_bullet(const struct text_lines *lines)
{
    static const char bullets[] = "+*-";
    bool used[sizeof bullets] = { false };
    for (size_t i = 0; i < lines->len; i++) {
        struct line_start start = scan_line_start(lines->ptr[i]);
        for (size_t k = 0; k < start.content; k++) {
            const char *bullet = strchr(bullets, lines->ptr[i].ptr[k]);
            if (bullet)
                used[bullet - bullets] = true;
        }
    }
    for (size_t i = 0; bullets[i]; i++)
        if (!used[i])
            return bullets[i];
    return bullets[0];
}

static void add_item(struct strbuf *out, const struct line_edit *edit, char bullet, bool empty)
{
    strbuf_add_char(out, bullet);
    if (edit->item == ITEM_NOTE)
        strbuf_add(out, STR(NOTE_BLANKS));
    if (edit->item == ITEM_DEFINITION && edit->row)
        strbuf_add_char(out, ' ');
    if (edit->item == ITEM_NOTE && empty && !edit->row)
        strbuf_add(out, STR("<!--" MARK_NOTE_BYTES "-->")); /* so that it interrupts paragraphs */
}

static void add_edited(struct strbuf *out, struct str line, const struct line_edit *edit,
                       char bullet)
{
    struct str rest = edit->row ? STR(ROW_COMMENT) : str_slice(line, edit->to, line.len);
    strbuf_add(out, str_slice(line, 0, edit->from));
    if (edit->item)
        add_item(out, edit, bullet, !str_trim(rest).len);
    strbuf_add(out, rest);
}

static bool has_items(const struct line_edit *edits, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (edits[i].item)
            return true;
    return false;
}

struct str rewrite_lines(const struct parsing *parsing, const struct text_lines *lines)
{
    char bullet = has_items(parsing->edits, lines->len) ? find_bullet(lines) : '\0';
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    for (size_t i = 0; i < lines->len; i++) {
        const struct line_edit *edit = &parsing->edits[i];
        if (edit->item || edit->row)
            add_edited(&out, lines->ptr[i], edit, bullet);
        else
            strbuf_add(&out, lines->ptr[i]);
        strbuf_add_char(&out, '\n');
    }
    struct str text = arena_dup(parsing->arena, strbuf_str(&out));
    strbuf_release(&out);
    return text;
}

void rewrite_shifts(const struct parsing *parsing)
{
    for (size_t i = 0; i < parsing->marked->lines.len; i++) {
        const struct line_edit *edit = &parsing->edits[i];
        int indent = 1 + (int)STR(NOTE_BLANKS).len;
        struct shift shift = { parsing->line + (int)i, (int)edit->from + indent + 1,
                               indent - (int)(edit->to - edit->from) };
        if (edit->item == ITEM_NOTE)
            vec_push(parsing->arena, &parsing->marked->moves, shift);
    }
}
