/* config: what site.yaml says. Knows nothing of pages. */
#ifndef WENDA_CONFIG_CONFIG_H
#define WENDA_CONFIG_CONFIG_H

#include "config/yaml.h"

enum { LANGUAGES_MAX = 16 };

struct tag {
    struct str id;
    struct str label[LANGUAGES_MAX]; /* by language */
};

/* A command of formulas. */
struct macro {
    struct str name; /* with its backslash */
    struct str body;
};

struct macros {
    struct macro *ptr;
    size_t len, cap;
};

/* The pages that tell authors how to write: the same text in every language of the site. */
struct guide {
    struct str folder;   /* seen from site.yaml's; "": there is no guide */
    struct str language; /* of the text, a code */
};

struct config {
    struct source source;
    struct str languages[LANGUAGES_MAX]; /* codes; the first is the default */
    int language_count;
    struct str title[LANGUAGES_MAX], description[LANGUAGES_MAX];
    struct {
        struct tag *ptr;
        size_t len, cap;
    } tags;
    struct macros macros;
    bool raw_html;
    struct guide guide;
    /* addresses on the web, without a '/' at their ends, or "" */
    struct str url;          /* of the site */
    struct str repository;   /* of site.yaml's folder, for links to the pages' files */
    bool search;             /* the pages can be searched */
    bool whole;              /* there is a page with all questions, to be printed */
    bool link_terms;         /* pages show the first use of each term of the glossary */
    bool dates;              /* git knows when pages changed last, and is asked */
    struct loc dates_loc;    /* where that is said */
    struct str include_from; /* the folder that pages include code from, seen from site.yaml's */
    /* of glossary.yaml and of synonyms.yaml; NULL where a bank has no folder */
    struct glossary *glossary;
    struct synonyms *synonyms;
};

/* Reads FOLDER/site.yaml. False after diagnostics; what was read is in the
 * arena. Texts that are given once stand for every language. */
bool config_read(struct arena *arena, struct diag *diag, struct str folder, struct config *config);

/* Where the site begins on its host, as `url` has it: "/bank/", or "/". */
struct str config_root(struct arena *arena, const struct config *config);

/* Reads a text, or a map with one text a language, into texts[LANGUAGES_MAX]. False after diagnostics. */
bool config_texts(struct diag *diag, const struct config *config, const struct yaml *node,
                  struct str *texts);

/* The place of the code in `languages`; -1 when the site does not have it. */
int config_language(const struct config *config, struct str code);

/* The tag, or NULL. */
const struct tag *config_tag(const struct config *config, struct str id);

/* Adds a hint of the nearest tag to an error about `name`. */
struct str config_tag_hint(struct arena *arena, const struct config *config, struct str name);

#endif
