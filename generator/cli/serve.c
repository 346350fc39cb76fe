#include "serve/serve.h"
#include "base/fs.h"
#include "cli/cli.h"
#include "publish/publish.h"

static const char help[] =
    "usage: wenda serve [FOLDER] [-p PORT]\n"
    "\n"
    "Serves a built site, 'site' when nothing is said, to this computer alone, until it is\n"
    "interrupted. A site whose 'url' in site.yaml has a path is served under that path.\n"
    "\n"
    "  -p, --port PORT   8000 when not said, 0 for any; one that is taken gives the next free\n";

enum { DEFAULT_PORT = 8000 };

static void print_address(const char *folder, struct str root, int asked, int port)
{
    if (asked && port != asked)
        printf("port %d is taken\n", asked);
    printf("serving %s at http://127.0.0.1:%d%.*s (Ctrl-C ends it)\n", folder, port, STR_ARG(root));
    fflush(stdout);
}

static int serve(const char *folder, int port)
{
    struct diag *diag = diag_new();
    struct source source = { .path = str_of(folder) };
    struct server *server = NULL;
    struct arena arena = { 0 };
    struct str root = publish_root(&arena, source.path);
    if (fs_kind(source.path) != FS_FOLDER)
        diag_error_hint(diag, (struct loc){ .source = &source }, STR("'wenda build' makes it"),
                        "there is no such folder");
    else
        server = server_start(diag, source.path, root, port);
    int code = cli_finish(diag);
    if (server) {
        print_address(folder, root, port, server_port(server));
        server_wait(server);
        server_stop(server);
    }
    arena_release(&arena);
    return code;
}

static int run(int argc, char **argv)
{
    static const struct option known[] = { { "port", required_argument, NULL, 'p' }, { 0 } };
    int port = DEFAULT_PORT;
    for (int key; (key = cli_option(argc, argv, ":p:", known)) != -1;) {
        if (key != 'p')
            return EXIT_USAGE;
        if (!cli_number(optarg, 0, 65535, &port))
            return cli_usage("serve", "a port is a number from 0 to 65535, not '%s'", optarg);
    }
    const char *folder = optind < argc ? argv[optind++] : "site";
    if (optind < argc)
        return cli_usage("serve", "one folder at a time, not '%s' as well", argv[optind]);
    return serve(folder, port);
}

const struct command command_serve = { "serve", "show a built site in the browser", help, run };
