/* sources: the C files of a demo that its reader is shown, highlighted. They stand in the
 * demo's folder, in source/. */
#ifndef WENDA_BUILD_SOURCES_H
#define WENDA_BUILD_SOURCES_H

#include "base/diag.h"
#include "highlight/highlight.h"

/* Borrowed from the sources. */
struct source_file {
    struct str name;
    struct str html; /* what highlight() makes of it */
    size_t lines;
    bool is_page; /* draws the demo's page; the others are its algorithm */
};

struct source_files {
    const struct source_file *ptr;
    size_t len;
};

struct sources;

/* Reads what is there of NAME.h, NAME.c and demo.c of the demo NAME, which is the order to read
 * them in. NULL after a diagnostic when one cannot be read. In the arena, but to be released
 * with sources_release(), before the highlighter is. */
struct sources *sources_read(struct arena *arena, struct diag *diag,
                             struct highlighter *highlighter, struct str folder, struct str name);
void sources_release(struct sources *sources);

/* The files, highlighted when they are asked for first. Any thread may call. */
struct source_files sources_files(struct sources *sources);

#endif
