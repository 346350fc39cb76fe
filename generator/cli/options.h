/* options: what a command takes, in one table. What it reads, its help, its manual page and what shells complete come
 * from there alone, so that none of them lags behind. */
#ifndef WENDA_CLI_OPTIONS_H
#define WENDA_CLI_OPTIONS_H

#include <getopt.h>
#include <stdio.h>

#include "base/str.h"

/* What a value may be, for a shell that completes it. */
enum value_kind { VALUE_OTHER, VALUE_FILE, VALUE_FOLDER, VALUE_CHOICE };

struct value {
    const char *name; /* in the help: "DIR"; NULL: there is none */
    enum value_kind kind;
    const char *choices; /* parted by blanks */
    bool optional;
};

struct cli_option {
    int key;          /* the letter that may stand for it, or a number from OPTION_LONG on */
    const char *name; /* NULL: a line between the options, `help` alone */
    struct value value;
    const char *help;              /* NULL: the end */
    const struct cli_option *rest; /* of an end: where the table goes on; or NULL */
};

enum { OPTION_LONG = 256, OPTIONS_MAX = 24 };

/* For a walk through a table: the option, or if it is an end what comes behind; NULL when that is nothing. */
const struct cli_option *option_at(const struct cli_option *option);

/* The next option that was given, and its value in `optarg`; -1 when there is none left,
 * and `optind` is the first argument. An unknown option and one without its value give '?' after a message. */
int cli_option(int argc, char **argv, const struct cli_option *table);

/* True when a letter alone may stand for the option. */
bool option_has_letter(const struct cli_option *option);

/* The table as a list, each with its text beside it. */
void options_print(const struct cli_option *table, FILE *out);

#endif
