#include "cli/cli.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

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

/* "usage: wenda build ...", and further forms beneath. */
static void print_usage(const struct command *command, FILE *out)
{
    const char *before = "usage:";
    for (struct str rest = str_of(command->usage); rest.len || *before == 'u'; before = "      ") {
        struct str form = str_cut(&rest, '\n');
        fprintf(out, "%s wenda %s%s%.*s\n", before, command->name, form.len ? " " : "",
                STR_ARG(form));
    }
}

void cli_help(const struct command *command, FILE *out)
{
    print_usage(command, out);
    fprintf(out, "\n%s\n", command->about);
    if (option_at(command->options)) {
        fputc('\n', out);
        options_print(command->options, out);
    }
    if (command->epilogue)
        fprintf(out, "\n%s\n", command->epilogue);
}

static enum colour colour_said;

void cli_set_colour(enum colour colour)
{
    colour_said = colour;
}

/* https://no-color.org: set to anything but nothing. A dumb terminal would show the codes. */
static bool wants_colour(void)
{
    const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return !(no && *no) && terminal && strcmp(terminal, "dumb") != 0;
}

/* True when what goes to the stream, standard output or error, is to be coloured. */
static bool is_coloured(FILE *out)
{
    if (colour_said != COLOUR_AUTO)
        return colour_said == COLOUR_ALWAYS;
    return isatty(fileno(out)) && wants_colour();
}

/* More than anyone reads before mending the first of them. */
static int findings_shown = 100;

const struct cli_option cli_known_of_findings[] = {
    { OPTION_FINDINGS,
      "max-findings",
      { .name = "N" },
      .help =
          "how many errors and warnings are shown, errors first; 100 when not said, 0 for all" },
    { 0 },
};

int cli_set_findings(const char *command)
{
    if (cli_number(optarg, 0, INT_MAX, &findings_shown))
        return EXIT_FINE;
    return cli_usage(command, "--max-findings takes a number from 0 on, not '%s'", optarg);
}

void cli_print(struct diag *diag, FILE *out)
{
    size_t hidden = diag_print_some(diag, out, is_coloured(out), (size_t)findings_shown);
    if (hidden)
        fprintf(out, "and %zu more: --max-findings=0 shows all\n", hidden);
}

int cli_finish(struct diag *diag)
{
    bool failed = diag_errors(diag) > 0;
    cli_print(diag, stderr);
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
