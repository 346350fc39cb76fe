/* about: what a theme says of itself in theme.yaml, its version and the oldest wenda that
 * it works with. */
#ifndef WENDA_BUILD_ABOUT_H
#define WENDA_BUILD_ABOUT_H

#include "base/diag.h"

/* Reads FOLDER/theme.yaml, where there is one. False after diagnostics: what is no such
 * file, and a theme that needs a newer wenda than `running`, which is "0.1.0" or the like. */
bool about_check(struct arena *arena, struct diag *diag, struct str folder, struct str running);

#endif
