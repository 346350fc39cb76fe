/* fixture: what tests stand on: a folder of their own, and what a run told. */
#ifndef WENDA_TESTS_UNIT_FIXTURE_H
#define WENDA_TESTS_UNIT_FIXTURE_H

#include "base/diag.h"

struct fixture {
    struct arena arena;
    struct str folder; /* absolute, fresh and empty; gone after fixture_close() */
    struct diag *diag;
};

void fixture_open(struct fixture *f);
void fixture_close(struct fixture *f);

/* The path of `name` in the folder. */
struct str fixture_path(struct fixture *f, const char *name);

/* Writes a file, and the folders above it; one that is there is replaced. */
void fixture_write(struct fixture *f, const char *name, struct str text);

/* The file's bytes; {NULL, 0} when it is not there or no file. */
struct str fixture_read(struct fixture *f, const char *name);

/* The names of the folder's files with their folders, sorted, one a line. A symlink
 * shows as "name@", an empty folder as "name/". */
struct str fixture_tree(struct fixture *f, const char *name);

/* What has been told so far, with the folder's own path left out. */
struct str fixture_told(struct fixture *f);

/* True when that holds `text`. */
bool fixture_has_told(struct fixture *f, const char *text);

/* A place to look for a text in another. */
bool text_holds(struct str text, const char *part);

#endif
