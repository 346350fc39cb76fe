#include "content/source.h"

#include "base/fs.h"
#include "base/utf8.h"

void source_mend_line_ends(struct str text)
{
    char *bytes = (char *)text.ptr;
    for (size_t i = str_find(text, '\r'); i < text.len; i++)
        if (bytes[i] == '\r' && bytes[i + 1] != '\n') /* a NUL follows the last */
            bytes[i] = '\n';
}

bool source_check(struct diag *diag, const struct source *source)
{
    size_t bad = utf8_check(source->text), control = utf8_find_control(source->text);
    if (bad < source->text.len)
        return diag_error(diag, loc_at(source, bad), "not valid UTF-8");
    if (control == source->text.len)
        return true;
    struct str rest = str_slice(source->text, control, source->text.len);
    return diag_error_hint(
        diag, loc_at(source, control), STR("delete it; copied from elsewhere, text may hold some"),
        "the character U+%04X cannot stand in a page", (unsigned)utf8_next(&rest));
}

struct source *source_read(struct arena *arena, struct diag *diag, struct str path)
{
    struct source *source = arena_alloc(arena, sizeof *source);
    source->path = arena_dup(arena, path);
    int error = fs_read(arena, path, &source->text);
    if (error) {
        diag_error(diag, (struct loc){ .source = source }, "cannot be read: %s", fs_error(error));
        return NULL;
    }
    source_mend_line_ends(source->text); /* made for us alone */
    source->text = utf8_without_mark(source->text);
    return source_check(diag, source) ? source : NULL;
}
