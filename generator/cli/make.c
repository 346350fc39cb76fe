#include "cli/make.h"

#include "base/fs.h"
#include "base/path.h"
#include "base/run.h"
#include "cli/cli.h"

/* Takes a number that ends at a colon off *rest; 0 when there is none. */
static int take_number(struct str *rest)
{
    enum { NUMBER_MAX = 100 * 1000 * 1000 };
    struct str digits = str_cut(rest, ':');
    int number = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.ptr[i] < '0' || digits.ptr[i] > '9' || number > NUMBER_MAX)
            return 0;
        number = number * 10 + digits.ptr[i] - '0';
    }
    return number;
}

/* Tells the error that stands in the line, if one does. */
static bool tell_line(struct arena *arena, struct diag *diag, struct str line)
{
    const struct str mark = STR(" error: "), here = fs_real(arena, STR("."));
    struct str rest = line, path = str_cut(&rest, ':');
    struct loc loc = { .line = take_number(&rest) };
    loc.col = take_number(&rest);
    if (!loc.line || !loc.col || !str_starts(rest, mark))
        return false;
    struct source source = { .path = path };
    struct str inner = path_within(here, path);
    if (fs_read(arena, path, &source.text) != 0)
        return false;
    if (inner.len)
        source.path = inner;
    loc.source = &source;
    struct str message = str_slice(rest, mark.len, rest.len);
    diag_error(diag, loc, "%.*s", STR_ARG(message));
    return true;
}

bool make_run(struct diag *diag, const char *command)
{
    struct arena arena = { 0 };
    struct str output, all = arena_printf(&arena, "exec 2>&1; %s", command);
    const char *const argv[] = { "sh", "-c", all.ptr, NULL };
    printf("%s\n", command);
    fflush(stdout);
    bool ok = run_read(&arena, argv, &output), told = false;
    for (struct str rest = output; !ok && rest.len;)
        told = tell_line(&arena, diag, str_cut(&rest, '\n')) || told;
    if (!ok && !told) {
        fprintf(stderr, "%.*s", STR_ARG(output));
        diag_error_hint(diag, (struct loc){ 0 }, STR("the terminal shows what it printed"),
                        "'%s' failed", command);
    }
    arena_release(&arena);
    return ok;
}
