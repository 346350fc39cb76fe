/* words: what the interface says in one language, the site's own file of strings laid
 * over the theme's. Knows nothing of who asks for them. */
#ifndef WENDA_BUILD_WORDS_H
#define WENDA_BUILD_WORDS_H

#include "config/config.h"

/* The words of a language, a map in the arena: those of folders[0]/strings/CODE.yaml, or
 * "" for no such folder, and from folders[1] those that are missing there. NULL after
 * diagnostics. A word of the site's own that must be a misspelt one is warned of. */
struct yaml *words_read(struct arena *arena, struct diag *diag, const struct config *config,
                        int lang, const struct str folders[2]);

#endif
