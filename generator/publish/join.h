/* join: a new file that is others, one behind the other. No more than one of them is in memory. */
#ifndef WENDA_PUBLISH_JOIN_H
#define WENDA_PUBLISH_JOIN_H

#include "base/hash.h"

struct join {
    const struct str *parts; /* files */
    size_t count;
    struct str between;  /* stands between them */
    char hash[HASH_HEX]; /* of all bytes, once they are written */
    int part_error;      /* an errno, where a part cannot be read, */
    size_t part;         /* and which one */
};

/* Writes the file, which must not exist. Returns an errno, that of the part or that of writing; then it is not there. */
int join_write(struct join *join, struct str path);

/* True when `path` leads to a file, and no symlink, that holds the same bytes as `other`. */
bool join_is_there(struct str path, struct str other);

#endif
