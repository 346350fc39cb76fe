/* reseal: damages a cache so that its checksum is right again, as a fault of the program that wrote it would:
 *
 *     reseal FILE PLACE BITS
 *
 * flips these bits of the byte at PLACE, counted from the first byte behind the checksum and taken modulo their number. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/hash.h"

int main(int argc, char **argv)
{
    struct arena arena = { 0 };
    struct str bytes;
    uint64_t hash;
    if (argc != 4 || fs_read(&arena, str_of(argv[1]), &bytes) != 0)
        return EXIT_FAILURE;
    size_t seal = str_find(bytes, '\n') + 1 + sizeof hash, begin = seal + sizeof hash;
    if (begin >= bytes.len)
        return EXIT_FAILURE;
    char *room = arena_alloc(&arena, bytes.len);
    memcpy(room, bytes.ptr, bytes.len);
    room[begin + strtoul(argv[2], NULL, 10) % (bytes.len - begin)] ^=
        (char)strtoul(argv[3], NULL, 10);
    hash = hash_bytes((struct str){ room + begin, bytes.len - begin });
    memcpy(room + seal, &hash, sizeof hash);
    fs_remove_file(str_of(argv[1]));
    int error = fs_create(str_of(argv[1]), (struct str){ room, bytes.len });
    arena_release(&arena);
    return error ? EXIT_FAILURE : EXIT_SUCCESS;
}
