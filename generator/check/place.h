/* place: where in a source something stands that is known by its words alone. */
#ifndef WENDA_CHECK_PLACE_H
#define WENDA_CHECK_PLACE_H

#include "content/page.h"

/* The lines of a text. Zeroed but for the source it begins at its first. */
struct place_lines {
    const struct source *source;
    /* private */
    int line; /* `rest` begins behind it */
    struct str rest, last;
};

/* The line of that number, from 1, without its end; "" when there is none. Quick where numbers rise. */
struct str place_line(struct place_lines *lines, int line);

/* Where `words` stand first in `part`, a part of the source's text, with nothing of a name behind them; line 0 when
 * they do not. */
struct loc place_of(const struct source *source, struct str part, struct str words);

/* The same in the text of a page for an address as a browser has it; *words, the address, becomes what stands
 * there. */
struct loc place_of_address(struct arena *arena, const struct page *page, struct str *words);

#endif
