/* manifest: the list of the files that we wrote into a site. One line a file:
 * the hash of its bytes, a space, its path; in order of the paths. Before them
 * stands where the site begins on its host, unless that is "/". */
#ifndef WENDA_PUBLISH_MANIFEST_H
#define WENDA_PUBLISH_MANIFEST_H

#include "base/map.h"
#include "base/strbuf.h"

struct manifest_entry {
    struct str path, hash;
    size_t
        staged; /* its number among the files that wait for their places (stage.h), or 0; not printed */
};

struct manifest {
    struct str root; /* like "/bank/" */
    struct {
        struct manifest_entry **ptr;
        size_t len, cap;
    } entries;
    struct map by_path; /* path -> struct manifest_entry */
};

/* Reads a manifest's text; lines that are damaged or name no plain path are left
 * out, so that they can never lead to a removal. False when it is no manifest of
 * ours at all. The text must outlive the manifest. */
bool manifest_parse(struct arena *arena, struct str text, struct manifest *manifest);

/* The entry of a path, or NULL. */
const struct manifest_entry *manifest_find(const struct manifest *manifest, struct str path);

/* Adds an entry, or takes the place of one that is there. */
void manifest_put(struct arena *arena, struct manifest *manifest, struct manifest_entry entry);

/* Appends the text; sorts the entries. */
void manifest_print(struct manifest *manifest, struct strbuf *text);

/* Writes the text into a file, unless that has it already. Returns an errno. */
int manifest_write(struct arena *arena, struct manifest *manifest, struct str path);

#endif
