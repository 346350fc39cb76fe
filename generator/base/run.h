/* run: another program, and what it prints. */
#ifndef WENDA_BASE_RUN_H
#define WENDA_BASE_RUN_H

#include "base/arena.h"

/* Runs the program, which is looked for in PATH, with these arguments (NULL ends them; argv[0] is its name), with
 * nothing to read and its errors unseen. True when it could be run and ended with 0; *output, in the arena, is then
 * all that it printed. */
bool run_read(struct arena *arena, const char *const *argv, struct str *output);

#endif
