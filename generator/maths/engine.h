/* engine: one script engine with Temml in it, for one thread at a time. Private to maths/. */
#ifndef WENDA_MATHS_ENGINE_H
#define WENDA_MATHS_ENGINE_H

#include "maths/maths.h"

struct maths_engine;

/* A hash of the script: with another one, formulas may come out otherwise. */
uint64_t maths_engine_version(void);

/* To be given back with maths_engine_free(). */
struct maths_engine *maths_engine_new(const struct macros *macros);
void maths_engine_free(struct maths_engine *engine);

/* What temml/engine.js makes of the formula: its markup, whose slots temml/markup.js tells of, and
 * its labels, a line each. False after a mistake. An engine that a formula has exhausted starts anew. */
bool maths_engine_convert(struct maths_engine *engine, struct str tex, bool display,
                          struct strbuf out[2], struct maths_error *error);

/* What the last conversion took, in requests for memory; the most one may take where it was too much. */
size_t maths_engine_work(const struct maths_engine *engine);

/* Puts the message into the error, cut where it is too long. */
void maths_error_set(struct maths_error *error, struct str message, size_t offset);

#endif
