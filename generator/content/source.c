#include "content/source.h"

#include "base/fs.h"
#include "base/utf8.h"

struct source *source_read(struct arena *arena, struct diag *diag, struct str path)
{
    struct source *source = arena_alloc(arena, sizeof *source);
    source->path = arena_dup(arena, path);
    int error = fs_read(arena, path, &source->text);
    if (error) {
        diag_error(diag, (struct loc){ .source = source }, "cannot be read: %s", fs_error(error));
        return NULL;
    }
    source->text = utf8_without_mark(source->text);
    size_t bad = utf8_check(source->text);
    if (bad == source->text.len)
        return source;
    diag_error(diag, loc_at(source, bad), "not valid UTF-8");
    return NULL;
}
