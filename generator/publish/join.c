#include "publish/join.h"

#include "base/fs.h"

/* Pieces are parts and what stands between them, in turn. */
struct joining {
    struct join *join;
    struct arena arena; /* has the part at hand */
    struct hasher *hasher;
    size_t pieces;
};

static bool next_piece(void *ctx, struct str *piece)
{
    struct joining *joining = ctx;
    struct join *join = joining->join;
    size_t number = joining->pieces++;
    if (join->count == 0 || number > 2 * (join->count - 1))
        return false;
    arena_reset(&joining->arena);
    join->part = number / 2;
    if (number % 2)
        *piece = join->between;
    else
        join->part_error = fs_read(&joining->arena, join->parts[join->part], piece);
    if (!join->part_error)
        hasher_add(joining->hasher, *piece);
    return !join->part_error;
}

int join_write(struct join *join, struct str path)
{
    struct joining joining = { .join = join, .hasher = hasher_new() };
    int error = fs_create_from(path, next_piece, &joining);
    hasher_end(joining.hasher, join->hash);
    arena_release(&joining.arena);
    if (!error && join->part_error)
        fs_remove_file(path);
    return error ? error : join->part_error;
}

bool join_is_there(struct str path, struct str other)
{
    enum { CHUNK = 256 * 1024 };
    struct arena arena = { 0 };
    struct str a = STR(""), b = STR("");
    bool same = fs_kind_itself(path) == FS_FILE, more = same;
    for (size_t at = 0; same && more; at += CHUNK) {
        arena_reset(&arena);
        same = fs_read_part(&arena, path, at, CHUNK, &a) == 0 &&
               fs_read_part(&arena, other, at, CHUNK, &b) == 0 && str_eq(a, b);
        more = a.len == CHUNK;
    }
    arena_release(&arena);
    return same;
}
