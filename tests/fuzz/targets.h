/* targets: what is fuzzed. Each takes any bytes and must neither crash, leak, nor
 * run on; what comes out does not matter here. */
#ifndef WENDA_TESTS_FUZZ_TARGETS_H
#define WENDA_TESTS_FUZZ_TARGETS_H

#include "base/str.h"

struct target {
    const char *name; /* also its folder in corpus/ */
    void (*run)(struct str input);
};

/* lua.c */
void run_lua(struct str input);

extern const struct target targets[];
extern const size_t target_count;

#endif
