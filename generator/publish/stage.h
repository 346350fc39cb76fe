/* stage: a folder beside the site's files, where new ones wait until they are moved into their places. Knows nothing of what
 * is ours: that is the manifest's. */
#ifndef WENDA_PUBLISH_STAGE_H
#define WENDA_PUBLISH_STAGE_H

#include "base/map.h"

/* A file that waits. */
struct staged {
    struct str path; /* where in the site it belongs */
    bool replaces;   /* a file that is there */
};

/* All zero but for the folder is an empty one. */
struct stage {
    struct str folder;
    struct {
        struct staged *ptr;
        size_t len, cap;
    } files;
    /* private */
    struct map made; /* the folders of the site that are there: the names alone count */
};

/* Removes the folder, and what a build that was killed left in it. */
void stage_clear(struct arena *arena, const struct stage *stage);

/* Keeps a place for a file. Returns an errno, and the file's number, from 1. */
int stage_plan(struct arena *arena, struct stage *stage, struct staged file, size_t *number);

/* Where the file of this number is to be written, and waits. */
struct str stage_place(struct arena *arena, const struct stage *stage, size_t number);

/* What stands where a folder above the path, in the site in the folder `out`, should: a symlink could lead out of it. Or "". */
struct str stage_obstacle(struct arena *arena, struct str out, struct str path);

/* Moves all into the site in the folder `out`: what is new, what pages load before them, then what replaces a file.
 * Returns an errno, and in *file which of them could not be moved; adds to *moved how many were. */
int stage_move(struct arena *arena, struct stage *stage, struct str out, const struct staged **file,
               size_t *moved);

#endif
