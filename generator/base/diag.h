/* diag: what is to be told to the author. Any thread may add; diag_print()
 * and diag_sorted() go by file and place, so that a run says the same on any number of
 * threads. */
#ifndef WENDA_BASE_DIAG_H
#define WENDA_BASE_DIAG_H

#include <stdio.h>

#include "base/arena.h"

/* A text as its author knows it. What a diagnostic shows of it is copied. */
struct source {
    struct str path;
    struct str text;
};

/* A place in a source: line and byte column from 1, 0 where unknown. Without a
 * source the message stands alone; without a line, behind the path; without a
 * column there is no caret. */
struct loc {
    const struct source *source;
    int line, col;
};

/* The place of a byte offset in the source's text. */
struct loc loc_at(const struct source *source, size_t offset);

struct diag;

/* To be released with diag_free(). */
struct diag *diag_new(void);
void diag_free(struct diag *diag);

/* Adds an error and returns false, for `return diag_error(...)`. The message is
 * lower case without a full stop, its subjects in 'quotes'. */
bool diag_error(struct diag *diag, struct loc loc, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* As diag_error(), with a line that helps; an empty hint is none. */
bool diag_error_hint(struct diag *diag, struct loc loc, struct str hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* What may be said beside a message; both may be empty. */
struct diag_aside {
    struct str hint; /* a line that helps */
    struct str user; /* the file whose making met a fault of another file */
};

/* As diag_error_hint(), for a fault that the work on several files meets: it is told
 * once, with the first of the users by name and how many more there are. */
bool diag_error_for(struct diag *diag, struct loc loc, struct diag_aside aside, const char *format,
                    ...) __attribute__((format(printf, 4, 5)));

void diag_warning(struct diag *diag, struct loc loc, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* As diag_warning(), with a line that helps; an empty hint is none. */
void diag_warning_hint(struct diag *diag, struct loc loc, struct str hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* What the calling thread tells from now on is counted, until it watches again. */
void diag_watch(const struct diag *diag);
size_t diag_told(void);

size_t diag_errors(const struct diag *diag);
size_t diag_warnings(const struct diag *diag);

/* What was told, with no byte that a terminal should not see. */
struct diag_entry {
    struct str path; /* empty: the message stands alone */
    int line;        /* 0: it is about the whole file */
    size_t col;      /* in characters; 0: not known */
    struct str message, hint;
    struct str user; /* the first file that met the fault, if it is another's */
    size_t users;
    struct str said;            /* the message, and who met it: known when sorted */
    struct str excerpt, indent; /* the line, and the blanks before its caret */
    bool is_error;
    bool is_hidden; /* diag_choose() has left it out */
};

struct diag_entries {
    struct diag_entry *ptr;
    size_t len;
};

/* All of them by file and place, borrowed until one is added. Call when no thread adds. */
struct diag_entries diag_sorted(struct diag *diag);

/* Hides all but `max` of them (0: none): errors are shown before warnings, and of a file more than a few only where there
 * is room. Returns how many are hidden. */
size_t diag_choose(struct diag *diag, size_t max);

/* Prints all of them like a compiler: path:line:col, the message, the line and a
 * caret under the column, counted in characters. `coloured`: with the codes that
 * terminals take for it. Call when no thread adds. */
void diag_print(struct diag *diag, FILE *out, bool coloured);

/* The same of those that diag_choose() shows. Returns how many it hides. */
size_t diag_print_some(struct diag *diag, FILE *out, bool coloured, size_t max);

#endif
