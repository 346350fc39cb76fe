#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>

#include "base/fs.h"

int cli_usage(const char *command, const char *format, ...)
{
    va_list args;
    fprintf(stderr, "wenda %s: ", command);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, "\ntry 'wenda %s --help'\n", command);
    return EXIT_USAGE;
}

int cli_option(int argc, char **argv, const char *letters, const struct option *known)
{
    opterr = 0;
    int key = getopt_long(argc, argv, letters, known, NULL);
    if (key != '?' && key != ':')
        return key;
    const char *problem = key == ':' ? "needs a value" : "is not known";
    if (optopt && key == '?')
        cli_usage(argv[0], "option '-%c' %s", optopt, problem);
    else
        cli_usage(argv[0], "option '%s' %s", argv[optind - 1], problem);
    return '?';
}

int cli_finish(struct diag *diag)
{
    bool failed = diag_errors(diag) > 0;
    diag_print(diag, stderr);
    diag_free(diag);
    return failed ? EXIT_AUTHOR : EXIT_FINE;
}

bool cli_number(const char *text, int min, int max, int *value)
{
    char *end;
    errno = 0;
    long number = strtol(text, &end, 10);
    if (end == text || *end || errno || number < min || number > max)
        return false;
    *value = (int)number;
    return true;
}

int cli_flush(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return EXIT_FINE;
    fprintf(stderr, "wenda: error: standard output cannot be written: %s\n", fs_error(errno));
    return EXIT_AUTHOR;
}

const char *cli_plural(size_t count)
{
    return count == 1 ? "" : "s";
}

double cli_seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}
