/* make: a command that makes what a site is made of, such as the demos' WebAssembly. */
#ifndef WENDA_CLI_MAKE_H
#define WENDA_CLI_MAKE_H

#include "base/diag.h"

/* Runs the command with sh. When it fails, what it printed is printed to standard error, and each error
 * in it that is written as compilers do, `file:line:column: error: message`, told as one of ours. */
bool make_run(struct diag *diag, const char *command);

#endif
