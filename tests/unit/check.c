#include "check.h"

#include <stdio.h>
#include <string.h>

static struct test *tests;
static const struct test *current;
static int passed, failed;

void test_add(struct test *test)
{
    test->next = tests;
    tests = test;
}

static bool count(struct check_at at, bool holds)
{
    passed += holds ? 1 : 0;
    failed += holds ? 0 : 1;
    if (!holds)
        printf("%s:%d: %s: %s\n", at.file, at.line, current->name, at.text);
    return holds;
}

bool check_true(struct check_at at, bool condition)
{
    return count(at, condition);
}

bool check_int(struct check_at at, long long got, long long expected)
{
    if (!count(at, got == expected))
        printf("    got %lld, expected %lld\n", got, expected);
    return got == expected;
}

/* Shows what cannot be seen as \n, \t or \xNN. */
static void print_quoted(const char *label, struct str s)
{
    printf("    %-8s \"", label);
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '\n' || c == '\t')
            printf("\\%c", c == '\n' ? 'n' : 't');
        else if (c < 0x20 || c == 0x7F)
            printf("\\x%02X", c);
        else
            putchar(c);
    }
    printf("\"\n");
}

bool check_str(struct check_at at, struct str got, struct str expected)
{
    bool same =
        got.len == expected.len && (got.len == 0 || memcmp(got.ptr, expected.ptr, got.len) == 0);
    if (!count(at, same)) {
        print_quoted("got", got);
        print_quoted("expected", expected);
    }
    return same;
}

/* Runs the tests whose name holds the first argument, or all of them. */
int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOLBF, 0); /* what was said survives a crash */
    for (current = tests; current; current = current->next) {
        int before = passed + failed;
        if (argc > 1 && !strstr(current->name, argv[1]))
            continue;
        current->run();
        if (passed + failed == before)
            check_true(CHECK_HERE("a test checks something"), false);
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed || !passed ? 1 : 0;
}
