/* files: what stands among the content and is no page: images that pages show, and files that they link to. They are
 * published under assets/images/ and assets/files/, their hash in the name. */
#ifndef WENDA_BUILD_FILES_H
#define WENDA_BUILD_FILES_H

#include "markdown/passes.h"
#include "publish/publish.h"

struct files;

/* `root` is the folder of the content: no file outside of it is published. To be freed before what it
 * gets here. */
struct files *files_new(struct diag *diag, struct str root, struct publish *publish);
void files_free(struct files *files);

/* Each looks `name` up from the folder of the source at `loc`, and publishes the file when it is asked for first.
 * False after an error at `loc`. Any thread may call; what is given lives as long as `files`. */
bool files_image(struct files *files, struct str name, struct loc loc, struct image_place *place);
bool files_linked(struct files *files, struct str name, struct loc loc, struct str *path);

/* The same of a path from the folder that we are in, for what a page has used before: nothing is told. */
bool files_look(struct files *files, bool image, struct str path, struct image_place *place);

/* Takes down that a page uses a file in another way. Any thread may call. */
void files_note(struct files *files, struct str path);

/* Tells of each file that was asked for and that whoever looks through the folder of the content passes over: its name,
 * or that of a folder on the way to it, begins with a dot. Call when no thread asks. */
void files_tell_hidden(const struct files *files, void (*hidden)(void *ctx, struct str path),
                       void *ctx);

/* True for a file that was asked for or taken down; `ctx` is the struct files. */
bool files_is_used(void *ctx, struct str path);

#endif
