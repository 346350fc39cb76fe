/* inputs: the files that a site is made of, and whether any has changed since the last build, by their stamps alone. */
#ifndef WENDA_BUILD_INPUTS_H
#define WENDA_BUILD_INPUTS_H

#include "build/build.h"
#include "cache/cache.h"

struct inputs;

/* `options` must outlive it. To be released with inputs_free(). */
struct inputs *inputs_new(const struct build_options *options);
void inputs_free(struct inputs *inputs);

/* A file or folder beyond the source is used; options->used hears of it too. `ctx` is the struct inputs. Any thread may call. */
void inputs_note(void *ctx, struct str path);

/* A number that is another when an input has changed: of the source, the theme, the demos and what `state` lists
 * beyond. 0 when one has changed since the build began, or just before, so that it may have been read as it was. */
uint64_t inputs_stamp(const struct inputs *inputs, const struct cached_state *state);

/* True when the last build had the same inputs, and all that it published is still as it was. options->used hears of
 * what is used. */
bool inputs_are_old(struct inputs *inputs, struct cache *before);

/* Adds to state->beyond what was noted; in the arena of `inputs`. */
void inputs_list(struct inputs *inputs, struct cached_state *state);

#endif
