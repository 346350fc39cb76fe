#include "template/version.h"

enum { VERSION_MAX = 9999 };

static bool read_version(struct diag *diag, const struct source *source, int *version)
{
    const struct str open = STR("{# version "), close = STR(" #}");
    struct str rest = source->text, line = str_trim_end(str_cut(&rest, '\n'));
    *version = 1;
    if (!str_starts(line, open))
        return true;
    struct str number = str_slice(line, open.len, line.len);
    bool ok = str_ends(number, close) && number.len > close.len;
    number.len -= ok ? close.len : 0;
    int value = 0;
    for (size_t i = 0; i < number.len && ok; i++) {
        value = value * 10 + number.ptr[i] - '0';
        ok = number.ptr[i] >= '0' && number.ptr[i] <= '9' && value <= VERSION_MAX;
    }
    if (!ok || value < 1)
        return diag_error(diag, (struct loc){ source, 1, 1 },
                          "a version is a number from 1 to %d, as in '{# version 2 #}'",
                          VERSION_MAX);
    *version = value;
    return true;
}

bool version_compare(struct arena *arena, struct diag *diag, struct str name,
                     const struct source *own, const struct source *replaced)
{
    int from, now;
    if (!read_version(diag, own, &from) || !read_version(diag, replaced, &now))
        return false;
    struct str hint = arena_printf(
        arena, "take over what '%.*s' does now, then begin this file with '{# version %d #}'",
        STR_ARG(replaced->path), now);
    if (from < now)
        diag_warning_hint(diag, (struct loc){ own, 1, 1 }, hint,
                          "this replaces version %d of '%.*s.html', which is at %d now", from,
                          STR_ARG(name), now);
    return true;
}
