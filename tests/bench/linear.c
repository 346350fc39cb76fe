/* linear: how the time to render grows.
 *
 *     linear                  names the shapes of text, each of which invites a renderer to go back and forth
 *     linear SHAPE            how many times as long it takes when twice as long: ours, and cmark alone
 *     linear --prose FILE...  seconds for what the files say, without their code and maths: ours, and cmark alone
 *
 * Answers are a name and two numbers, separated by tabs. Where time grows with length the first kind is near 2. */
#include <cmark.h>
#include <malloc.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/strbuf.h"
#include "dialect.h"

enum { RUNS = 10, PROSE_ROUNDS = 50 };
static const double TOO_SLOW = 20; /* seconds: what takes longer is not asked at 2n */

/* `head`, then `times` copies of `part` in which `%` stands for the number of the copy, then `tail`. Enough
 * copies to tell n from n squared, few enough for twice their tree to stay in a processor's caches. */
struct shape {
    const char *name, *head, *part, *tail;
    int times;
};

static const struct shape shapes[] = {
    { "open brackets", "", "[", "", 50000 },
    { "closed brackets", "", "[a]", "", 50000 },
    { "links left open", "", "[a](", "", 50000 },
    { "quotes in each other", "", "> ", "a", 25000 },
    { "lists in each other", "", "- ", "a", 25000 },
    { "numbered lists in each other", "", "1. ", "a", 25000 },
    { "quotes in lists", "", "> - ", "a", 25000 },
    { "emphasis of two kinds", "", "*_", "a", 10000 },
    { "emphasis that opens", "", "*a **b ", "", 50000 },
    { "emphasis that closes", "", "a* b** ", "", 50000 },
    { "emphasis beside Chinese", "", "中**（", "", 10000 },
    { "tildes", "", "~", "", 200000 },
    { "strikethrough that opens", "", "~~a ~b ", "", 50000 },
    { "pipes", "", "|", "\n|-", 200000 },
    { "head without its row", "", "|a", "\n\n", 50000 },
    { "heads without rows", "", "|a|b\n", "", 50000 },
    { "a table of many columns", "", "|a", "\n", 50000 },
    { "a table of many rows", "a|b\n-|-\n", "c|*d*\n", "", 50000 },
    { "delimiter rows", "", "|-|-|\n", "", 50000 },
    { "backticks", "", "`a ``b ", "", 50000 },
    { "backticks of many lengths", "", "e`", "", 50000 },
    { "dollars", "", "$a", "", 50000 },
    { "pairs of dollars", "", "$$a ", "", 50000 },
    { "colons by three", "", ":::\n", "", 50000 },
    { "containers by name", "", "::: a\n", "", 50000 },
    { "footnotes defined", "", "[^%]: a\n\n", "", 50000 },
    { "footnotes used and defined", "", "[^%]\n\n[^%]: a\n\n", "", 50000 },
    { "one footnote used often", "[^a]: b\n\n", "[^a] ", "", 50000 },
    { "footnotes not defined", "", "[^%] ", "", 50000 },
    { "footnotes in each other", "", "[^%]:", "a", 20000 },
    { "addresses", "", "www.a.bc http://d.ef ", "", 50000 },
    { "starts of addresses", "", "www.", "", 100000 },
    { "schemes", "", "http://", "", 100000 },
    { "e-mail", "", "a@", "", 100000 },
    { "brackets in an address", "http://a.bc/", "()", ")", 100000 },
    { "entities after an address", "http://a.bc/", "&a;", "", 50000 },
    { "tasks", "", "- [x] a\n", "", 50000 },
    { "equal headings", "", "# a\n\n", "", 5000 },
    { "other headings", "", "# a%\n\n", "", 50000 },
    { "options of one fence", "```c ", "title=a ", "\nx\n```", 5000 },
    { "links to headings misspelt", "", "# heading %\n\n[a](#heding-%)\n\n", "", 2000 },
    { "raw HTML left open", "", "<a ", "", 50000 },
    { "comments left open", "", "<!-- a", "", 50000 },
    { "one long line", "", "some words in one line ", "", 225000 },
};

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void add_part(struct strbuf *text, const char *part, int number)
{
    for (const char *c = part; *c; c++) {
        if (*c == '%')
            strbuf_printf(text, "%d", number);
        else
            strbuf_add_char(text, *c);
    }
}

static void make(const struct shape *shape, int times, struct strbuf *text)
{
    strbuf_init(text, STRBUF_PAGE);
    strbuf_add(text, str_of(shape->head));
    for (int i = 0; i < times; i++)
        add_part(text, shape->part, i);
    strbuf_add(text, str_of(shape->tail));
}

/* Text after text in the same arena, as the build's workers do it. */
static void render_ours(struct str text)
{
    static struct arena scratch;
    dialect_render(&scratch, text);
    arena_reset(&scratch);
}

static void render_cmark(struct str text)
{
    free(cmark_markdown_to_html(text.ptr, text.len, CMARK_OPT_VALIDATE_UTF8));
}

/* Seconds of the fastest run, of slow ones out of two: the first has the kernel fetch memory, which may be most of
 * its time. */
static double best(void (*render)(struct str), struct str text, int runs)
{
    double fastest = TOO_SLOW;
    for (int i = 0; i < runs; i++) {
        double start = seconds();
        render(text);
        double took = seconds() - start;
        fastest = took < fastest ? took : fastest;
        if (i && took > 1)
            break;
    }
    return fastest;
}

/* How many times as long 2n takes as n; endless where n is too slow. */
static double growth(void (*render)(struct str), const struct shape *shape)
{
    double took[2] = { 0 };
    for (int i = 0; i < 2 && took[0] < TOO_SLOW; i++) {
        struct strbuf text;
        make(shape, shape->times << i, &text);
        took[i] = best(render, strbuf_str(&text), RUNS);
        strbuf_release(&text);
    }
    return took[0] < TOO_SLOW ? took[1] / took[0] : 1.0 / 0.0;
}

static bool is_fence(struct str line)
{
    return str_starts(line, STR("```")) || str_starts(line, STR("$$"));
}

/* The file's lines but front matter, fenced code and maths. */
static void add_prose(struct strbuf *corpus, struct str text)
{
    bool inside = false;
    while (text.len) {
        struct str line = str_cut(&text, '\n');
        bool fence = is_fence(str_trim(line)) || str_eq(line, STR("---"));
        if (fence)
            inside = !inside;
        if (!fence && !inside && str_find(line, '$') == line.len) {
            strbuf_add(corpus, line);
            strbuf_add_char(corpus, '\n');
        }
    }
}

static void read_prose(struct strbuf *corpus, const char *path)
{
    struct strbuf text;
    char chunk[4096];
    FILE *file = fopen(path, "rb");
    strbuf_init(&text, STRBUF_PAGE);
    for (size_t got; file && (got = fread(chunk, 1, sizeof chunk, file)) > 0;)
        strbuf_add(&text, (struct str){ chunk, got });
    if (file)
        fclose(file);
    add_prose(corpus, strbuf_str(&text));
    strbuf_release(&text);
}

static void tell(const char *name, double ours, double cmarks)
{
    printf("%s\t%.6f\t%.6f\n", name, ours, cmarks);
}

/* Adds the best times for one text. Both take turns, so that what else the machine does meets both. */
static void time_prose(struct str text, double *ours, double *cmarks)
{
    double best_ours = TOO_SLOW, best_cmarks = TOO_SLOW;
    for (int i = 0; i < PROSE_ROUNDS; i++) {
        best_ours = fmin(best_ours, best(render_ours, text, 1));
        best_cmarks = fmin(best_cmarks, best(render_cmark, text, 1));
    }
    *ours += best_ours;
    *cmarks += best_cmarks;
}

static void tell_prose(char **paths, int count)
{
    double ours = 0, cmarks = 0;
    for (int i = 0; i < count; i++) {
        struct strbuf prose;
        strbuf_init(&prose, STRBUF_PAGE);
        read_prose(&prose, paths[i]);
        time_prose(strbuf_str(&prose), &ours, &cmarks);
        strbuf_release(&prose);
    }
    tell("prose", ours, cmarks);
}

/* What was freed is kept: else the kernel's time to fetch and clear memory anew grows in leaps. */
static void keep_memory(void)
{
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, -1);
}

static int tell_shape(const char *name)
{
    keep_memory();
    for (size_t i = 0; i < COUNT(shapes); i++) {
        if (strcmp(shapes[i].name, name) != 0)
            continue;
        tell(name, growth(render_ours, &shapes[i]), growth(render_cmark, &shapes[i]));
        return 0;
    }
    return 2;
}

int main(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[1], "--prose") == 0)
        tell_prose(argv + 2, argc - 2);
    else if (argc > 1)
        return tell_shape(argv[1]);
    for (size_t i = 0; argc == 1 && i < COUNT(shapes); i++)
        puts(shapes[i].name);
    return 0;
}
