/* check: what unit tests are written with. A file a module; each TEST() makes
 * itself known to the runner, so that no list has to be kept. Every CHECK counts
 * as one case, and a failed one says where it stands and goes on.
 *
 *     TEST(slug)
 *     {
 *         for (size_t i = 0; i < COUNT(cases); i++)
 *             CHECK_STR(slug_of(cases[i].title), cases[i].slug);
 *     }
 *
 * Knows nothing of wenda but struct str. */
#ifndef WENDA_TESTS_UNIT_CHECK_H
#define WENDA_TESTS_UNIT_CHECK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* One test. The caller owns it; the runner keeps the pointer. */
struct test {
    const char *name;
    void (*run)(void);
    struct test *next; /* private */
};

/* Where a check stands and how it is written there. */
struct check_at {
    const char *file;
    int line;
    const char *text;
};

#define CHECK_HERE(text) ((struct check_at){ __FILE__, __LINE__, text })

/* Defines the test `id`; names are free in every file. */
#define TEST(id)                                                     \
    static void test_##id(void);                                     \
    __attribute__((constructor)) static void add_##id(void)          \
    {                                                                \
        static struct test test = { .name = #id, .run = test_##id }; \
        test_add(&test);                                             \
    }                                                                \
    static void test_##id(void)

/* True holds. */
#define CHECK(condition) check_true(CHECK_HERE(#condition), (condition))

/* A struct str holds just these characters of a C string. */
#define CHECK_STR(got, expected) check_str(CHECK_HERE(#got), (got), str_of(expected))

/* Two struct str hold the same bytes. */
#define CHECK_SAME(got, expected) check_str(CHECK_HERE(#got), (got), (expected))

/* Two integers of any type up to long long. */
#define CHECK_INT(got, expected) \
    check_int(CHECK_HERE(#got), (long long)(got), (long long)(expected))

/* All return whether the check held, for checks that only then make sense. */
bool check_true(struct check_at at, bool condition);
bool check_str(struct check_at at, struct str got, struct str expected);
bool check_int(struct check_at at, long long got, long long expected);

/* Called by TEST() before main(). */
void test_add(struct test *test);

#endif
