#include "cli/site_options.h"

#include "base/fs.h"
#include "base/path.h"
#include "base/pool.h"

/* The folder `name` of what was installed beside the program. */
static struct str shared_folder(struct arena *arena, struct str name)
{
    struct str program = fs_real(arena, STR("/proc/self/exe"));
    struct str above = path_dir(path_dir(program));
    return arena_printf(arena, "%.*s/share/wenda/%.*s", STR_ARG(above), STR_ARG(name));
}

struct build_options site_options_default(struct arena *arena)
{
    return (struct build_options){ .source = STR("content"),
                                   .out = STR("site"),
                                   .theme = shared_folder(arena, STR("themes/default")),
                                   .demos = shared_folder(arena, STR("demos")),
                                   .jobs = pool_processors() };
}

int site_option(const char *command, int key, struct build_options *options)
{
    if (key == 't')
        options->theme = str_of(optarg);
    else if (key == 'd')
        options->demos = str_of(optarg);
    else if (key != 'j')
        return EXIT_USAGE;
    else if (!cli_number(optarg, 1, POOL_MAX, &options->jobs))
        return cli_usage(command, "-j takes a number from 1 to %d, not '%s'", POOL_MAX, optarg);
    return EXIT_FINE;
}

int site_option_source(int argc, char **argv, struct build_options *options)
{
    if (optind < argc)
        options->source = str_of(argv[optind++]);
    if (optind < argc)
        return cli_usage(argv[0], "one source at a time, not '%s' as well", argv[optind]);
    return EXIT_FINE;
}
