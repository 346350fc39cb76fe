/* cli: what the commands share. Here, and in base/diag, stands all that prints. */
#ifndef WENDA_CLI_CLI_H
#define WENDA_CLI_CLI_H

#include "base/diag.h"
#include "cli/options.h"

enum { EXIT_FINE = 0, EXIT_AUTHOR = 1, EXIT_USAGE = 2 };

struct command {
    const char *name, *summary;
    const char *usage;    /* lines of arguments: "BANK.md FOLDER" */
    const char *about;    /* paragraphs */
    const char *epilogue; /* those behind the options; or NULL */
    const struct cli_option *options;
    struct value operand;              /* the first argument */
    int (*run)(int argc, char **argv); /* argv[0] is the command's name */
};

extern const struct command command_build, command_check, command_completion, command_import,
    command_manual, command_new, command_render, command_serve;

/* All of them, in the order in which they are shown. */
enum { COMMAND_COUNT = 8 };
extern const struct command *const cli_commands[COMMAND_COUNT];

/* When output is coloured: on a terminal whose user has not said otherwise, or as --color says. */
enum colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

/* Prints the usage fault and where help is to be had; returns EXIT_USAGE. */
int cli_usage(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Prints what the command does and takes. */
void cli_help(const struct command *command, FILE *out);

/* Says for the rest of the run what --color said. */
void cli_set_colour(enum colour colour);

/* The option that says how many findings are shown, for the end of the table of a command that prints them, and what takes
 * it: EXIT_FINE, or EXIT_USAGE after a message. */
enum { OPTION_FINDINGS = OPTION_LONG, OPTION_BEHIND_FINDINGS };
extern const struct cli_option cli_known_of_findings[];
int cli_set_findings(const char *command);

/* Prints what `diag` holds, as much of it as is to be shown. */
void cli_print(struct diag *diag, FILE *out);

/* Does so to standard error, frees it, and returns the exit
 * code: EXIT_AUTHOR when there was an error. */
int cli_finish(struct diag *diag);

/* Reads a number from `min` to `max`; false when it is none. */
bool cli_number(const char *text, int min, int max, int *value);

/* Flushes standard output; EXIT_AUTHOR with a message when it could not be
 * written (a full disk, a closed pipe). */
int cli_flush(void);

/* "s" unless it is one. */
const char *cli_plural(size_t count);

#endif
