#include "base/diag.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"

/* Of a long line, what is shown: this much before the caret, and in all. */
enum { EXCERPT_BEFORE = 60, EXCERPT_MAX = 100 };

/* Where a line of a text begins. */
struct position {
    struct str text;
    int line;
    size_t offset;
    bool known;                /* the rest is: */
    struct str bytes;          /* the line */
    size_t within, characters; /* so many bytes of the line are so many characters */
};

struct diag {
    pthread_mutex_t lock;
    struct arena arena;
    struct {
        struct diag_entry *ptr;
        size_t len, cap;
    } entries;
    size_t errors;
    struct map known;     /* place and message -> its number in `entries`, counted from 1 */
    struct map users;     /* that number and a user -> anything */
    struct position last; /* where the line of the last message begins */
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

/* Goes from the last place to the line: many messages on one text, in whatever order, stay cheap. */
static struct str line_of(struct position *last, struct str text, int line)
{
    if (last->text.ptr != text.ptr || last->text.len != text.len || last->line < 1)
        *last = (struct position){ .text = text, .line = 1 };
    if (last->line == line && last->known)
        return last->bytes;
    last->within = last->characters = 0;
    last->known = true;
    for (; last->line < line && last->offset < text.len; last->line++) {
        struct str rest = str_slice(text, last->offset, text.len);
        last->offset += str_find(rest, '\n') + 1;
    }
    for (; last->line > line; last->line--) {
        const char *end = memrchr(text.ptr, '\n', last->offset - 1);
        last->offset = end ? (size_t)(end - text.ptr) + 1 : 0;
    }
    struct str rest = str_slice(text, last->offset, text.len), found = str_cut(&rest, '\n');
    last->bytes = str_ends(found, STR("\r")) ? str_slice(found, 0, found.len - 1) : found;
    return last->bytes;
}

/* Number of the character that starts at or holds byte column `col` of the last line. Many messages on one
 * long line, from left to right, stay cheap. */
static size_t column_of(struct position *last, struct str line, int col)
{
    size_t offset = col > 1 ? (size_t)col - 1 : 0;
    if (offset > line.len)
        offset = line.len;
    if (offset < last->within) {
        last->within = 0;
        last->characters = 0;
    }
    last->characters += utf8_count(str_slice(line, last->within, offset));
    last->within = offset;
    return last->characters + 1;
}

/* The offset of the character that is so many before the one at `offset`. */
static size_t go_back(struct str line, size_t offset, size_t characters)
{
    for (; characters > 0 && offset > 0; characters--)
        do
            offset--;
        while (offset > 0 && ((unsigned char)line.ptr[offset] & 0xC0) == 0x80);
    return offset;
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

/* A copy of what messages and paths say, which may quote anything. */
static struct str visible(struct arena *arena, struct str text)
{
    struct strbuf shown;
    strbuf_init(&shown, STRBUF_PAGE);
    while (text.len) {
        struct str before = text;
        uint32_t c = utf8_next(&text);
        add_visible(&shown, str_slice(before, 0, before.len - text.len), c);
    }
    struct str copy = arena_dup(arena, strbuf_str(&shown));
    strbuf_release(&shown);
    return copy;
}

/* The line, or as much of a long one as fits around the caret, and where that is. */
static void describe(struct arena *arena, struct position *last, struct loc loc,
                     struct diag_entry *entry)
{
    entry->path = visible(arena, loc.source->path);
    entry->line = loc.line;
    if (loc.line <= 0)
        return;
    struct str line = line_of(last, loc.source->text, loc.line);
    struct strbuf text, indent;
    strbuf_init(&text, STRBUF_PAGE);
    strbuf_init(&indent, STRBUF_PAGE);
    size_t at = column_of(last, line, loc.col);
    entry->col = loc.col > 0 ? at : 0;
    size_t first = at > EXCERPT_BEFORE ? at - EXCERPT_BEFORE : 1, number = first;
    struct str rest = str_slice(line, go_back(line, last->within, at - first), line.len);
    for (; rest.len && number < first + EXCERPT_MAX; number++) {
        struct str before = rest;
        uint32_t c = utf8_next(&rest);
        int width = add_visible(&text, str_slice(before, 0, before.len - rest.len), c);
        for (int i = 0; number < at && i < width; i++)
            strbuf_add_char(&indent, ' ');
    }
    entry->excerpt = arena_dup(arena, strbuf_str(&text));
    entry->indent = arena_dup(arena, strbuf_str(&indent));
    strbuf_release(&text);
    strbuf_release(&indent);
}

/* True the first time that the entry of this number has that user: a file of which several pages are made meets a
 * fault more than once. */
static bool is_new_user(struct diag *diag, uintptr_t number, struct str user)
{
    struct str key = arena_printf(&diag->arena, "%ju:%.*s", (uintmax_t)number, STR_ARG(user));
    return !map_put(&diag->arena, &diag->users, key, diag);
}

/* A fault that was told already is not told again: of another user, it is that
 * user's too. False when it is new. */
static bool join(struct diag *diag, const struct diag_entry *entry)
{
    struct str key = arena_printf(&diag->arena, "%d:%zu:%.*s\n%.*s", entry->line, entry->col,
                                  STR_ARG(entry->path), STR_ARG(entry->message));
    uintptr_t number = (uintptr_t)map_get(&diag->known, key);
    if (!number) {
        number = diag->entries.len + 1;
        map_put(&diag->arena, &diag->known, key, (void *)number);
        is_new_user(diag, number, entry->user);
        return false;
    }
    struct diag_entry *known = &diag->entries.ptr[number - 1];
    if (str_cmp(entry->user, known->user) < 0)
        known->user = entry->user;
    known->users += entry->users && is_new_user(diag, number, entry->user);
    return true;
}

static _Thread_local struct {
    const struct diag *diag;
    size_t told;
} watched;

void diag_watch(const struct diag *diag)
{
    watched.diag = diag;
    watched.told = 0;
}

size_t diag_told(void)
{
    return watched.told;
}

static void add(struct diag *diag, struct diag_entry entry, struct loc loc, const char *format,
                va_list args)
{
    watched.told += diag == watched.diag;
    char room[1024];
    int len = vsnprintf(room, sizeof room, format, args);
    struct str message = { room, len < 0 ? 0 : (size_t)len };
    if (message.len >= sizeof room) {
        message.len = sizeof room - 1;
        while (utf8_last(message) == UTF8_BAD) /* cut within a character */
            message.len--;
    }
    pthread_mutex_lock(&diag->lock);
    entry.message = visible(&diag->arena, message);
    entry.hint = visible(&diag->arena, entry.hint);
    entry.user = visible(&diag->arena, entry.user);
    if (loc.source)
        describe(&diag->arena, &diag->last, loc, &entry);
    if (!join(diag, &entry)) {
        vec_push(&diag->arena, &diag->entries, entry);
        diag->errors += entry.is_error ? 1 : 0;
    }
    pthread_mutex_unlock(&diag->lock);
}

bool diag_error(struct diag *diag, struct loc loc, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diag, (struct diag_entry){ .is_error = true }, loc, format, args);
    va_end(args);
    return false;
}

bool diag_error_hint(struct diag *diag, struct loc loc, struct str hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diag, (struct diag_entry){ .hint = hint, .is_error = true }, loc, format, args);
    va_end(args);
    return false;
}

bool diag_error_for(struct diag *diag, struct loc loc, struct diag_aside aside, const char *format,
                    ...)
{
    va_list args;
    va_start(args, format);
    struct diag_entry entry = {
        .hint = aside.hint, .user = aside.user, .users = 1, .is_error = true
    };
    add(diag, entry, loc, format, args);
    va_end(args);
    return false;
}

void diag_warning(struct diag *diag, struct loc loc, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diag, (struct diag_entry){ 0 }, loc, format, args);
    va_end(args);
}

void diag_warning_hint(struct diag *diag, struct loc loc, struct str hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diag, (struct diag_entry){ .hint = hint }, loc, format, args);
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
    const struct diag_entry *a = left, *b = right;
    int order = str_cmp(a->path, b->path);
    if (!order)
        order = (a->line > b->line) - (a->line < b->line);
    if (!order)
        order = (a->col > b->col) - (a->col < b->col);
    return order ? order : str_cmp(a->message, b->message);
}

static struct str with_users(struct arena *arena, const struct diag_entry *entry)
{
    struct str others = STR("");
    if (!entry->user.len)
        return entry->message;
    if (entry->users > 1)
        others =
            arena_printf(arena, " and %zu other%s", entry->users - 1, entry->users > 2 ? "s" : "");
    return arena_printf(arena, "%.*s (for %.*s%.*s)", STR_ARG(entry->message), STR_ARG(entry->user),
                        STR_ARG(others));
}

struct diag_entries diag_sorted(struct diag *diag)
{
    if (diag->entries.len)
        qsort(diag->entries.ptr, diag->entries.len, sizeof *diag->entries.ptr, by_place);
    for (size_t i = 0; i < diag->entries.len; i++)
        diag->entries.ptr[i].said = with_users(&diag->arena, &diag->entries.ptr[i]);
    return (struct diag_entries){ diag->entries.ptr, diag->entries.len };
}
