#include "cli/site_options.h"

static const char help[] =
    "usage: wenda build [SITE-FOLDER | BANK.md] [-o OUT] [options]\n"
    "\n"
    "Builds the site of a folder that holds site.yaml and a folder for each language,\n"
    "or of a single Markdown file whose numbered headings are its questions.\n"
    "The source is 'content' and the site goes to 'site' when nothing is said.\n"
    "\n"
    "  -o, --out OUT     the folder of the published site\n"
    "  -v, --verbose     say of each page that is made anew why it is\n" SITE_OPTIONS_HELP "\n"
    "What is still as it was is not made again: the folder .wenda beside OUT remembers what the\n"
    "last build has made of what. It may be removed at any time.\n";

static void print_made(void *ctx, struct str path, struct str why)
{
    (void)ctx;
    printf("%.*s: %.*s\n", STR_ARG(path), STR_ARG(why));
}

/* EXIT_FINE, or EXIT_USAGE after a message. */
static int read_options(int argc, char **argv, struct build_options *options)
{
    static const struct option known[] = { { "out", required_argument, NULL, 'o' },
                                           { "verbose", no_argument, NULL, 'v' },
                                           SITE_OPTIONS,
                                           { 0 } };
    int code = EXIT_FINE;
    for (int key; code == EXIT_FINE && (key = cli_option(argc, argv, ":o:j:v", known)) != -1;) {
        if (key == 'o')
            options->out = str_of(optarg);
        else if (key == 'v')
            options->made = print_made;
        else
            code = site_option("build", key, options);
    }
    return code == EXIT_FINE ? site_option_source(argc, argv, options) : code;
}

static void print_success(const struct build_result *result, size_t warnings, double seconds)
{
    printf("%zu page%s, %zu file%s written, %zu removed, %zu warning%s, %.2f s\n", result->pages,
           cli_plural(result->pages), result->written, cli_plural(result->written), result->removed,
           warnings, cli_plural(warnings), seconds);
}

static int build(const struct build_options *options)
{
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    struct diag *diag = diag_new();
    struct build_result result;
    bool ok = build_site(options, diag, &result);
    size_t errors = diag_errors(diag), warnings = diag_warnings(diag);
    cli_finish(diag);
    if (ok) {
        print_success(&result, warnings, cli_seconds_since(&start));
        return cli_flush();
    }
    fprintf(stderr, "%zu error%s, %zu warning%s: '%.*s' is left as it was\n", errors,
            cli_plural(errors), warnings, cli_plural(warnings), STR_ARG(options->out));
    return EXIT_AUTHOR;
}

static int run(int argc, char **argv)
{
    struct arena arena = { 0 };
    struct build_options options = site_options_default(&arena);
    int code = read_options(argc, argv, &options);
    if (code == EXIT_FINE)
        code = build(&options);
    arena_release(&arena);
    return code;
}

const struct command command_build = { "build", "build a site from a folder or a bank", help, run };
