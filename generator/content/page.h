/* page: one page of the site as its author wrote it: front matter and body, and
 * the Markdown tree once markdown/ has parsed the body. Knows nothing of HTML. */
#ifndef WENDA_CONTENT_PAGE_H
#define WENDA_CONTENT_PAGE_H

#include <cmark.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/map.h"
#include "config/config.h"
#include "syntax/marks.h"

enum page_kind {
    PAGE_QUESTION, /* has a number */
    PAGE_PLAIN,    /* a preface, a summary */
    PAGE_HOME,     /* the index of its language */
    PAGE_GUIDE,    /* tells authors how to write */
    /* those that no author wrote, of which there is one a language unless said otherwise */
    PAGE_LIST,     /* all questions, to choose from */
    PAGE_TAG,      /* the questions of a tag; one a tag */
    PAGE_GLOSSARY, /* all terms */
    PAGE_DEMOS,    /* all demos */
    PAGE_WHOLE,    /* all questions on one page, to be printed */
    PAGE_SEARCH,   /* answers what its address asks for */
    PAGE_LOST,     /* for addresses that lead nowhere */
    PAGE_MOVED,    /* an old address of another page; one an alias */
};

/* A word of a list in front matter, and where it stands. */
struct name {
    struct str text;
    struct loc loc;
};

struct names {
    struct name *ptr;
    size_t len, cap;
};

/* What is told of a page elsewhere, known from its text alone. */
struct digest {
    struct str description; /* the first paragraph that says something, without markup */
    int minutes;            /* that reading takes, at least 1 */
    struct names links;     /* ids of pages that the text leads to */
};

/* An old place of this page or of the one that had its address, which is on `to` now. */
struct forward {
    struct str fragment;
    struct page *to;
};

struct forwards {
    struct forward *ptr;
    size_t len, cap;
};

struct pages {
    struct page **ptr;
    size_t len, cap;
};

struct heading {
    int level;
    struct str id, title; /* plain text */
    struct loc loc;
    cmark_node *node;
};

struct page {
    enum page_kind kind;
    bool faulty; /* told already: its text is checked further, but it is not made */
    int lang;    /* index into config->languages */
    const struct source *source;
    uint64_t text_hash; /* of the source, for whoever compares it with an earlier one */
    bool told;          /* of it something was told while it was read */
    struct str record;  /* what it was unpacked from (cache/record.h), or "" */
    struct str body;    /* a part of source->text */
    int body_line;      /* the line of the source where the body begins */

    struct str id, title;
    int number, difficulty; /* 0: not given */
    struct loc id_loc, number_loc;
    struct names tags, demos, related, aliases;
    struct digest digest;
    const struct tag *tag; /* of a PAGE_TAG */
    struct page *target;   /* of a PAGE_MOVED */
    struct forwards forwards;
    /* the page of another language whose text stands in for the missing translation; or NULL */
    const struct page *original;

    struct str path;  /* of the page in the site: "en/attention.html" */
    cmark_node *tree; /* owned; NULL before parsing, and of a page that a cache told of */
    const struct marked *marked; /* of the text that the tree is of */
    struct {
        struct heading *ptr;
        size_t len, cap;
    } headings;         /* of the tree, in order */
    struct map anchors; /* every id of the text -> its heading; of what is none, the page */
    struct page *previous, *next;
    struct pages backlinks; /* pages of its language that lead here, in order */
    long long changed;      /* last, in seconds since 1970; 0 when it is not known */
};

/* Reads the front matter of `source` into a page that has its language and, if it is of the guide, its kind, and
 * else is zeroed; finds the body. All faults are told; false when there was one, and then the id may be empty.
 * Texts are in the arena or borrowed from the source. */
bool page_read(struct arena *arena, struct diag *diag, const struct config *config,
               const struct source *source, struct page *page);

/* The page's place in the site: the default language at the root, the guide in a folder. */
struct str page_path(struct arena *arena, const struct config *config, const struct page *page);

/* The path of its twin, which is Markdown for any reader: "en/attention.md"; "" for a page that nobody wrote. */
struct str page_twin_path(struct arena *arena, const struct page *page);

/* The language that the page's text is in: not the page's own where a translation is missing. (Of the guide, the
 * config knows.) */
int page_text_lang(const struct page *page);

/* Line and column of a node of the page's tree. */
struct loc page_loc(const struct page *page, cmark_node *node);

/* The name that templates see: "question". It is also that of the template that makes the page. */
const char *page_kind_name(enum page_kind kind);

/* True when a page may have that id. */
bool page_is_id(struct str id);

/* Frees the tree. */
void page_release(struct page *page);

#endif
