#include "cli/progress.h"
#include "cli/site_options.h"

static const struct cli_option known[] = {
    { 'o',
      "out",
      { .name = "OUT", .kind = VALUE_FOLDER },
      .help = "the folder of the published site" },
    { .rest = site_known_of_builds },
};

/* EXIT_FINE, or EXIT_USAGE after a message. */
static int read_options(int argc, char **argv, struct site_options *site)
{
    int code = EXIT_FINE;
    for (int key; code == EXIT_FINE && (key = cli_option(argc, argv, known)) != -1;) {
        if (key == 'o')
            site->build.out = str_of(optarg);
        else
            code = site_option("build", key, site);
    }
    return code == EXIT_FINE ? site_option_source(argc, argv, site) : code;
}

static void print_success(const struct build_result *result, size_t warnings, double seconds)
{
    printf("%zu page%s, %zu file%s written, %zu removed, %zu warning%s, %.2f s\n", result->pages,
           cli_plural(result->pages), result->written, cli_plural(result->written), result->removed,
           warnings, cli_plural(warnings), seconds);
}

static void print_failure(const struct site_options *site, const struct build_result *result,
                          size_t errors, size_t warnings)
{
    bool halfway = result->written || result->removed;
    fprintf(stderr, "%zu error%s, %zu warning%s: '%.*s' is %s\n", errors, cli_plural(errors),
            warnings, cli_plural(warnings), STR_ARG(site->build.out),
            halfway ? "half old and half new, until a build ends well" : "left as it was");
}

static int build(struct site_options *site)
{
    struct progress progress;
    struct diag *diag = diag_new();
    struct build_result result;
    site->build.stages = &progress.stages;
    progress_begin(&progress, site);
    bool ok = build_site(&site->build, diag, &result);
    double seconds = progress_end(&progress);
    size_t errors = diag_errors(diag), warnings = diag_warnings(diag);
    cli_finish(diag);
    if (ok && !site->quiet)
        print_success(&result, warnings, seconds);
    else if (!ok && !site->quiet)
        print_failure(site, &result, errors, warnings);
    if (site->timing)
        progress_print_stages(&progress);
    int code = cli_flush();
    return ok ? code : EXIT_AUTHOR;
}

static int run(int argc, char **argv)
{
    struct arena arena = { 0 };
    struct site_options site = site_options_default(&arena);
    int code = read_options(argc, argv, &site);
    if (code == EXIT_FINE)
        code = build(&site);
    arena_release(&arena);
    return code;
}

const struct command command_build = {
    .name = "build",
    .summary = "build a site from a folder or a bank",
    .usage = "[SITE-FOLDER | BANK.md] [-o OUT] [options]",
    .about = "Builds the site of a folder that holds site.yaml and a folder for each language,\n"
             "or of a single Markdown file whose numbered headings are its questions.\n"
             "The source is 'content' and the site goes to 'site' when nothing is said.",
    .epilogue = "What is still as it was is not made again: the folder .wenda beside OUT remembers "
                "what the\n"
                "last build has made of what. It may be removed at any time.",
    .options = known,
    .operand = { .name = "SOURCE", .kind = VALUE_FILE },
    .run = run,
};
