/* wenda: finds the command and runs it. */
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "cli/cli.h"

static void print_help(FILE *out)
{
    fputs("usage: wenda COMMAND [ARGUMENTS]\n\n"
          "Makes a web site of a bank of questions written in Markdown.\n\n",
          out);
    for (size_t i = 0; i < COUNT(cli_commands); i++)
        fprintf(out, "  %-11s %s\n", cli_commands[i]->name, cli_commands[i]->summary);
    fputs("\n'wenda COMMAND --help' says more, 'wenda --version' which one this is.\n", out);
}

static int unknown_command(const char *name)
{
    struct str names[COMMAND_COUNT];
    for (size_t i = 0; i < COUNT(cli_commands); i++)
        names[i] = str_of(cli_commands[i]->name);
    struct str near = suggest_near(str_of(name), names, COUNT(names));
    fprintf(stderr, "wenda: no command is called '%s'", name);
    if (near.len)
        fprintf(stderr, "; did you mean '%.*s'?", STR_ARG(near));
    fputs("\ntry 'wenda --help'\n", stderr);
    return EXIT_USAGE;
}

static bool is_help(const char *arg)
{
    return strcmp(arg, "--help") == 0 || strcmp(arg, "-h") == 0;
}

static int run_command(const struct command *command, int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (is_help(argv[i])) {
            cli_help(command, stdout);
            return cli_flush();
        }
    }
    return command->run(argc, argv);
}

int main(int argc, char **argv)
{
    mem_begin();
    fs_hold_streams();
    if (argc < 2) {
        print_help(stderr);
        return EXIT_USAGE;
    }
    if (is_help(argv[1])) {
        print_help(stdout);
        return cli_flush();
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("wenda " WENDA_VERSION);
        return cli_flush();
    }
    for (size_t i = 0; i < COUNT(cli_commands); i++)
        if (strcmp(argv[1], cli_commands[i]->name) == 0)
            return run_command(cli_commands[i], argc - 1, argv + 1);
    return unknown_command(argv[1]);
}
