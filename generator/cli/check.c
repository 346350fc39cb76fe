#include "cli/progress.h"
#include "cli/report.h"
#include "cli/site_options.h"

enum { OPTION_JSON = OPTION_OWN, OPTION_GITHUB, OPTION_EXTERNAL };

static const struct cli_option known[] = {
    { OPTION_EXTERNAL,
      "external",
      { .name = "SECONDS", .optional = true },
      .help = "ask for links out of the site too, for a minute when not said" },
    { OPTION_JSON,
      "json",
      { 0 },
      .help =
          "the findings as one JSON object: pages, errors, warnings, outside, findings; of each "
          "severity, "
          "file, line, column, message and hint" },
    { OPTION_GITHUB,
      "github",
      { 0 },
      .help = "as workflow commands, which GitHub shows beside the lines" },
    { .rest = site_known },
};

enum { SECONDS = 60, SECONDS_MAX = 86400 };

enum form { FORM_PLAIN, FORM_JSON, FORM_GITHUB };

struct check_options {
    struct site_options site;
    enum form form;
};

static int set_form(struct check_options *options, enum form form)
{
    if (options->form && options->form != form)
        return cli_usage("check", "it is either --json or --github");
    options->form = form;
    return EXIT_FINE;
}

static int set_outside(struct check_options *options)
{
    const char *problem = fetch_problem();
    options->site.build.outside = SECONDS;
    if (problem)
        return cli_usage("check", "--external does not work here: %s", problem);
    if (optarg && !cli_number(optarg, 1, SECONDS_MAX, &options->site.build.outside))
        return cli_usage("check", "--external takes a number of seconds, not '%s'", optarg);
    return EXIT_FINE;
}

/* EXIT_FINE, or EXIT_USAGE after a message. */
static int read_options(int argc, char **argv, struct check_options *options)
{
    int code = EXIT_FINE;
    for (int key; code == EXIT_FINE && (key = cli_option(argc, argv, known)) != -1;) {
        if (key == OPTION_JSON)
            code = set_form(options, FORM_JSON);
        else if (key == OPTION_GITHUB)
            code = set_form(options, FORM_GITHUB);
        else if (key == OPTION_EXTERNAL)
            code = set_outside(options);
        else
            code = site_option("check", key, &options->site);
    }
    return code == EXIT_FINE ? site_option_source(argc, argv, &options->site) : code;
}

static void print_outside(const struct outside *outside)
{
    if (outside->asked)
        printf("%zu link%s out of the site, %zu host%s: %zu there, %zu missing, %zu refused, "
               "%zu out of reach, %zu without an answer in time\n",
               outside->links, cli_plural(outside->links), outside->hosts,
               cli_plural(outside->hosts), outside->outcomes[FETCH_THERE],
               outside->outcomes[FETCH_MISSING], outside->outcomes[FETCH_REFUSED],
               outside->outcomes[FETCH_UNREACHABLE], outside->outcomes[FETCH_UNASKED]);
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

static void report(const struct check_options *options, struct diag *diag,
                   const struct build_result *result)
{
    if (options->form == FORM_JSON)
        report_json(diag, result);
    else if (options->form == FORM_GITHUB)
        report_github(diag);
    else
        cli_print(diag, stdout);
}

static int check(struct check_options *options)
{
    struct progress progress;
    struct diag *diag = diag_new();
    struct build_result result;
    options->site.build.stages = &progress.stages;
    progress_begin(&progress, &options->site);
    bool made = build_check(&options->site.build, diag, &result);
    double seconds = progress_end(&progress);
    bool clean = !diag_errors(diag) && !diag_warnings(diag);
    report(options, diag, &result);
    if (options->form != FORM_JSON && !options->site.quiet) {
        print_outside(&result.outside);
        print_summary(diag, result.pages, made, seconds);
    }
    if (options->site.timing)
        progress_print_stages(&progress);
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

const struct command command_check = {
    .name = "check",
    .summary = "tell what is wrong with a site, and write nothing",
    .usage = "[SITE-FOLDER | BANK.md] [options]",
    .about =
        "Tells all that 'wenda build' would, and writes nothing. Besides it looks for links and\n"
        "places that are not there in the finished pages, pages that no other leads to, files "
        "that\n"
        "none uses, headings that skip a level, '**' that stayed text, and what a page has in one\n"
        "language and lacks in another. The source is 'content' when nothing is said.\n"
        "\n"
        "Ends with 0 when there is nothing to tell, and with 1 for any finding: warnings count,\n"
        "for those that may stay are told by 'wenda build', which ends with 0 for them.",
    .options = known,
    .operand = { .name = "SOURCE", .kind = VALUE_FILE },
    .run = run,
};
