/* theme: what a theme's folder holds, with the site's own `theme` folder laid over
 * it: templates, shortcodes, strings, assets. Each file can be replaced alone.
 * folders[0] is always the site's own, or "", folders[1] the theme. */
#ifndef WENDA_BUILD_THEME_H
#define WENDA_BUILD_THEME_H

#include "config/config.h"
#include "publish/publish.h"
#include "template/templates.h"

struct asset {
    struct str name; /* as templates call it: "wenda.css" */
    struct str path; /* in the site: "assets/wenda.0123abcd.css" */
};

struct theme {
    struct yaml *strings[LANGUAGES_MAX]; /* by language of the config */
    struct {
        struct asset *ptr;
        size_t len, cap;
    } assets;
};

/* Reads the templates and shortcodes of the folders; NULL after diagnostics. */
struct templates *theme_templates(struct arena *arena, struct diag *diag,
                                  const struct str folders[2]);

/* Reads the rest of the theme and hands its assets to `publish`. In the arena; NULL after diagnostics. */
struct theme *theme_read(struct arena *arena, struct diag *diag, const struct config *config,
                         const struct str folders[2], struct publish *publish);

/* The theme's words for `key`; false after a diagnostic. */
bool theme_word(struct diag *diag, const struct theme *theme, int lang, const char *key,
                struct str *words);

/* The site path of an asset: its name with a hash of its bytes in it. */
struct str asset_path(struct arena *arena, struct str folder, struct str name, struct str bytes);

#endif
