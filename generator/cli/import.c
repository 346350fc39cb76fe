#include "build/import.h"
#include "cli/cli.h"

static int run(int argc, char **argv)
{
    int code = EXIT_FINE;
    for (int key; code == EXIT_FINE && (key = cli_option(argc, argv, cli_known_of_findings)) != -1;)
        code = key == OPTION_FINDINGS ? cli_set_findings("import") : EXIT_USAGE;
    if (code != EXIT_FINE)
        return code;
    if (argc - optind != 2)
        return cli_usage("import", "it takes a bank and a folder");
    struct diag *diag = diag_new();
    size_t written = 0;
    bool ok = import_bank(str_of(argv[optind]), str_of(argv[optind + 1]), diag, &written);
    code = cli_finish(diag);
    if (!ok)
        return code;
    printf("%zu file%s written to %s\n", written, cli_plural(written), argv[optind + 1]);
    return cli_flush();
}

const struct command command_import = {
    .name = "import",
    .summary = "split a bank in one file into pages",
    .usage = "BANK.md FOLDER",
    .about = "Splits a bank in one file at its numbered headings and writes one file a question,\n"
             "with front matter, into FOLDER (content/zh, say). No file that exists is touched.",
    .options = cli_known_of_findings,
    .operand = { .name = "BANK.md", .kind = VALUE_FILE },
    .run = run,
};
