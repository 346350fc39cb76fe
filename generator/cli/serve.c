#include "serve/serve.h"
#include "base/fs.h"
#include "cli/cli.h"

static const char help[] =
    "usage: wenda serve [FOLDER] [-p PORT]\n"
    "\n"
    "Serves a built site, 'site' when nothing is said, to this computer alone, until it is\n"
    "interrupted.\n"
    "\n"
    "  -p, --port PORT   8000 when not said, 0 for any; one that is taken gives the next free\n";

enum { DEFAULT_PORT = 8000 };

static void print_address(const char *folder, int asked, int port)
{
    if (asked && port != asked)
        printf("port %d is taken\n", asked);
    printf("serving %s at http://127.0.0.1:%d/ (Ctrl-C ends it)\n", folder, port);
    fflush(stdout);
}

static int serve(const char *folder, int port)
{
    struct diag *diag = diag_new();
    struct source source = { .path = str_of(folder) };
    struct server *server = NULL;
    if (fs_kind(source.path) != FS_FOLDER)
        diag_error_hint(diag, (struct loc){ .source = &source }, STR("'wenda build' makes it"),
                        "there is no such folder");
    else
        server = server_start(diag, source.path, port);
    int code = cli_finish(diag);
    if (!server)
        return code;
    print_address(folder, port, server_port(server));
    server_wait(server);
    server_stop(server);
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
