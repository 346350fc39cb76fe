/* passes: our dialect, as a table of passes over cmark's tree. A pass changes the
 * tree and tells faults; none of them works on finished HTML. */
#ifndef WENDA_MARKDOWN_PASSES_H
#define WENDA_MARKDOWN_PASSES_H

#include "base/strbuf.h"
#include "content/site.h"
#include "highlight/highlight.h"
#include "maths/maths.h"
#include "syntax/shortcode.h"

/* Appends the HTML of a demo; false after a diagnostic at `loc`. */
typedef bool markdown_demo(void *ctx, struct str name, struct loc loc, struct strbuf *html);

/* The theme's words for `key` in the page's language; false after a diagnostic. */
typedef bool markdown_word(void *ctx, const char *key, struct str *words);

/* A file that the site has, and its size in pixels, 0 by 0 where it is not known. */
struct image_place {
    struct str path;
    unsigned width, height;
};

/* Finds the image file that the page at `loc` calls `name`; false after a diagnostic. */
typedef bool markdown_image(void *ctx, struct str name, struct loc loc, struct image_place *place);

/* Finds the path in the site of the file that the page at `loc` calls `name`; false after a diagnostic. */
typedef bool markdown_file(void *ctx, struct str name, struct loc loc, struct str *path);

/* What a page's text depends on beyond itself. */
enum used_kind {
    USED_PAGE = 'l',  /* where a page is that a link leads to, as "id#fragment" */
    USED_TITLE = 'L', /* the same, and its title */
    USED_FILE = 'm',  /* where a page is that a link leads to by its file, as "path#fragment" */
    USED_FILE_TITLE = 'M', /* the same, and its title */
    USED_GLOSSARY = 'g',
    USED_INCLUDE = 'n', /* a file, by its path */
};

/* Hears of it; of a file that is included twice: before it is looked for, and with its text once that is read. All is borrowed. */
typedef void markdown_used(void *ctx, enum used_kind kind, struct str name, struct str text);

/* A number that is another when the links of that kind and name, of pages in a language, come out otherwise. */
uint64_t links_hash(struct arena *scratch, const struct site *site, int lang, enum used_kind kind,
                    struct str name);

/* Appends the HTML of a shortcode; false after a diagnostic. */
typedef bool markdown_shortcode(void *ctx, const struct shortcode *shortcode, struct strbuf *html);

/* What the passes may know of the world around the page. */
struct markdown_context {
    struct arena *arena;
    struct diag *diag;
    const struct page *page;
    const struct site *site; /* NULL: links by id stay as they are */
    bool raw_html;
    struct maths *maths;
    const struct term_forms *terms;  /* that are linked wherever they stand; NULL: none */
    struct str root;                 /* the folder that included code is in; "": this one */
    struct highlighter *highlighter; /* NULL: code stays without colours */
    struct str id_prefix;            /* of all ids of the text */
    int step;                        /* by how many levels its headings step down */
    markdown_demo *demo;
    void *demo_ctx;
    markdown_word *word;
    void *word_ctx;
    markdown_image *image; /* NULL: images stay as they are */
    void *image_ctx;
    markdown_file *file; /* NULL: links to files stay as they are */
    void *file_ctx;
    markdown_used *used; /* NULL: nobody asks */
    void *used_ctx;
    markdown_shortcode *shortcode;
    void *shortcode_ctx;
};

/* Runs every pass over page->tree, in the order of the table. False when one
 * told a fault. page->headings must be there. */
bool passes_run(const struct markdown_context *md);

/* True for fenced code that is a formula, whatever else its fence says. */
bool maths_is_fence(cmark_node *node);

/* Appends what the theme makes of a shortcode's node; false after a diagnostic. */
bool shortcode_render(const struct markdown_context *md, cmark_node *node, struct strbuf *html);

/* True for text with a letter that runs from right to left. */
bool directions_turn(struct str text);

/* The passes, each in its file. */
bool pass_raw_html(const struct markdown_context *md);
bool pass_footnotes(const struct markdown_context *md);
bool pass_links(const struct markdown_context *md);
bool pass_meanings(const struct markdown_context *md); /* of containers */
bool pass_images(const struct markdown_context *md);
bool pass_maths(const struct markdown_context *md);
bool pass_demos(const struct markdown_context *md);
bool pass_examples(const struct markdown_context *md);
bool pass_code(const struct markdown_context *md);
bool pass_shortcodes(const struct markdown_context *md);
bool pass_hints(const struct markdown_context *md);
bool pass_weights(const struct markdown_context *md);
bool pass_directions(const struct markdown_context *md);
bool pass_headings(const struct markdown_context *md);
bool pass_permalinks(const struct markdown_context *md);
bool pass_id_prefix(const struct markdown_context *md);

#endif
