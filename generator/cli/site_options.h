/* site_options: what the commands that read a whole site are told of it. */
#ifndef WENDA_CLI_SITE_OPTIONS_H
#define WENDA_CLI_SITE_OPTIONS_H

#include "build/build.h"
#include "cli/cli.h"

/* For the table of a command that takes them. */
#define SITE_OPTIONS                                                                     \
    { "jobs", required_argument, NULL, 'j' }, { "theme", required_argument, NULL, 't' }, \
    {                                                                                    \
        "demos", required_argument, NULL, 'd'                                            \
    }

/* The same for its help. */
#define SITE_OPTIONS_HELP                                                          \
    "  -j, --jobs N      threads; as many as there are processors when not said\n" \
    "      --theme DIR   the theme to use in place of the default one\n"           \
    "      --demos DIR   the folder of the finished demos\n"

/* Those of a command that is told nothing. Texts are in the arena. */
struct build_options site_options_default(struct arena *arena);

/* Takes the option that cli_option() found. EXIT_FINE, or EXIT_USAGE after a message. */
int site_option(const char *command, int key, struct build_options *options);

/* Takes the one argument that may be left, the source. The same. */
int site_option_source(int argc, char **argv, struct build_options *options);

#endif
