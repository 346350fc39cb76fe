/* include: code of a page that stands in a file of the project: all of it, some lines, or a region
 * between two comments
 *
 *     // #region NAME
 *     // #endregion NAME
 */
#ifndef WENDA_MARKDOWN_INCLUDE_H
#define WENDA_MARKDOWN_INCLUDE_H

#include "markdown/code_info.h"

/* Reads what info.include names, "path", "path#L3-L9" or "path#region", without the comments that
 * are borders of regions and without the indentation that all lines share. False after a
 * diagnostic. In the arena of the page. */
bool include_read(struct code_block *block, struct str *text);

#endif
