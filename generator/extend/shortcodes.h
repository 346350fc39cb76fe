/* shortcodes: what a page calls by {{< name >}}, and a theme makes of it in shortcodes/name.lua. The
 * file returns a function of the arguments and the page. */
#ifndef WENDA_EXTEND_SHORTCODES_H
#define WENDA_EXTEND_SHORTCODES_H

#include "base/strbuf.h"
#include "syntax/shortcode.h"
#include "template/engine.h"

/* Where a shortcode is called from. `render` is that of the page; its file and name count for
 * nothing. The arena holds what is needed until the call is over. */
struct shortcode_caller {
    struct arena *arena;
    struct diag *diag;
    const struct templates *templates;
    struct engine *engine;
    struct render render;
};

/* Appends the HTML. False after a diagnostic: no such shortcode, a fault in its file, or an argument
 * that it has no use for. */
bool shortcode_call(const struct shortcode_caller *caller, const struct shortcode *shortcode,
                    struct strbuf *html);

/* False, after a diagnostic, when there is no such shortcode. */
bool shortcode_check(const struct shortcode_caller *caller, const struct shortcode *shortcode);

#endif
