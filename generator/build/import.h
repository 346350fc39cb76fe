/* import: from a bank in one file to one file a page. */
#ifndef WENDA_BUILD_IMPORT_H
#define WENDA_BUILD_IMPORT_H

#include "base/diag.h"

/* Splits the bank and writes each page, with front matter, into `folder`, which
 * must not hold any of the files yet. Each written page reads as it did in the
 * bank; where it does not (a link defined in a way that cannot be carried over),
 * a warning says so. False after a diagnostic, with nothing written. */
bool import_bank(struct str bank, struct str folder, struct diag *diag, size_t *written);

#endif
