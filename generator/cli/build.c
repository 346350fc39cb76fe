#include <getopt.h>
#include <time.h>

#include "base/fs.h"
#include "base/path.h"
#include "base/pool.h"
#include "build/build.h"
#include "cli/cli.h"

static const char help[] =
    "usage: wenda build [SITE-FOLDER | BANK.md] [-o OUT] [options]\n"
    "\n"
    "Builds the site of a folder that holds site.yaml and a folder for each language,\n"
    "or of a single Markdown file whose numbered headings are its questions.\n"
    "The source is 'content' and the site goes to 'site' when nothing is said.\n"
    "\n"
    "  -o, --out OUT     the folder of the published site\n"
    "  -j, --jobs N      threads; as many as there are processors when not said\n"
    "      --theme DIR   the theme to use in place of the default one\n"
    "      --demos DIR   the folder of the finished demos\n";

/* The folder `name` of what was installed beside the program. */
static struct str shared_folder(struct arena *arena, struct str name)
{
    struct str program = fs_real(arena, STR("/proc/self/exe"));
    struct str above = path_dir(path_dir(program));
    return arena_printf(arena, "%.*s/share/wenda/%.*s", STR_ARG(above), STR_ARG(name));
}

/* EXIT_FINE, or EXIT_USAGE after a message. */
static int read_options(int argc, char **argv, struct build_options *options)
{
    static const struct option known[] = {
        { "out", required_argument, NULL, 'o' },
        { "jobs", required_argument, NULL, 'j' },
        { "theme", required_argument, NULL, 't' },
        { "demos", required_argument, NULL, 'd' },
        { 0 },
    };
    for (int key; (key = cli_option(argc, argv, ":o:j:", known)) != -1;) {
        if (key == 'o')
            options->out = str_of(optarg);
        else if (key == 't')
            options->theme = str_of(optarg);
        else if (key == 'd')
            options->demos = str_of(optarg);
        else if (key != 'j')
            return EXIT_USAGE;
        else if (!cli_number(optarg, 1, POOL_MAX, &options->jobs))
            return cli_usage("build", "-j takes a number from 1 to %d, not '%s'", POOL_MAX, optarg);
    }
    if (optind < argc)
        options->source = str_of(argv[optind++]);
    if (optind < argc)
        return cli_usage("build", "one source at a time, not '%s' as well", argv[optind]);
    return EXIT_FINE;
}

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void print_success(const struct build_result *result, size_t warnings, double seconds)
{
    printf("%zu page%s, %zu file%s written, %zu removed, %zu warning%s, %.2f s\n", result->pages,
           plural(result->pages), result->written, plural(result->written), result->removed,
           warnings, plural(warnings), seconds);
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
        print_success(&result, warnings, seconds_since(&start));
        return cli_flush();
    }
    fprintf(stderr, "%zu error%s, %zu warning%s: '%.*s' is left as it was\n", errors,
            plural(errors), warnings, plural(warnings), STR_ARG(options->out));
    return EXIT_AUTHOR;
}

static int run(int argc, char **argv)
{
    struct arena arena = { 0 };
    struct build_options options = { .source = STR("content"),
                                     .out = STR("site"),
                                     .theme = shared_folder(&arena, STR("themes/default")),
                                     .demos = shared_folder(&arena, STR("demos")),
                                     .jobs = pool_processors() };
    int code = read_options(argc, argv, &options);
    if (code == EXIT_FINE)
        code = build(&options);
    arena_release(&arena);
    return code;
}

const struct command command_build = { "build", "build a site from a folder or a bank", help, run };
