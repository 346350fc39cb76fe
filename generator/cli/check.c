#include "cli/report.h"
#include "cli/site_options.h"

static const char help[] =
    "usage: wenda check [SITE-FOLDER | BANK.md] [options]\n"
    "\n"
    "Tells all that 'wenda build' would, and writes nothing. Besides it looks for links and\n"
    "places that are not there in the finished pages, pages that no other leads to, files that\n"
    "none uses, headings that skip a level, '**' that stayed text, and what a page has in one\n"
    "language and lacks in another. The source is 'content' when nothing is said.\n"
    "\n"
    "Ends with 0 when there is nothing to tell, and with 1 for any finding: warnings count,\n"
    "for those that may stay are told by 'wenda build', which ends with 0 for them.\n"
    "\n"
    "      --json        the findings as one JSON object: pages, errors, warnings, findings;\n"
    "                    of each severity, file, line, column, message and hint, or null\n"
    "      --github      as workflow commands, which GitHub shows beside the "
    "lines\n" SITE_OPTIONS_HELP;

enum form { FORM_PLAIN, FORM_JSON, FORM_GITHUB };

struct check_options {
    struct build_options site;
    enum form form;
};

static int set_form(struct check_options *options, enum form form)
{
    if (options->form && options->form != form)
        return cli_usage("check", "it is either --json or --github");
    options->form = form;
    return EXIT_FINE;
}

/* EXIT_FINE, or EXIT_USAGE after a message. */
static int read_options(int argc, char **argv, struct check_options *options)
{
    static const struct option known[] = { { "json", no_argument, NULL, 'J' },
                                           { "github", no_argument, NULL, 'G' },
                                           SITE_OPTIONS,
                                           { 0 } };
    int code = EXIT_FINE;
    for (int key; code == EXIT_FINE && (key = cli_option(argc, argv, ":j:", known)) != -1;) {
        if (key == 'J')
            code = set_form(options, FORM_JSON);
        else if (key == 'G')
            code = set_form(options, FORM_GITHUB);
        else
            code = site_option("check", key, &options->site);
    }
    return code == EXIT_FINE ? site_option_source(argc, argv, &options->site) : code;
}

/* The one line that a run ends with, for people. */
static void print_summary(struct diag *diag, size_t pages, bool made, double seconds)
{
    size_t errors = diag_errors(diag), warnings = diag_warnings(diag);
    const char *rest =
        made ? "" : "; what only finished pages show is checked when they can be made";
    printf("%zu page%s, %zu error%s, %zu warning%s%s, %.2f s\n", pages, cli_plural(pages), errors,
           cli_plural(errors), warnings, cli_plural(warnings), rest, seconds);
}

static int check(const struct check_options *options)
{
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    struct diag *diag = diag_new();
    struct build_result result;
    bool made = build_check(&options->site, diag, &result);
    bool clean = !diag_errors(diag) && !diag_warnings(diag);
    if (options->form == FORM_JSON)
        report_json(diag, result.pages);
    else if (options->form == FORM_GITHUB)
        report_github(diag);
    else
        diag_print(diag, stdout);
    if (options->form != FORM_JSON)
        print_summary(diag, result.pages, made, cli_seconds_since(&start));
    diag_free(diag);
    int code = cli_flush();
    return code == EXIT_FINE && !clean ? EXIT_AUTHOR : code;
}

static int run(int argc, char **argv)
{
    struct arena arena = { 0 };
    struct check_options options = { .site = site_options_default(&arena) };
    int code = read_options(argc, argv, &options);
    if (code == EXIT_FINE)
        code = check(&options);
    arena_release(&arena);
    return code;
}

const struct command command_check = { "check", "tell what is wrong with a site, and write nothing",
                                       help, run };
