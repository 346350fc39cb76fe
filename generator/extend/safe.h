/* safe: which elements and attributes cannot run script: what filters may make of a page
 * on a site that does not allow raw HTML. */
#ifndef WENDA_EXTEND_SAFE_H
#define WENDA_EXTEND_SAFE_H

#include "base/str.h"

enum tag_kind { TAG_UNKNOWN, TAG_BLOCK, TAG_INLINE, TAG_VOID };

/* The kind of an element that may be made; TAG_VOID: inline, and holds nothing. */
enum tag_kind safe_tag(struct str tag);

/* Letters, digits, - and such: fit to be written as a name. */
bool safe_is_name(struct str name);

/* NULL, or why the attribute cannot be set: "runs script". */
const char *safe_attribute(struct str name, struct str value);

#endif
