/* reseal: damages a cache so that its checksums are right again, as a fault of the program that wrote it would:
 *
 *     reseal FILE PLACE BITS
 *
 * flips these bits of the byte at PLACE, counted through all parts and taken modulo their length. */
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "cache/seal.h"

enum { PARTS = 2 };

/* What the file says of itself. */
static bool seal_of(struct arena *arena, struct str path, struct seal *seal)
{
    struct str bytes;
    if (fs_read(arena, path, &bytes) != 0)
        return false;
    size_t line = str_find(bytes, '\n') + 1;
    if (bytes.len < line + sizeof seal->key)
        return false;
    seal->first_line = arena_dup(arena, str_slice(bytes, 0, line)).ptr;
    memcpy(&seal->key, bytes.ptr + line, sizeof seal->key);
    return true;
}

static void flip(struct arena *arena, struct str *parts, size_t place, char bits)
{
    size_t part = place < parts[0].len ? 0 : 1, at = place - (part ? parts[0].len : 0);
    char *room = arena_take(arena, parts[part].len);
    memcpy(room, parts[part].ptr, parts[part].len);
    room[at] ^= bits;
    parts[part].ptr = room;
}

int main(int argc, char **argv)
{
    struct arena arena = { 0 };
    struct str parts[PARTS], path = str_of(argc > 1 ? argv[1] : "");
    struct seal seal;
    if (argc != 4 || !seal_of(&arena, path, &seal))
        return EXIT_FAILURE;
    struct sealed file = seal_open(path, seal);
    for (size_t i = 0; i < PARTS; i++)
        if (!seal_next(&arena, &file, &parts[i]))
            return EXIT_FAILURE;
    flip(&arena, parts, strtoul(argv[2], NULL, 10) % (parts[0].len + parts[1].len),
         (char)strtoul(argv[3], NULL, 10));
    int error = seal_write_parts(path, seal, parts, PARTS);
    arena_release(&arena);
    return error ? EXIT_FAILURE : EXIT_SUCCESS;
}
