/* glossary: glossary.yaml beside site.yaml, the terms that pages may explain:
 *     attention:
 *       name: {zh: 注意力, en: attention}
 *       text: {zh: 按相关程度给值加权求和。, en: A sum of values, weighted by relevance.}
 *       sort: {zh: 较准}
 *       link: false */
#ifndef WENDA_CONFIG_GLOSSARY_H
#define WENDA_CONFIG_GLOSSARY_H

#include "base/map.h"
#include "config/config.h"

struct term {
    struct str id;
    struct str name[LANGUAGES_MAX], text[LANGUAGES_MAX]; /* by language */
    struct str
        sort[LANGUAGES_MAX]; /* what it is sorted as: its name, unless it says something else */
    bool link; /* its name means nothing else: it is found where nobody has marked it */
};

struct glossary {
    struct source source;
    struct {
        struct term **ptr;
        size_t len, cap;
    } terms;                           /* as in the file */
    struct map by_word[LANGUAGES_MAX]; /* id, or name in lower case -> struct term */
};

/* Reads FOLDER/glossary.yaml; without the file the glossary is empty. False after diagnostics. */
bool glossary_read(struct arena *arena, struct diag *diag, struct str folder,
                   struct config *config);

/* The term of that id or name, whatever the case of ASCII letters; NULL when there is none. */
const struct term *glossary_find(struct arena *arena, const struct config *config, int lang,
                                 struct str word);

/* A hint of the nearest word, or "". */
struct str glossary_hint(struct arena *arena, const struct config *config, int lang,
                         struct str word);

#endif
