/* source: the text of an author's file, checked. */
#ifndef WENDA_CONTENT_SOURCE_H
#define WENDA_CONTENT_SOURCE_H

#include "base/diag.h"

/* Reads the file; NULL after a diagnostic when it cannot be read or source_check()
 * finds a fault. A byte order mark is left out, and lone carriage returns become newlines.
 * In the arena. */
struct source *source_read(struct arena *arena, struct diag *diag, struct str path);

/* Makes a newline of each lone carriage return, in the text's own bytes, which a NUL follows: as it ends a line for CommonMark and
 * YAML, so does it for all that count lines. */
void source_mend_line_ends(struct str text);

/* False after a diagnostic when the text has bytes that are no UTF-8, or a character that no page can have. */
bool source_check(struct diag *diag, const struct source *source);

#endif
