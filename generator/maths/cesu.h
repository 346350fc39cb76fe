/* cesu: Duktape's strings. It keeps code points above U+FFFF as two surrogates of three bytes each
 * (CESU-8, Unicode Technical Report 26), so that a script sees UTF-16. */
#ifndef WENDA_MATHS_CESU_H
#define WENDA_MATHS_CESU_H

#include "base/strbuf.h"

/* Appends UTF-8 as CESU-8. */
void cesu_encode(struct strbuf *out, struct str utf8);

/* Appends CESU-8 as UTF-8; a surrogate that stands alone becomes U+FFFD. */
void cesu_decode(struct strbuf *out, struct str cesu);

/* The byte of the UTF-8 text at which the UTF-16 unit of that number begins. */
size_t cesu_offset(struct str utf8, size_t unit);

#endif
