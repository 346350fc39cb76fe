#include "base/diag.h"

/* What a part of a message is put between, to be told apart (ECMA-48, SGR). */
struct paint {
    const char *place, *error, *warning, *hint, *end;
};
static const struct paint plain = { "", "", "", "", "" };
static const struct paint colours = { "\033[1m", "\033[1;31m", "\033[1;33m", "\033[1;36m",
                                      "\033[0m" };

static void print_place(const struct diag_entry *entry, const struct paint *paint, FILE *out)
{
    fputs(paint->place, out);
    if (!entry->path.len)
        fputs("wenda:", out);
    else
        fprintf(out, "%.*s:", STR_ARG(entry->path));
    if (entry->line > 0)
        fprintf(out, "%d:", entry->line);
    if (entry->col > 0)
        fprintf(out, "%zu:", entry->col);
    fprintf(out, "%s ", paint->end);
}

static void print_entry(const struct diag_entry *entry, const struct paint *paint, FILE *out)
{
    const char *severity = entry->is_error ? paint->error : paint->warning;
    print_place(entry, paint, out);
    fprintf(out, "%s%s:%s %.*s\n", severity, entry->is_error ? "error" : "warning", paint->end,
            STR_ARG(entry->said));
    if (entry->excerpt.len)
        fprintf(out, "    %.*s\n", STR_ARG(entry->excerpt));
    if (entry->excerpt.len && entry->col > 0)
        fprintf(out, "    %.*s%s^%s\n", STR_ARG(entry->indent), severity, paint->end);
    if (entry->hint.len)
        fprintf(out, "    %shint:%s %.*s\n", paint->hint, paint->end, STR_ARG(entry->hint));
}

/* Shows what is hidden of one severity, but of a file no more than so many findings in all, while there is room. */
static void choose(struct diag_entries entries, bool errors, size_t file_max, size_t *room)
{
    size_t shown = 0, begin = 0;
    for (size_t i = 0; i < entries.len && *room; i++) {
        struct diag_entry *entry = &entries.ptr[i];
        if (!str_eq(entry->path, entries.ptr[begin].path))
            begin = i;
        if (begin == i) {
            shown = 0;
            for (size_t k = i; k < entries.len && str_eq(entries.ptr[k].path, entry->path); k++)
                shown += !entries.ptr[k].is_hidden;
        }
        if (!entry->is_hidden || entry->is_error != errors || shown >= file_max)
            continue;
        entry->is_hidden = false;
        shown++;
        --*room;
    }
}

/* A file that is full of faults hides no others, and no warning an error. */
size_t diag_choose(struct diag *diag, size_t max)
{
    struct diag_entries entries = diag_sorted(diag);
    size_t file_max = (max + 4) / 5, room = max && max < entries.len ? max : entries.len;
    for (size_t i = 0; i < entries.len; i++)
        entries.ptr[i].is_hidden = true;
    choose(entries, true, file_max, &room);
    choose(entries, true, entries.len, &room);
    choose(entries, false, file_max, &room);
    choose(entries, false, entries.len, &room);
    return max && max < entries.len ? entries.len - max : 0;
}

size_t diag_print_some(struct diag *diag, FILE *out, bool coloured, size_t max)
{
    size_t hidden = diag_choose(diag, max);
    struct diag_entries entries = diag_sorted(diag);
    for (size_t i = 0; i < entries.len; i++)
        if (!entries.ptr[i].is_hidden)
            print_entry(&entries.ptr[i], coloured ? &colours : &plain, out);
    return hidden;
}

void diag_print(struct diag *diag, FILE *out, bool coloured)
{
    diag_print_some(diag, out, coloured, 0);
}
