/* site_options: what the commands that read a whole site are told of it, and of how to speak of it. */
#ifndef WENDA_CLI_SITE_OPTIONS_H
#define WENDA_CLI_SITE_OPTIONS_H

#include "build/build.h"
#include "cli/cli.h"

struct site_options {
    struct build_options build;
    bool quiet, verbose, timing;
};

enum {
    OPTION_THEME = OPTION_BEHIND_FINDINGS,
    OPTION_DEMOS,
    OPTION_TIMING,
    OPTION_COLOUR,
    OPTION_OWN
};

/* For the end of the table of a command that takes them; of one that builds, which tells why as well. */
extern const struct cli_option site_known[], site_known_of_builds[];

/* Those of a command that is told nothing. Texts are in the arena. */
struct site_options site_options_default(struct arena *arena);

/* Takes the option that cli_option() found. EXIT_FINE, or EXIT_USAGE after a message. */
int site_option(const char *command, int key, struct site_options *options);

/* Takes the one argument that may be left, the source, and sees that the options go together. The same. */
int site_option_source(int argc, char **argv, struct site_options *options);

/* The folder `name` of what was installed beside the program. */
struct str site_shared_folder(struct arena *arena, const char *name);

#endif
