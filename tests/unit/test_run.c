#include "base/run.h"
#include "check.h"

/* What a shell's script prints, or "-" when it is said to have failed. */
static struct str run(struct arena *arena, const char *script)
{
    const char *const argv[] = { "sh", "-c", script, NULL };
    struct str output;
    return run_read(arena, argv, &output) ? output : STR("-");
}

TEST(run_read)
{
    static const struct {
        const char *script, *output;
    } cases[] = {
        { "echo one; echo 二", "one\n二\n" },  { ":", "" },
        { "echo out; echo err >&2", "out\n" }, { "cat", "" }, /* there is nothing to read */
        { "echo one; exit 3", "-" },           { "kill -9 $$", "-" },
    };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(run(&arena, cases[i].script), cases[i].output);
    arena_release(&arena);
}

TEST(run_read_bytes)
{
    struct arena arena = { 0 };
    CHECK_SAME(run(&arena, "printf 'a\\0b'"), STR("a\0b"));
    /* more than a pipe holds: it is read while the program writes */
    CHECK_INT(run(&arena, "head -c 1000000 /dev/zero").len, 1000000);
    arena_release(&arena);
}

TEST(run_read_missing)
{
    struct arena arena = { 0 };
    const char *const argv[] = { "no-such-program-here", NULL };
    struct str output;
    CHECK(!run_read(&arena, argv, &output));
    arena_release(&arena);
}
