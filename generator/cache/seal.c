#include "cache/seal.h"

#include <string.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/pack.h"
#include "base/path.h"
#include "base/vec.h"

enum { HEAD = 3 * sizeof(uint64_t) }; /* before a part */

struct sealed seal_open(struct str path, struct seal seal)
{
    return (struct sealed){ .path = path, .seal = seal, .key = seal.key };
}

static bool read_part(struct arena *arena, struct sealed *file, size_t len, struct str *bytes)
{
    bool ok = fs_read_part(arena, file->path, file->at, len, bytes) == 0 && bytes->len == len;
    file->at += len;
    return ok;
}

static bool read_first_line(struct arena *arena, struct sealed *file)
{
    struct str line;
    return read_part(arena, file, strlen(file->seal.first_line), &line) &&
           str_is(line, file->seal.first_line);
}

bool seal_next(struct arena *arena, struct sealed *file, struct str *part)
{
    struct str head;
    if ((!file->at && !read_first_line(arena, file)) || !read_part(arena, file, HEAD, &head))
        return false;
    struct unpack in = { .rest = head };
    uint64_t key = unpack_hash(&in), hash = unpack_hash(&in), len = unpack_hash(&in);
    bool ok = key == file->key && read_part(arena, file, len, part) && hash == hash_bytes(*part);
    file->key = hash;
    return ok;
}

/* Into a new file that takes the place of the old one. */
static int replace(struct arena *arena, struct str path, const struct str *pieces, size_t count)
{
    struct str folder = path_dir(path);
    struct str next = arena_printf(arena, "%.*s.new", STR_ARG(path));
    int error = fs_make_folders(folder);
    if (!error)
        fs_create(path_join(arena, folder, STR(".gitignore")), STR("*\n"));
    fs_remove_file(next);
    if (!error)
        error = fs_create_of(next, pieces, count);
    return error ? error : fs_rename(next, path);
}

int seal_write_parts(struct str path, struct seal seal, const struct str *parts, size_t count)
{
    struct arena arena = { 0 };
    struct {
        struct str *ptr;
        size_t len, cap;
    } pieces = { 0 };
    vec_push(&arena, &pieces, str_of(seal.first_line));
    for (size_t i = 0; i < count; i++) {
        uint64_t head[] = { i ? hash_bytes(parts[i - 1]) : seal.key, hash_bytes(parts[i]),
                            parts[i].len };
        vec_push(&arena, &pieces,
                 arena_dup(&arena, (struct str){ (const char *)head, sizeof head }));
        vec_push(&arena, &pieces, parts[i]);
    }
    int error = replace(&arena, path, pieces.ptr, pieces.len);
    arena_release(&arena);
    return error;
}

bool seal_read(struct arena *arena, struct str path, struct seal seal, struct str *content)
{
    struct sealed file = seal_open(path, seal);
    return seal_next(arena, &file, content);
}

int seal_write(struct str path, struct seal seal, struct str content)
{
    return seal_write_parts(path, seal, &content, 1);
}
