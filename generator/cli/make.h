/* make: a command that makes what a site is made of, such as the demos' WebAssembly. */
#ifndef WENDA_CLI_MAKE_H
#define WENDA_CLI_MAKE_H

#include "base/diag.h"

/* Runs the command with sh. When it fails, each error in what it printed that is written as compilers do,
 * `file:line:column: error: message`, is told as one of ours; where there is none, all of it goes to standard error. */
bool make_run(struct diag *diag, const char *command);

#endif
