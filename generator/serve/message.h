/* message: what is wrong with a site, for the script of its pages. */
#ifndef WENDA_SERVE_MESSAGE_H
#define WENDA_SERVE_MESSAGE_H

#include "base/diag.h"
#include "base/strbuf.h"

/* Appends the number of errors and the findings, of many the first, as JSON on one line:
 *     {"errors":1,"findings":[{"error":true,"file":"zh/06.md","line":12,"column":5,"message":"...","hint":"...",
 *      "excerpt":"...","indent":"   "}]}
 * What is unknown is "" or 0; `indent` is what stands before the caret below the excerpt. */
void message_add(struct strbuf *out, struct diag *diag);

#endif
