/* version: which state of a template a file is, so that a site's own one can be
 * told to be older than what it stands in for. */
#ifndef WENDA_TEMPLATE_VERSION_H
#define WENDA_TEMPLATE_VERSION_H

#include "base/diag.h"

/* Warns, at the start of `own`, when the template `name` that it replaces is newer. A
 * template that begins with `{# version 2 #}` is at 2, one that says nothing at 1; where
 * something else stands for the number, that is an error and the result false. */
bool version_compare(struct arena *arena, struct diag *diag, struct str name,
                     const struct source *own, const struct source *replaced);

#endif
