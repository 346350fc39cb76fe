/* seal: files of what one build leaves for the next, whole and of the right kind or not read at all: a first line that
 * says what it is and in which version, a key, a hash of the rest. */
#ifndef WENDA_CACHE_SEAL_H
#define WENDA_CACHE_SEAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct seal {
    const char *first_line; /* "wenda cache 1\n": another format is another number */
    uint64_t key;           /* of all that its content depends on */
};

/* What was sealed so, in the arena. False when there is no such file, or one that is damaged or of another seal. */
bool seal_read(struct arena *arena, struct str path, struct seal seal, struct str *content);

/* Writes the file, whole or not at all, into a folder that git does not see. Returns 0 or an errno. */
int seal_write(struct str path, struct seal seal, struct str content);

#endif
