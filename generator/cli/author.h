/* author: the loop of one who writes: a site is built, served and built again whenever what it is made of changes, and open
 * pages are told. */
#ifndef WENDA_CLI_AUTHOR_H
#define WENDA_CLI_AUTHOR_H

#include "cli/site_options.h"

enum { AUTHOR_FOLDERS_MAX = 8 };

struct author_options {
    struct site_options site;
    int port; /* as in serve.h */
    const char
        *make; /* for sh, run before a build when something changed in these folders; or NULL */
    const char *folders[AUTHOR_FOLDERS_MAX];
    size_t folder_count;
};

/* Returns when the process is told to end. The exit code. */
int author_loop(const struct author_options *options);

#endif
