/* seal: files of what one build leaves for the next, whole and of the right kind or not read at all. A first line says
 * what it is and in which version; then come parts, so that who needs only the first does not read the others. Before
 * each stand 8 bytes each: a key, the hash of the part, its length. The key of a part that follows another is the hash
 * of that one, so that no part of another file takes its place. */
#ifndef WENDA_CACHE_SEAL_H
#define WENDA_CACHE_SEAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct seal {
    const char *first_line; /* "wenda cache 2\n": another format is another number */
    uint64_t key;           /* of all that its content depends on */
};

/* A sealed file that is read part by part. */
struct sealed {
    struct str path;
    struct seal seal;
    /* private */
    size_t at;
    uint64_t key; /* of the part there */
};

/* Nothing is read yet. `path` and `seal` are borrowed. */
struct sealed seal_open(struct str path, struct seal seal);

/* The next part, in the arena, NUL-terminated. False when there is none, or no such file, or one that is damaged or of
 * another seal. */
bool seal_next(struct arena *arena, struct sealed *file, struct str *part);

/* Writes the file, whole or not at all, into a folder that git does not see. Returns 0 or an errno. */
int seal_write_parts(struct str path, struct seal seal, const struct str *parts, size_t count);

/* The same of files that have one part. */
bool seal_read(struct arena *arena, struct str path, struct seal seal, struct str *content);
int seal_write(struct str path, struct seal seal, struct str content);

#endif
