#include "build/sources.h"

#include <pthread.h>

#include "base/fs.h"
#include "base/path.h"
#include "content/source.h"

enum { FILES_MAX = 3 };

struct sources {
    struct highlighter *highlighter;
    struct source_file files[FILES_MAX];
    struct str texts[FILES_MAX];
    size_t count;
    pthread_mutex_t lock; /* of what follows, and of the files' html */
    bool highlighted;
    struct strbuf html[FILES_MAX];
};

static size_t count_lines(struct str text)
{
    size_t lines = 0;
    for (; text.len; lines++)
        str_cut(&text, '\n');
    return lines;
}

/* Adds the file if it is there; false after a diagnostic. */
static bool add_file(struct sources *sources, struct arena *arena, struct diag *diag,
                     struct str path, bool is_page)
{
    if (fs_kind(path) == FS_MISSING)
        return true;
    const struct source *source = source_read(arena, diag, path);
    if (!source)
        return false;
    sources->texts[sources->count] = source->text;
    sources->files[sources->count++] = (struct source_file){ .name = path_base(path),
                                                             .lines = count_lines(source->text),
                                                             .is_page = is_page };
    return true;
}

struct sources *sources_read(struct arena *arena, struct diag *diag,
                             struct highlighter *highlighter, struct str folder, struct str name)
{
    struct sources *sources = arena_alloc(arena, sizeof *sources);
    struct str files = path_join(arena, folder, STR("source"));
    struct str stem = path_join(arena, files, name);
    const struct {
        struct str path;
        bool is_page;
    } wanted[FILES_MAX] = {
        { arena_printf(arena, "%.*s.h", STR_ARG(stem)), false },
        { arena_printf(arena, "%.*s.c", STR_ARG(stem)), false },
        { path_join(arena, files, STR("demo.c")), true },
    };
    bool ok = true;
    for (size_t i = 0; i < COUNT(wanted); i++)
        ok = add_file(sources, arena, diag, wanted[i].path, wanted[i].is_page) && ok;
    if (!ok)
        return NULL;
    sources->highlighter = highlighter;
    pthread_mutex_init(&sources->lock, NULL);
    return sources;
}

void sources_release(struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        strbuf_release(&sources->html[i]);
    pthread_mutex_destroy(&sources->lock);
}

static void highlight_files(struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++) {
        strbuf_init(&sources->html[i], STRBUF_PAGE);
        highlight(sources->highlighter, STR("c"), sources->texts[i], (struct code_lines){ 0 },
                  &sources->html[i]);
        sources->files[i].html = strbuf_str(&sources->html[i]);
    }
    sources->highlighted = true;
}

struct source_files sources_files(struct sources *sources)
{
    pthread_mutex_lock(&sources->lock);
    if (!sources->highlighted)
        highlight_files(sources);
    pthread_mutex_unlock(&sources->lock);
    return (struct source_files){ sources->files, sources->count };
}
