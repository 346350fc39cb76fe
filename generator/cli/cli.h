/* cli: what the commands share. Here, and in base/diag, stands all that prints. */
#ifndef WENDA_CLI_CLI_H
#define WENDA_CLI_CLI_H

#include <getopt.h>
#include <time.h>

#include "base/diag.h"

enum { EXIT_FINE = 0, EXIT_AUTHOR = 1, EXIT_USAGE = 2 };

struct command {
    const char *name, *summary, *help;
    int (*run)(int argc, char **argv); /* argv[0] is the command's name */
};

extern const struct command command_build, command_check, command_import, command_render,
    command_serve;

/* Prints the usage fault and where help is to be had; returns EXIT_USAGE. */
int cli_usage(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* As getopt_long(), but an unknown option and one without its value give '?'
 * after a message in our words. */
int cli_option(int argc, char **argv, const char *letters, const struct option *known);

/* Prints what `diag` holds to standard error, frees it, and returns the exit
 * code: EXIT_AUTHOR when there was an error. */
int cli_finish(struct diag *diag);

/* Reads a number from `min` to `max`; false when it is none. */
bool cli_number(const char *text, int min, int max, int *value);

/* Flushes standard output; EXIT_AUTHOR with a message when it could not be
 * written (a full disk, a closed pipe). */
int cli_flush(void);

/* "s" unless it is one. */
const char *cli_plural(size_t count);

/* Since a time of CLOCK_MONOTONIC. */
double cli_seconds_since(const struct timespec *start);

#endif
