#include "base/diag.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"

/* Columns of a line that are shown around the caret. */
enum { EXCERPT_BEFORE = 60, EXCERPT_AFTER = 40 };

struct entry {
    struct loc loc;
    struct str message, hint;
    bool is_error;
};

struct diag {
    pthread_mutex_t lock;
    struct arena arena;
    struct {
        struct entry *ptr;
        size_t len, cap;
    } entries;
    size_t errors;
};

struct loc loc_at(const struct source *source, size_t offset)
{
    struct str before = str_slice(source->text, 0, offset);
    struct loc loc = { source, 1, 1 };
    for (size_t i = 0; i < before.len; i++) {
        bool ends = before.ptr[i] == '\n';
        loc.line += ends;
        loc.col = ends ? 1 : loc.col + 1;
    }
    return loc;
}

struct diag *diag_new(void)
{
    struct diag *diag = mem_alloc(sizeof *diag);
    pthread_mutex_init(&diag->lock, NULL);
    return diag;
}

void diag_free(struct diag *diag)
{
    pthread_mutex_destroy(&diag->lock);
    arena_release(&diag->arena);
    mem_free(diag);
}

static void add(struct diag *diag, struct entry entry, const char *format, va_list args)
{
    char room[1024];
    int len = vsnprintf(room, sizeof room, format, args);
    struct str message = { room, len < 0 ? 0 : (size_t)len };
    message = str_slice(message, 0, sizeof room - 1);
    pthread_mutex_lock(&diag->lock);
    entry.message = arena_dup(&diag->arena, message);
    entry.hint = arena_dup(&diag->arena, entry.hint);
    vec_push(&diag->arena, &diag->entries, entry);
    diag->errors += entry.is_error ? 1 : 0;
    pthread_mutex_unlock(&diag->lock);
}

bool diag_error(struct diag *diag, struct loc loc, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diag, (struct entry){ .loc = loc, .is_error = true }, format, args);
    va_end(args);
    return false;
}

bool diag_error_hint(struct diag *diag, struct loc loc, struct str hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diag, (struct entry){ .loc = loc, .hint = hint, .is_error = true }, format, args);
    va_end(args);
    return false;
}

void diag_warning(struct diag *diag, struct loc loc, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diag, (struct entry){ .loc = loc }, format, args);
    va_end(args);
}

size_t diag_errors(const struct diag *diag)
{
    return diag->errors;
}

size_t diag_warnings(const struct diag *diag)
{
    return diag->entries.len - diag->errors;
}

static int by_place(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    struct str none = STR("");
    int order = str_cmp(a->loc.source ? a->loc.source->path : none,
                        b->loc.source ? b->loc.source->path : none);
    if (!order)
        order = (a->loc.line > b->loc.line) - (a->loc.line < b->loc.line);
    if (!order)
        order = (a->loc.col > b->loc.col) - (a->loc.col < b->loc.col);
    return order ? order : str_cmp(a->message, b->message);
}

static struct str line_of(struct str text, int line)
{
    struct str rest = text;
    for (; line > 1 && rest.len; line--)
        str_cut(&rest, '\n');
    struct str found = str_cut(&rest, '\n');
    return str_ends(found, STR("\r")) ? str_slice(found, 0, found.len - 1) : found;
}

/* Number of the character that starts at or holds byte column `col`. */
static size_t column_of(struct str line, int col)
{
    return col > 1 ? utf8_count(str_slice(line, 0, (size_t)col - 1)) + 1 : 1;
}

/* Adds what a terminal can safely show of `c`; returns its columns. */
static int add_visible(struct strbuf *buf, struct str bytes, uint32_t c)
{
    bool hidden = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
                  (c >= 0x2066 && c <= 0x2069) || c == UTF8_BAD;
    if (c == '\t')
        strbuf_add_char(buf, ' ');
    else
        strbuf_add(buf, hidden ? STR("\xEF\xBF\xBD") : bytes);
    return hidden ? 1 : utf8_width(c);
}

/* The line, or as much of a long one as fits around the caret, and the caret. */
static void print_excerpt(struct str line, int col, FILE *out)
{
    struct strbuf text, caret;
    strbuf_init(&text, STRBUF_PAGE);
    strbuf_init(&caret, STRBUF_PAGE);
    size_t at = column_of(line, col), number = 1;
    for (struct str rest = line; rest.len && number < at + EXCERPT_AFTER; number++) {
        struct str before = rest;
        uint32_t c = utf8_next(&rest);
        if (number + EXCERPT_BEFORE < at)
            continue;
        int width = add_visible(&text, str_slice(before, 0, before.len - rest.len), c);
        for (int i = 0; number < at && i < width; i++)
            strbuf_add_char(&caret, ' ');
    }
    struct str shown = strbuf_str(&text), indent = strbuf_str(&caret);
    fprintf(out, "    %.*s\n    %.*s^\n", STR_ARG(shown), STR_ARG(indent));
    strbuf_release(&text);
    strbuf_release(&caret);
}

static void print_entry(const struct entry *entry, FILE *out)
{
    const struct source *source = entry->loc.source;
    struct str line = source ? line_of(source->text, entry->loc.line) : STR("");
    if (source)
        fprintf(out, "%.*s:", STR_ARG(source->path));
    if (source && entry->loc.line > 0)
        fprintf(out, "%d:%zu:", entry->loc.line, column_of(line, entry->loc.col));
    fprintf(out, "%s%s: %.*s\n", source ? " " : "wenda: ", entry->is_error ? "error" : "warning",
            STR_ARG(entry->message));
    if (source && entry->loc.line > 0 && source->text.len)
        print_excerpt(line, entry->loc.col, out);
    if (entry->hint.len)
        fprintf(out, "    hint: %.*s\n", STR_ARG(entry->hint));
}

void diag_print(struct diag *diag, FILE *out)
{
    if (diag->entries.len)
        qsort(diag->entries.ptr, diag->entries.len, sizeof *diag->entries.ptr, by_place);
    for (size_t i = 0; i < diag->entries.len; i++)
        print_entry(&diag->entries.ptr[i], out);
}
