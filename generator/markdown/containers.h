/* containers: what the names of containers mean. */
#ifndef WENDA_MARKDOWN_CONTAINERS_H
#define WENDA_MARKDOWN_CONTAINERS_H

#include "markdown/passes.h"
#include "syntax/element.h"

/* The paragraph that is the container's title; NULL when it has none. */
cmark_node *container_title(cmark_node *container);

/* Makes `::: tabs` and `::: tab` what a page shows, a container each. False after diagnostics. */
bool container_tabs(const struct markdown_context *md, cmark_node *container);
bool container_tab(const struct markdown_context *md, cmark_node *container);

#endif
