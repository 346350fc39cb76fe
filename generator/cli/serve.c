#include "serve/serve.h"
#include "base/fs.h"
#include "base/path.h"
#include "cli/author.h"
#include "cli/site_options.h"
#include "publish/publish.h"

enum { OPTION_MAKE = OPTION_OWN, OPTION_MAKE_FROM };

static const struct cli_option known[] = {
    { 'p',
      "port",
      { .name = "PORT" },
      .help = "8000 when not said, 0 for any; one that is taken gives the next free" },
    { .help = "Of a SOURCE:" },
    { 'o',
      "out",
      { .name = "OUT", .kind = VALUE_FOLDER },
      .help = "the folder of the published site, 'site' when not said" },
    { OPTION_MAKE,
      "make",
      { .name = "COMMAND" },
      .help = "a command for sh, run before a build when a file has changed in a folder that "
              "--make-from "
              "names: it makes demos, say" },
    { OPTION_MAKE_FROM,
      "make-from",
      { .name = "DIR", .kind = VALUE_FOLDER },
      .help = "such a folder, of up to 8" },
    { .rest = site_known_of_builds },
};

enum { DEFAULT_PORT = 8000 };

static void print_address(struct str folder, struct str root, int asked, int port)
{
    if (asked && port != asked)
        printf("port %d is taken\n", asked);
    printf("serving %.*s at http://127.0.0.1:%d%.*s (Ctrl-C ends it)\n", STR_ARG(folder), port,
           STR_ARG(root));
    fflush(stdout);
}

static int serve_site(struct str folder, int port)
{
    struct diag *diag = diag_new();
    struct source source = { .path = folder };
    struct server *server = NULL;
    struct arena arena = { 0 };
    struct server_options options = { folder, publish_root(&arena, folder), port, NULL };
    if (fs_kind(folder) != FS_FOLDER)
        diag_error_hint(diag, (struct loc){ .source = &source }, STR("'wenda build' makes it"),
                        "there is no such folder");
    else
        server = server_start(diag, &options);
    int code = cli_finish(diag);
    if (server) {
        print_address(folder, options.root, port, server_port(server));
        server_wait(server);
        server_stop(server);
    }
    arena_release(&arena);
    return code;
}

static int add_folder(struct author_options *options)
{
    if (options->folder_count == AUTHOR_FOLDERS_MAX)
        return cli_usage("serve", "--make-from names %d folders at most", AUTHOR_FOLDERS_MAX);
    options->folders[options->folder_count++] = optarg;
    return EXIT_FINE;
}

/* One option: EXIT_FINE, or EXIT_USAGE after a message. */
static int take_option(int key, struct author_options *options)
{
    if (key == 'p')
        return cli_number(optarg, 0, 65535, &options->port)
                   ? EXIT_FINE
                   : cli_usage("serve", "a port is a number from 0 to 65535, not '%s'", optarg);
    if (key == OPTION_MAKE_FROM)
        return add_folder(options);
    if (key == OPTION_MAKE)
        options->make = optarg;
    else if (key == 'o')
        options->site.build.out = str_of(optarg);
    else
        return site_option("serve", key, &options->site);
    return EXIT_FINE;
}

/* The same of all. `for_source`: one was given that means nothing for a built site. */
static int read_options(int argc, char **argv, struct author_options *options, bool *for_source)
{
    int code = EXIT_FINE;
    for (int key; code == EXIT_FINE && (key = cli_option(argc, argv, known)) != -1;) {
        *for_source = *for_source || key != 'p';
        code = take_option(key, options);
    }
    return code == EXIT_FINE ? site_option_source(argc, argv, &options->site) : code;
}

static bool is_source(struct arena *arena, struct str path)
{
    return fs_kind(path) == FS_FILE || fs_kind(path_join(arena, path, STR("site.yaml"))) == FS_FILE;
}

static int run(int argc, char **argv)
{
    struct arena arena = { 0 };
    struct author_options options = { .site = site_options_default(&arena), .port = DEFAULT_PORT };
    bool for_source = false;
    options.site.build.source = STR("site");
    int code = read_options(argc, argv, &options, &for_source);
    struct str source = options.site.build.source;
    if (code == EXIT_FINE && is_source(&arena, source))
        code = author_loop(&options);
    else if (code == EXIT_FINE && for_source)
        code = cli_usage("serve", "'%.*s' is no source: only -p goes with a built site",
                         STR_ARG(source));
    else if (code == EXIT_FINE)
        code = serve_site(source, options.port);
    arena_release(&arena);
    return code;
}

const struct command command_serve = {
    .name = "serve",
    .summary = "show a site in the browser, as it is written",
    .usage = "[SITE] [-p PORT]\nSOURCE [-p PORT] [-o OUT] [options]",
    .about =
        "Serves a built site, 'site' when nothing is said, to this computer alone, until it is\n"
        "interrupted. A site whose 'url' in site.yaml has a path is served under that path.\n"
        "\n"
        "A SOURCE, which is a folder with site.yaml or a bank in one Markdown file, is built "
        "first,\n"
        "and again whenever it, its theme, its demos or code that it includes change. Open pages\n"
        "show what changed, or what is wrong. With --quiet, the address is told only where its\n"
        "port is not the one that was asked for.",
    .options = known,
    .operand = { .name = "SOURCE", .kind = VALUE_FILE },
    .run = run,
};
