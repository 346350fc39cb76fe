/* facts: looks up what the facts of build/keep.h are about, as it is now. */
#ifndef WENDA_BUILD_FACTS_H
#define WENDA_BUILD_FACTS_H

#include "build/worker.h"

struct fact_sources {
    const struct workshop *shop;
    struct worker *worker; /* which shows what templates see */
    struct arena *scratch;
};

/* A number that is another when the fact is; 0 when it is about nothing that there is. What the fact is about is published: a picture, a linked file, a font, a demo. */
uint64_t fact_value(const struct fact_sources *sources, struct str fact);

#endif
