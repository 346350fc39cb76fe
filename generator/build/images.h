/* images: the image files that pages show. They stand among the content, and are published under
 * assets/images/, their hash in the name. */
#ifndef WENDA_BUILD_IMAGES_H
#define WENDA_BUILD_IMAGES_H

#include "markdown/passes.h"
#include "publish/publish.h"

struct images;

/* `root` is the folder of the content: no file outside of it is published. To be freed before what it
 * gets here. */
struct images *images_new(struct diag *diag, struct str root, struct publish *publish);
void images_free(struct images *images);

/* Looks `name` up from the folder of the source at `loc`, and publishes the file when it is asked for first.
 * False after an error at `loc`. Any thread may call; the place lives as long as `images`. */
bool images_get(struct images *images, struct str name, struct loc loc, struct image_place *place);

#endif
