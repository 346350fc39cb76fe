#include "markdown/code_lines.h"

#include <string.h>

#include "base/vec.h"
#include "markdown/comment.h"

/* ---- Comments that mark lines ---- */

static const char mark_open[] = "[!code";

static struct str without_blanks(struct str line)
{
    while (str_ends(line, STR(" ")) || str_ends(line, STR("\t")))
        line.len--;
    return line;
}

/* Finds the comment at the end of the line whose text is a mark: where it begins, and its word. */
static bool find_mark(struct str line, size_t *start, struct str *word)
{
    const char *open = memmem(line.ptr, line.len, mark_open, strlen(mark_open));
    if (!open)
        return false;
    struct str before = without_blanks(str_slice(line, 0, (size_t)(open - line.ptr))), text;
    size_t sign = comment_sign(before);
    *start = before.len - sign;
    if (!sign || !comment_text(str_slice(line, *start, line.len), &text) ||
        !str_ends(text, STR("]")))
        return false;
    *word = str_trim(str_slice(text, strlen(mark_open), text.len - 1));
    return true;
}

/* Takes the mark off the line; false when it is none that there is. */
static bool take_mark(struct str *line, struct code_line *told)
{
    size_t start;
    struct str word;
    if (!find_mark(*line, &start, &word))
        return true;
    *line = without_blanks(str_slice(*line, 0, start));
    if (str_is(word, "++"))
        told->change = LINE_ADDED;
    else if (str_is(word, "--"))
        told->change = LINE_REMOVED;
    return told->change != LINE_SAME;
}

static bool mark_fault(const struct code_block *block, size_t line)
{
    struct loc loc = block->info.include.len ? page_loc(block->md->page, block->node)
                                             : code_line_loc(block, line + 1, str_of(mark_open));
    return diag_error_hint(block->md->diag, loc, STR("write [!code ++] or [!code --]"),
                           "there is no such mark of a line");
}

/* Splits the text into lines and takes their marks off. */
static bool read_changes(const struct code_block *block, struct str rest, struct code_text *code)
{
    struct strbuf text;
    bool ok = true;
    strbuf_init(&text, STRBUF_PAGE);
    strbuf_add(&text, STR(""));
    while (rest.len) {
        struct code_line told = { 0 };
        bool ended = str_find(rest, '\n') < rest.len;
        struct str line = str_cut(&rest, '\n');
        if (!take_mark(&line, &told))
            ok = mark_fault(block, code->lines.len);
        code->has_changes = code->has_changes || told.change;
        vec_push(block->md->arena, &code->lines, told);
        strbuf_add(&text, line);
        strbuf_add(&text, ended ? STR("\n") : STR(""));
    }
    code->text = arena_dup(block->md->arena, strbuf_str(&text));
    strbuf_release(&text);
    return ok;
}

/* ---- Lines that the fence names ---- */

/* For each line whether a range holds it; NULL after diagnostics. Counts where ranges begin and
 * end, so that it takes no longer for ranges that overlap. */
static const int *lines_in(struct code_block *block, const struct line_ranges *ranges, size_t count)
{
    int *held = arena_alloc(block->md->arena, (count + 1) * sizeof *held);
    bool ok = true;
    for (size_t i = 0; i < ranges->len; i++) {
        struct line_range range = ranges->ptr[i];
        if (range.to > count) {
            ok = diag_error(block->md->diag, code_info_loc(block, range.text),
                            "there is no line %zu: the code has %zu", range.to, count);
            continue;
        }
        held[range.from - 1]++;
        held[range.to]--;
    }
    for (size_t i = 0; i < count; i++)
        held[i + 1] += held[i];
    return ok ? held : NULL;
}

bool code_lines_read(struct code_block *block, struct str text, struct code_text *code)
{
    const struct code_info *info = &block->info;
    bool ok = read_changes(block, text, code);
    const int *marked = lines_in(block, &info->marked, code->lines.len),
              *hidden = lines_in(block, &info->hidden, code->lines.len);
    if (!marked || !hidden)
        return false;
    for (size_t i = 0; i < code->lines.len; i++) {
        struct code_line *line = &code->lines.ptr[i];
        line->marked = marked[i] > 0;
        line->hidden = hidden[i] > 0;
        line->number = info->first ? info->first + i : 0;
        code->hidden += line->hidden;
    }
    return ok;
}
