/* driver: maths/ for tests and measurements. Reads requests that end with a NUL each:
 *
 *     M\name=body   a macro, before all others
 *     D TeX, I TeX  a formula on lines of its own, one in the text
 *     P             a new page begins
 *
 * and answers each formula in order, a NUL after each: "ok HTML" or "error OFFSET MESSAGE". With the
 * argument "time" it prints, for each formula, the microseconds that it took anew and then again. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/vec.h"
#include "maths/maths.h"

enum { INPUT_MAX = 64 * 1024 * 1024 };

struct item {
    bool display;
    struct str tex;
    struct maths_use use;
    struct maths_error error;
};

struct page {
    struct item *ptr;
    size_t len, cap;
};

static double microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static void collect(struct arena *arena, struct maths *maths, struct maths_page *numbers,
                    struct item *item)
{
    item->use.formula = maths_formula(maths, numbers, item->tex, item->display, &item->error);
    if (item->use.formula && !maths_page_add(arena, numbers, &item->use, &item->error))
        item->use.formula = NULL;
}

static void answer(const struct maths_page *numbers, struct item *item, struct strbuf *html)
{
    strbuf_reset(html);
    bool ok = item->use.formula && maths_write(numbers, &item->use, html, &item->error);
    if (ok)
        printf("ok %s", html->len ? html->ptr : "");
    else
        printf("error %zu %s", item->error.offset, item->error.message);
    putchar('\0');
}

static void do_page(struct arena *arena, struct maths *maths, struct page *page)
{
    struct maths_page numbers = { 0 };
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    for (size_t i = 0; i < page->len; i++)
        collect(arena, maths, &numbers, &page->ptr[i]);
    for (size_t i = 0; i < page->len; i++)
        answer(&numbers, &page->ptr[i], &html);
    strbuf_release(&html);
    page->len = 0;
}

static double once(struct arena *arena, struct maths *maths, struct item *item)
{
    struct maths_page numbers = { 0 };
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    double start = microseconds();
    collect(arena, maths, &numbers, item);
    if (item->use.formula)
        maths_write(&numbers, &item->use, &html, &item->error);
    double end = microseconds();
    strbuf_release(&html);
    return end - start;
}

static void measure(struct arena *arena, struct maths *maths, struct page *page)
{
    for (size_t i = 0; i < page->len; i++) {
        double anew = once(arena, maths, &page->ptr[i]);
        printf("%.1f %.1f\n", anew, once(arena, maths, &page->ptr[i]));
    }
}

static void add_macro(struct arena *arena, struct macros *macros, struct str text)
{
    struct str name = str_cut(&text, '=');
    vec_push(arena, macros, ((struct macro){ name, text }));
}

int main(int argc, char **argv)
{
    bool timing = argc > 1 && strcmp(argv[1], "time") == 0;
    struct arena arena = { 0 };
    struct macros macros = { 0 };
    struct page page = { 0 };
    char *input = mem_alloc(INPUT_MAX);
    struct str rest = { input, fread(input, 1, INPUT_MAX, stdin) };
    struct maths *maths = maths_new(&macros);
    while (rest.len) {
        struct str record = str_cut(&rest, '\0');
        struct str text = str_slice(record, 1, record.len);
        if (record.ptr[0] == 'M')
            add_macro(&arena, &macros, text);
        else if (record.ptr[0] == 'P')
            do_page(&arena, maths, &page);
        else
            vec_push(&arena, &page,
                     ((struct item){ .display = record.ptr[0] == 'D', .tex = text }));
    }
    if (timing)
        measure(&arena, maths, &page);
    else
        do_page(&arena, maths, &page);
    maths_free(maths);
    arena_release(&arena);
    mem_free(input);
    return 0;
}
