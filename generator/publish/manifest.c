#include "publish/manifest.h"

#include <stdlib.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/vec.h"

static const char first_line[] = "wenda manifest 1";

static bool is_hash(struct str hash)
{
    for (size_t i = 0; i < hash.len; i++) {
        char c = hash.ptr[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            return false;
    }
    return hash.len == HASH_HEX;
}

static bool is_root(struct str path)
{
    return str_is(path, "/") || (str_starts(path, STR("/")) && str_ends(path, STR("/")) &&
                                 path_is_plain(str_slice(path, 1, path.len - 1)));
}

bool manifest_parse(struct arena *arena, struct str text, struct manifest *manifest)
{
    struct str rest = text;
    *manifest = (struct manifest){ .root = STR("/") };
    if (!str_is(str_cut(&rest, '\n'), first_line))
        return false;
    while (rest.len) {
        struct str path = str_cut(&rest, '\n'), hash = str_cut(&path, ' ');
        if (is_hash(hash) && path_is_plain(path))
            manifest_put(arena, manifest, (struct manifest_entry){ .path = path, .hash = hash });
        else if (str_is(hash, "root") && is_root(path))
            manifest->root = path;
    }
    return true;
}

const struct manifest_entry *manifest_find(const struct manifest *manifest, struct str path)
{
    return map_get(&manifest->by_path, path);
}

void manifest_put(struct arena *arena, struct manifest *manifest, struct manifest_entry entry)
{
    struct manifest_entry *known = map_get(&manifest->by_path, entry.path);
    if (known) {
        known->hash = entry.hash;
        known->staged = entry.staged;
        return;
    }
    known = arena_alloc(arena, sizeof *known);
    *known = entry;
    map_put(arena, &manifest->by_path, entry.path, known);
    vec_push(arena, &manifest->entries, known);
}

static int by_path(const void *a, const void *b)
{
    return str_cmp((*(struct manifest_entry *const *)a)->path,
                   (*(struct manifest_entry *const *)b)->path);
}

void manifest_print(struct manifest *manifest, struct strbuf *text)
{
    size_t count = manifest->entries.len;
    if (count)
        qsort(manifest->entries.ptr, count, sizeof *manifest->entries.ptr, by_path);
    strbuf_printf(text, "%s\n", first_line);
    if (!str_is(manifest->root, "/"))
        strbuf_printf(text, "root %.*s\n", STR_ARG(manifest->root));
    for (size_t i = 0; i < count; i++) {
        const struct manifest_entry *entry = manifest->entries.ptr[i];
        strbuf_add(text, entry->hash);
        strbuf_add_char(text, ' ');
        strbuf_add(text, entry->path);
        strbuf_add_char(text, '\n');
    }
}

int manifest_write(struct arena *arena, struct manifest *manifest, struct str path)
{
    struct str temporary = arena_printf(arena, "%.*s.new", STR_ARG(path));
    struct strbuf text;
    strbuf_init(&text, STRBUF_PAGE);
    manifest_print(manifest, &text);
    int error = 0;
    if (!fs_holds(path, strbuf_str(&text))) {
        fs_remove_file(temporary);
        error = fs_create(temporary, strbuf_str(&text));
        if (!error)
            error = fs_rename(temporary, path);
    }
    strbuf_release(&text);
    return error;
}
