/* history: when pages changed last, as git has it. */
#ifndef WENDA_BUILD_HISTORY_H
#define WENDA_BUILD_HISTORY_H

#include "content/site.h"

/* Asks git for the history of the folder `root`, while other things are done. To be given back. */
struct history *history_ask(struct str root);
void history_free(struct history *history);

/* Waits for git, and sets `changed` of the pages whose files lie in the folder and were committed. A warning where git
 * is not to be had, knows nothing of the folder, or has only a part of its history. */
void history_read(struct history *history, struct diag *diag, const struct site *site);

#endif
