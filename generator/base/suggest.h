/* suggest: "did you mean" for words that a person mistyped. */
#ifndef WENDA_BASE_SUGGEST_H
#define WENDA_BASE_SUGGEST_H

#include "base/arena.h"

/* The candidate nearest to `word`, if it is near enough to be meant: at most a
 * third of its code points away (and at least one allowed), counting inserted,
 * deleted, replaced and swapped neighbours; capitals are no difference. "" when
 * none is. */
struct str suggest_near(struct str word, const struct str *candidates, size_t count);

/* The hint of that: "did you mean 'tags'?", or "" when none is near. */
struct str suggest_hint(struct arena *arena, struct str word, const struct str *candidates,
                        size_t count);

#endif
