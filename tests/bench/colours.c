/* colours: how fast C is highlighted, beside what tree-sitter's parser alone takes for it. Prints megabytes a second of
 * both, each the best of several runs over the files on the command line; one thread. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <tree_sitter/api.h>

#include "highlight/highlight.h"

const TSLanguage *tree_sitter_c(void);

enum { RUNS = 7 };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* The text of a file; of what is too long to be highlighted, nothing. */
static struct str read_code(const char *path)
{
    static char room[HIGHLIGHT_MAX + 1];
    FILE *file = fopen(path, "rb");
    size_t len = file ? fread(room, 1, sizeof room, file) : 0;
    if (file)
        fclose(file);
    return (struct str){ room, len <= HIGHLIGHT_MAX ? len : 0 };
}

static double time_parser(struct str code)
{
    double start = seconds();
    TSParser *parser = ts_parser_new();
    ts_parser_set_language(parser, tree_sitter_c());
    ts_tree_delete(ts_parser_parse_string(parser, NULL, code.ptr, (uint32_t)code.len));
    ts_parser_delete(parser);
    return seconds() - start;
}

static void colour(struct highlighter *highlighter, struct str code)
{
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    highlight(highlighter, STR("c"), code, (struct code_lines){ 0 }, &html);
    strbuf_release(&html);
}

/* The highlighter knows the language, but not this code, which it would not parse again. */
static double time_highlight(struct str code)
{
    struct highlighter *highlighter = highlighter_new();
    colour(highlighter, STR(";"));
    double start = seconds();
    colour(highlighter, code);
    double took = seconds() - start;
    highlighter_free(highlighter);
    return took;
}

int main(int argc, char **argv)
{
    double parser = 1e9, all = 1e9, bytes = 0;
    for (int run = 0; run < RUNS; run++) {
        double parser_now = 0, all_now = 0;
        bytes = 0;
        for (int i = 1; i < argc; i++) {
            struct str code = read_code(argv[i]);
            parser_now += time_parser(code);
            all_now += time_highlight(code);
            bytes += (double)code.len;
        }
        parser = parser_now < parser ? parser_now : parser;
        all = all_now < all ? all_now : all;
    }
    printf("%.2f %.2f\n", bytes / all / 1e6, bytes / parser / 1e6);
    return 0;
}
