#include "build/import.h"
#include "cli/cli.h"

static const char help[] =
    "usage: wenda import BANK.md FOLDER\n"
    "\n"
    "Splits a bank in one file at its numbered headings and writes one file a question,\n"
    "with front matter, into FOLDER (content/zh, say). No file that exists is touched.\n";

static int run(int argc, char **argv)
{
    static const struct option known[] = { { 0 } };
    if (cli_option(argc, argv, ":", known) != -1)
        return EXIT_USAGE;
    if (argc - optind != 2)
        return cli_usage("import", "it takes a bank and a folder");
    struct diag *diag = diag_new();
    size_t written = 0;
    bool ok = import_bank(str_of(argv[optind]), str_of(argv[optind + 1]), diag, &written);
    int code = cli_finish(diag);
    if (!ok)
        return code;
    printf("%zu file%s written to %s\n", written, written == 1 ? "" : "s", argv[optind + 1]);
    return cli_flush();
}

const struct command command_import = { "import", "split a bank in one file into pages", help,
                                        run };
