/* runs: the short runs of characters that a page has, folded: threes without Han characters; pairs that are not the begin of
 * such a three, and have no blank but beside a Han character; a Han character and a line feed, where it ends a line; and
 * single characters beyond ASCII, of Han characters those of titles and headings alone. */
#ifndef WENDA_SEARCH_RUNS_H
#define WENDA_SEARCH_RUNS_H

#include "search/document.h"
#include "search/fold.h"

enum run_strength { RUN_IN_TEXT, RUN_OFTEN, RUN_IN_HEADING, RUN_IN_TITLE };

enum { RUN_MODULUS = 31, RUN_PLACES = 3 };

/* What a page has of one run. */
struct run {
    uint64_t key; /* its code points, 21 bits each, 0 for those that it has not; in their order */
    uint32_t
        places; /* a byte each, the first lowest: how many characters are before it, modulo RUN_MODULUS */
    uint16_t
        count; /* of its places; RUN_PLACES + 1 stands for more as well, of which the first are told */
    uint16_t strength;
};

/* All zero is ready to use; to be released with runs_release(). */
struct runs {
    struct run *ptr; /* of the page, each once */
    size_t len;
    /* private */
    uint32_t *slots; /* a hash table: 0 for a free one, else where the run is, counted from 1 */
    size_t slot_count;
    uint32_t *line;
    size_t line_cap, line_len;
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
