/* locate: from what a request asks for to an open file of the served folder. */
#ifndef WENDA_SERVE_LOCATE_H
#define WENDA_SERVE_LOCATE_H

#include <sys/stat.h>

#include "base/arena.h"

enum located {
    LOCATED_FILE,    /* `fd` and `stat` are set; the caller closes fd */
    LOCATED_FOLDER,  /* a folder asked for without its '/': to be asked for with it */
    LOCATED_NOTHING, /* not there, or not to be seen */
    LOCATED_BAD,     /* no address at all */
};

struct location {
    struct str path; /* inside the folder */
    struct stat stat;
    int fd;
};

/* Finds what `target` (the path of a request, still percent-encoded) names in
 * `root` (a real path). Nothing outside the root is found, whatever dots, slashes,
 * escapes or symbolic links say, and no name that begins with a dot. */
enum located locate(struct arena *arena, struct str root, struct str target,
                    struct location *location);

/* The same for a path that is known to be plain. */
bool locate_open(struct arena *arena, struct str root, struct str path, struct location *location);

#endif
