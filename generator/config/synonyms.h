/* synonyms: synonyms.yaml beside site.yaml, words that the readers of a language take for one another when they search:
 *     en:
 *       - [GPU memory, video memory, VRAM] */
#ifndef WENDA_CONFIG_SYNONYMS_H
#define WENDA_CONFIG_SYNONYMS_H

#include "config/config.h"

/* Words that mean the same, two at least, each once but for case, accents and width. */
struct synonym {
    struct str *ptr;
    size_t len, cap;
};

struct synonyms {
    struct source source;
    struct {
        struct synonym *ptr;
        size_t len, cap;
    } of[LANGUAGES_MAX]; /* by language, as in the file */
};

/* Reads FOLDER/synonyms.yaml; without the file there are none. False after diagnostics. */
bool synonyms_read(struct arena *arena, struct diag *diag, struct str folder,
                   struct config *config);

#endif
