/* targets: what is fuzzed. Each takes any bytes and must neither crash, leak, nor
 * run on; what comes out does not matter here. */
#ifndef WENDA_TESTS_FUZZ_TARGETS_H
#define WENDA_TESTS_FUZZ_TARGETS_H

#include "base/str.h"

struct target {
    const char *name; /* also its folder in corpus/ */
    void (*run)(struct str input);
};

void run_lua(struct str input);      /* lua.c */
void run_template(struct str input); /* template.c */
void run_config(struct str input);   /* files.c */
void run_manifest(struct str input);
void run_record(struct str input);
void run_cache(struct str input);
void run_http(struct str input); /* http.c */
void run_lab(struct str input);  /* lab.c */

extern const struct target targets[];
extern const size_t target_count;

#endif
