/* runs: the short runs of characters that a page has, folded: threes without Han characters; pairs that are not the begin of
 * such a three, and have no blank but beside a Han character; a Han character and a line feed, where it ends a line; and
 * single characters beyond ASCII, of Han characters those of titles and headings alone. */
#ifndef WENDA_SEARCH_RUNS_H
#define WENDA_SEARCH_RUNS_H

#include "search/document.h"
#include "search/fold.h"

enum run_strength { RUN_IN_TEXT, RUN_OFTEN, RUN_IN_HEADING, RUN_IN_TITLE };

enum { RUN_MODULUS = 31, RUN_NOWHERE = 0xFF };

/* One place where the page has a run. */
struct run {
    uint64_t key; /* its code points, 21 bits each, 0 for those that it has not; in their order */
    uint8_t
        place; /* how many characters are before it, modulo RUN_MODULUS; or RUN_NOWHERE: it is only said of one that
                      has come before, if it has, how strong it is */
    uint8_t strength;
};

/* All zero is ready to use; to be released with runs_release(). */
struct runs {
    struct run *
        ptr; /* of the page, in the order of its text; what its headings and its title say comes last */
    size_t len;
    /* private */
    size_t cap;
    uint32_t *line;
    size_t line_len, line_cap;
};

/* Collects the runs of the page: those of its texts; of a line feed and a tag (U+0100 and on, as the config lists them); and of a
 * line feed and the digit of its difficulty. Words with joints are taken without them too: grad_norm is gradnorm as well. */
void runs_collect(struct runs *runs, struct fold *fold, const struct document *document,
                  const struct config *config);
void runs_release(struct runs *runs);

/* Mixes all bits of a key into the upper half. */
static inline uint64_t run_hash(uint64_t key)
{
    return (key ^ key >> 29) * 0x9E3779B97F4A7C15u; /* 2^64 over the golden ratio: Knuth 6.4 */
}

#endif
