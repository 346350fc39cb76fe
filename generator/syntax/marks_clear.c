/* The way back from the marked text to the text as written. */
#include <assert.h>
#include <string.h>

#include "base/strbuf.h"
#include "syntax/marks.h"

static bool is_before(const struct shift *shift, int line, int col)
{
    return shift->line < line || (shift->line == line && shift->col <= col);
}

/* The column before what the `len` shifts tell of. */
static int unshift(const struct shift *shifts, size_t len, int line, int col)
{
    size_t low = 0, high = len;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (is_before(&shifts[mid], line, col))
            low = mid + 1;
        else
            high = mid;
    }
    return low && shifts[low - 1].line == line ? col - shifts[low - 1].by : col;
}

/* The last step of the line that is not behind the column, or NULL. */
static const struct step *find_step(const struct marked *marked, int line, int col)
{
    size_t low = 0, high = marked->steps.len;
    while (low < high) {
        size_t mid = (low + high) / 2;
        const struct step *step = &marked->steps.ptr[mid];
        if (step->line < line || (step->line == line && step->col <= col))
            low = mid + 1;
        else
            high = mid;
    }
    const struct step *last = low ? &marked->steps.ptr[low - 1] : NULL;
    return last && last->line == line ? last : NULL;
}

void marks_correct(const struct marked *marked, int *line, int *col)
{
    const struct step *step = find_step(marked, *line, *col);
    if (step) {
        *line += step->lines;
        *col += step->by;
    }
    *col = unshift(marked->moves.ptr, marked->moves.len, *line, *col);
}

int marks_column(const struct marked *marked, int line, int col)
{
    return unshift(marked->shifts.ptr, marked->shifts.len, line, col);
}

int marks_token_column(const struct token *token, int offset)
{
    int col = token->col + offset;
    for (int i = 0; token->in_cell && i < offset; i++)
        col += token->raw.ptr[i] == '|';
    return col;
}

bool marks_is_commented(const struct marked *marked, int line)
{
    size_t low = 0, high = marked->commented.len;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (marked->commented.ptr[mid] < line)
            low = mid + 1;
        else
            high = mid;
    }
    return low < marked->commented.len && marked->commented.ptr[low] == line;
}

bool marks_take_token(struct str *rest, size_t *number)
{
    struct str s = *rest;
    if (!str_starts(s, STR(MARK_TOKEN_BYTES)))
        return false;
    s = str_slice(s, MARK_LEN, s.len);
    for (*number = 0; s.len && s.ptr[0] >= '0' && s.ptr[0] <= '9'; s = str_slice(s, 1, s.len))
        *number = *number * 10 + (size_t)(s.ptr[0] - '0');
    if (!str_starts(s, STR(MARK_TOKEN_BYTES)))
        return false;
    *rest = str_slice(s, MARK_LEN, s.len);
    return true;
}

/* `at` has the three bytes of a mark. */
static bool is_mark(const char *at)
{
    unsigned char third = (unsigned char)at[2];
    return at[0] == '\xEF' && at[1] == '\xB7' && third >= 0x90 &&
           third < 0x90 + MARK_END - MARK_LETTER;
}

/* Offset of the first mark, or s.len. */
static size_t find_mark(struct str s)
{
    for (size_t i = 0; i + 2 < s.len; i++) {
        const char *p = memchr(s.ptr + i, '\xEF', s.len - i - 2);
        if (!p)
            return s.len;
        i = (size_t)(p - s.ptr);
        if (is_mark(p))
            return i;
    }
    return s.len;
}

bool marks_are_in(const struct marked *marked, int first, int last)
{
    size_t low = 0, high = marked->shifts.len; /* of the first shift that is not above */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (marked->shifts.ptr[middle].line < first)
            low = middle + 1;
        else
            high = middle;
    }
    return low < marked->shifts.len && marked->shifts.ptr[low].line <= last;
}

struct str marks_trim(struct str text)
{
    while (text.len >= MARK_LEN && is_mark(text.ptr))
        text = str_slice(text, MARK_LEN, text.len);
    while (text.len >= MARK_LEN && is_mark(text.ptr + text.len - MARK_LEN))
        text.len -= MARK_LEN;
    return text;
}

/* Takes the mark at the start of *rest; what stood in its place goes to `out`. */
static void clear_mark(const struct marked *marked, struct strbuf *out, struct str *rest)
{
    struct str opening = STR("<!--"), closing = STR(MARK_LINE_BYTES "-->");
    struct str definition = STR(MARK_DEFINITION_BYTES "-->");
    bool opens =
        str_starts(*rest, STR(MARK_LINE_BYTES)) || str_starts(*rest, STR(MARK_DEFINITION_BYTES));
    size_t number;
    if (marks_take_token(rest, &number)) {
        assert(number < marked->tokens.len);
        strbuf_add(out, marked->tokens.ptr[number].raw);
    } else if (str_starts(*rest, closing)) {
        *rest = str_slice(*rest, closing.len, rest->len);
    } else if (str_starts(*rest, definition)) {
        *rest = str_slice(*rest, definition.len, rest->len);
    } else if (str_starts(*rest, STR(MARK_INERT_BYTES "\\")) ||
               str_starts(*rest, STR(MARK_POINT_BYTES "."))) {
        *rest = str_slice(*rest, MARK_LEN + 1, rest->len);
    } else {
        if (opens && str_ends(strbuf_str(out), opening))
            strbuf_cut(out, out->len - opening.len);
        *rest = str_slice(*rest, MARK_LEN, rest->len);
    }
}

struct str marks_clear(struct arena *arena, const struct marked *marked, struct str text)
{
    size_t mark = find_mark(text);
    if (mark == text.len)
        return text;
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    for (struct str rest = text; rest.len; mark = find_mark(rest)) {
        strbuf_add(&out, str_slice(rest, 0, mark));
        rest = str_slice(rest, mark, rest.len);
        if (rest.len)
            clear_mark(marked, &out, &rest);
    }
    struct str cleared = arena_dup(arena, strbuf_str(&out));
    strbuf_release(&out);
    return cleared;
}
