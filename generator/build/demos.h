/* demos: the finished demos that the site's pages show. A demo's folder holds
 * frame.LANG.json, checks.LANG.json and tour.LANG.json (its first frame, its checks
 * and its guided tour, made by the same C that runs in the page), NAME.wasm, and in
 * source/ what of that C is shown. */
#ifndef WENDA_BUILD_DEMOS_H
#define WENDA_BUILD_DEMOS_H

#include "build/sources.h"
#include "config/config.h"
#include "publish/publish.h"

struct demo {
    struct str name;
    struct str wasm, wasm_script; /* site paths */
    const struct yaml *frame[LANGUAGES_MAX], *checks[LANGUAGES_MAX], *tour[LANGUAGES_MAX];
    struct sources *sources;
    uint64_t hash; /* of all its files */
};

struct demos;

/* `folder` is looked into only when a demo is asked for. To be freed before what it
 * gets here. */
struct demos *demos_new(struct diag *diag, const struct config *config, struct str folder,
                        struct publish *publish, struct highlighter *highlighter);
void demos_free(struct demos *demos);

/* The demo of that name, whose files are published when it is asked for first.
 * NULL when there is none, after an error at `loc`. Any thread may call; the demo
 * lives as long as `demos`. */
const struct demo *demos_get(struct demos *demos, struct str name, struct loc loc);

/* The same, but nothing is told where there is none. */
const struct demo *demos_look(struct demos *demos, struct str name);

/* The title in a language. */
struct str demo_title(const struct demo *demo, int lang);

#endif
