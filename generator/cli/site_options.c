#include "cli/site_options.h"

#include "base/fs.h"
#include "base/path.h"
#include "base/pool.h"

const struct cli_option site_known[] = {
    { 'j',
      "jobs",
      { .name = "N" },
      .help = "threads; as many as there are processors when not said" },
    { OPTION_THEME,
      "theme",
      { .name = "DIR", .kind = VALUE_FOLDER },
      .help = "the theme to use in place of the default one" },
    { OPTION_DEMOS,
      "demos",
      { .name = "DIR", .kind = VALUE_FOLDER },
      .help = "the folder of the finished demos" },
    { 'q', "quiet", { 0 }, .help = "say what is wrong, and nothing else" },
    { OPTION_TIMING, "timing", { 0 }, .help = "say last how long each stage took" },
    { OPTION_COLOUR,
      "color",
      { .name = "WHEN", .kind = VALUE_CHOICE, .choices = "auto always never" },
      .help = "auto, which is on a terminal unless NO_COLOR says no; always; or never" },
    { .rest = cli_known_of_findings },
};

const struct cli_option site_known_of_builds[] = {
    { 'v', "verbose", { 0 }, .help = "say of each page that is made anew why it is" },
    { .rest = site_known },
};

struct str site_shared_folder(struct arena *arena, const char *name)
{
    struct str program = fs_real(arena, STR("/proc/self/exe"));
    struct str above = path_dir(path_dir(program));
    return arena_printf(arena, "%.*s/share/wenda/%s", STR_ARG(above), name);
}

struct site_options site_options_default(struct arena *arena)
{
    return (struct site_options){ .build = { .source = STR("content"),
                                             .out = STR("site"),
                                             .theme = site_shared_folder(arena, "themes/default"),
                                             .demos = site_shared_folder(arena, "demos"),
                                             .jobs = pool_processors() } };
}

static void print_made(void *ctx, struct str path, struct str why)
{
    (void)ctx;
    printf("%.*s: %.*s\n", STR_ARG(path), STR_ARG(why));
}

static int set_colour(const char *command)
{
    static const char *const words[] = {
        [COLOUR_AUTO] = "auto",
        [COLOUR_ALWAYS] = "always",
        [COLOUR_NEVER] = "never",
    };
    for (size_t i = 0; i < COUNT(words); i++) {
        if (strcmp(optarg, words[i]) == 0) {
            cli_set_colour((enum colour)i);
            return EXIT_FINE;
        }
    }
    return cli_usage(command, "--color takes auto, always or never, not '%s'", optarg);
}

static int set_jobs(const char *command, struct build_options *options)
{
    if (cli_number(optarg, 1, POOL_MAX, &options->jobs))
        return EXIT_FINE;
    return cli_usage(command, "-j takes a number from 1 to %d, not '%s'", POOL_MAX, optarg);
}

int site_option(const char *command, int key, struct site_options *options)
{
    switch (key) {
    case 'j':
        return set_jobs(command, &options->build);
    case OPTION_COLOUR:
        return set_colour(command);
    case OPTION_FINDINGS:
        return cli_set_findings(command);
    case OPTION_THEME:
        options->build.theme = str_of(optarg);
        return EXIT_FINE;
    case OPTION_DEMOS:
        options->build.demos = str_of(optarg);
        options->build.demos_named = true;
        return EXIT_FINE;
    case 'q':
        options->quiet = true;
        return EXIT_FINE;
    case 'v':
        options->verbose = true;
        options->build.made = print_made;
        return EXIT_FINE;
    case OPTION_TIMING:
        options->timing = true;
        return EXIT_FINE;
    default:
        return EXIT_USAGE;
    }
}

int site_option_source(int argc, char **argv, struct site_options *options)
{
    if (optind < argc)
        options->build.source = str_of(argv[optind++]);
    if (optind < argc)
        return cli_usage(argv[0], "one source at a time, not '%s' as well", argv[optind]);
    if (options->quiet && options->verbose)
        return cli_usage(argv[0], "it is either --quiet or --verbose");
    return EXIT_FINE;
}
