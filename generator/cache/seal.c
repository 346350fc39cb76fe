#include "cache/seal.h"

#include <errno.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/pack.h"
#include "base/path.h"

bool seal_read(struct arena *arena, struct str path, struct seal seal, struct str *content)
{
    struct str bytes, line = str_of(seal.first_line);
    if (fs_read(arena, path, &bytes) != 0 || !str_starts(bytes, line))
        return false;
    struct unpack in = { .rest = str_slice(bytes, line.len, bytes.len) };
    uint64_t key = unpack_hash(&in), hash = unpack_hash(&in);
    *content = in.rest;
    return !in.failed && key == seal.key && hash == hash_bytes(in.rest);
}

/* Into a new file that takes the place of the old one. */
static int replace(struct arena *arena, struct str path, struct str bytes)
{
    struct str folder = path_dir(path);
    struct str next = arena_printf(arena, "%.*s.new", STR_ARG(path));
    int error = fs_make_folders(folder);
    if (!error)
        fs_create(path_join(arena, folder, STR(".gitignore")), STR("*\n"));
    fs_remove_file(next);
    if (!error)
        error = fs_create(next, bytes);
    return error ? error : fs_rename(next, path);
}

int seal_write(struct str path, struct seal seal, struct str content)
{
    enum { SEAL_MAX = 1 << 30 };
    struct arena arena = { 0 };
    struct strbuf all;
    strbuf_init(&all, SEAL_MAX);
    strbuf_add(&all, str_of(seal.first_line));
    pack_hash(&all, seal.key);
    pack_hash(&all, hash_bytes(content));
    strbuf_add(&all, content);
    int error = strbuf_ok(&all) ? replace(&arena, path, strbuf_str(&all)) : EFBIG;
    strbuf_release(&all);
    arena_release(&arena);
    return error;
}
