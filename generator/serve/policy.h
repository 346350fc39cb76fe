/* policy: what a file may do in the browser, for the header Content-Security-Policy. */
#ifndef WENDA_SERVE_POLICY_H
#define WENDA_SERVE_POLICY_H

#include "serve/locate.h"

/* Of what has no file: nothing but the site's own scripts, styles, pictures and fonts. */
extern const char policy_strict[];

/* Of a file: WebAssembly too, when it is a page whose own policy, a `meta` in its head, has
 * that, or a page that states none. Whatever a page states, it gets nothing beyond. */
const char *policy_of(const struct location *file);

#endif
