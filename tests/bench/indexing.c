/* indexing: how long finished pages take to be indexed for the search, on one thread and without writing the files. Prints
 * milliseconds a page: all, and of that what reading HTML takes. The files are on standard input, a path a line. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/fs.h"
#include "base/mem.h"
#include "search/grams.h"

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

struct total {
    struct arena arena; /* of the index's files */
    struct config config;
    struct fold *fold;
    struct runs runs;
    struct grams *grams;
    struct strbuf texts;
    double reading, indexing;
    int pages;
};

static void index_page(struct total *total, struct str html)
{
    struct arena scratch = { 0 };
    struct page page = { .title = STR("A page"), .path = STR("page.html") };
    double start = seconds();
    struct sections sections = read_sections(&scratch, html);
    struct document document = document_make(&total->config, &page, &sections);
    double read = seconds();
    strbuf_add(&total->texts, strbuf_str(&document.record));
    runs_collect(&total->runs, total->fold, &document, &total->config);
    grams_add(total->grams, &total->runs);
    document_release(&document);
    arena_release(&scratch);
    total->reading += read - start;
    total->indexing += seconds() - read;
    total->pages++;
}

static void write_index(struct total *total)
{
    struct scripts lists = { .arena = &total->arena, .prefix = STR("zh-i"), .group = SIZE_MAX };
    struct scripts places = { .arena = &total->arena, .prefix = STR("zh-p"), .group = SIZE_MAX };
    struct strbuf firsts;
    double start = seconds();
    strbuf_init(&firsts, STRBUF_PAGE);
    grams_write(total->grams, 16 * 1024, &lists, &places, &firsts);
    total->indexing += seconds() - start;
    strbuf_release(&firsts);
}

int main(void)
{
    char line[4096];
    mem_begin();
    struct total total = { .fold = fold_new(), .grams = grams_new() };
    strbuf_init(&total.texts, (size_t)STRBUF_PAGE * 8);
    while (fgets(line, sizeof line, stdin)) {
        struct arena arena = { 0 };
        struct str html;
        line[strcspn(line, "\n")] = '\0';
        if (fs_read(&arena, str_of(line), &html) == 0)
            index_page(&total, html);
        arena_release(&arena);
    }
    write_index(&total);
    printf("%.4f %.4f\n", (total.reading + total.indexing) * 1e3 / total.pages,
           total.reading * 1e3 / total.pages);
    grams_free(total.grams);
    runs_release(&total.runs);
    fold_free(total.fold);
    strbuf_release(&total.texts);
    arena_release(&total.arena);
    return 0;
}
