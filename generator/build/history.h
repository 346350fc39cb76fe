/* history: when pages changed last, as git has it. */
#ifndef WENDA_BUILD_HISTORY_H
#define WENDA_BUILD_HISTORY_H

#include "content/site.h"

/* Sets `changed` of the pages whose files lie in the folder `root` and were committed. A warning where git is not
 * to be had, knows nothing of the folder, or has only a part of its history. */
void history_read(struct diag *diag, struct str root, const struct site *site);

#endif
