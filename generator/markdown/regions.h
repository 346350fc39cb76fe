/* regions: parts of a source file between comments "#region NAME" and "#endregion NAME", in any
 * language. A NAME that is left out behind #endregion is that of the last region begun. */
#ifndef WENDA_MARKDOWN_REGIONS_H
#define WENDA_MARKDOWN_REGIONS_H

#include "base/arena.h"

enum region_result { REGION_FOUND, REGION_MISSING, REGION_OPEN, REGION_TWICE };

/* Finds the lines between the borders of a region. */
enum region_result region_find(struct str text, struct str name, struct str *region);

/* The names of the first regions; returns how many. */
size_t regions_list(struct str text, struct str *names, size_t max);

/* Without carriage returns, without the indentation that all lines share and, if asked for,
 * without the lines that are borders of regions. */
struct str regions_tidy(struct arena *arena, struct str text, bool drop_borders);

#endif
