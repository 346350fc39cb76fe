/* completion: scripts by which shells complete what is typed, made of the tables that the commands read. */
#include "cli/cli.h"

static const struct cli_option known[] = { { 0 } };

/* Calls `print` for each option, without the lines between them. */
static void each_option(const struct command *command,
                        void (*print)(const struct command *command,
                                      const struct cli_option *option))
{
    const struct cli_option *o = option_at(command->options);
    for (; o; o = option_at(o + 1))
        if (o->name)
            print(command, o);
}

/* The text within single quotes of a shell, whose own are left and taken up again by `quote`; what is among `signs`
 * has a backslash before it. */
static void print_quoted(const char *text, const char *quote, const char *signs)
{
    for (; *text; text++) {
        if (*text == '\'') {
            fputs(quote, stdout);
            continue;
        }
        if (strchr(signs, *text))
            putchar('\\');
        putchar(*text);
    }
}

/* ---- bash ---- */

/* What sets the variables that the end of the script goes by. */
static void print_bash_value(const struct value *value)
{
    switch (value->kind) {
    case VALUE_FILE:
        fputs("action='-f'", stdout);
        break;
    case VALUE_FOLDER:
        fputs("action='-d'", stdout);
        break;
    case VALUE_CHOICE:
        printf("choices='%s'", value->choices);
        break;
    case VALUE_OTHER:
        fputs(":", stdout);
        break;
    }
}

static void print_bash_case(const struct command *command, const struct cli_option *option)
{
    if (!option->value.name || option->value.optional)
        return;
    printf("    %s:--%s", command->name, option->name);
    if (option_has_letter(option))
        printf(" | %s:-%c", command->name, option->key);
    fputs(") ", stdout);
    print_bash_value(&option->value);
    fputs(" ;;\n", stdout);
}

static void print_bash_name(const struct command *command, const struct cli_option *option)
{
    (void)command;
    printf(" --%s", option->name);
}

static void print_bash(void)
{
    fputs("# bash completion for wenda\n"
          "_wenda()\n"
          "{\n"
          "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
          "    local command=${COMP_WORDS[1]} options= choices= action= IFS=$' \\t\\n'\n"
          "    # bash takes --name=value for three words\n"
          "    [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD - 2]}\n"
          "    [[ $word == = ]] && word=\n"
          "    [[ $COMP_CWORD -eq 1 ]] && command=\n"
          "    case $command:$before in\n"
          "    :*) choices='",
          stdout);
    for (size_t i = 0; i < COUNT(cli_commands); i++)
        printf("%s ", cli_commands[i]->name);
    fputs("' options='--help --version' ;;\n", stdout);
    for (size_t i = 0; i < COUNT(cli_commands); i++) {
        const struct command *command = cli_commands[i];
        each_option(command, print_bash_case);
        printf("    %s:*) ", command->name);
        print_bash_value(&command->operand);
        fputs(" options='--help", stdout);
        each_option(command, print_bash_name);
        fputs("' ;;\n", stdout);
    }
    fputs("    esac\n"
          "    if [[ $word == -* ]]; then\n"
          "        choices=$options action=\n"
          "    fi\n"
          "    if [[ $action ]]; then\n"
          "        compopt -o filenames\n"
          "        IFS=$'\\n'\n"
          "        COMPREPLY=($(compgen $action -- \"$word\"))\n"
          "    else\n"
          "        COMPREPLY=($(compgen -W \"$choices\" -- \"$word\"))\n"
          "    fi\n"
          "}\n"
          "complete -F _wenda wenda\n",
          stdout);
}

/* ---- zsh ---- */

static void print_zsh_text(const char *text)
{
    print_quoted(text, "'\\''", "[]:\\");
}

/* ":DIR:_files -/" */
static void print_zsh_value(const struct value *value)
{
    printf(":%s:", value->name);
    if (value->kind == VALUE_FILE)
        fputs("_files", stdout);
    else if (value->kind == VALUE_FOLDER)
        fputs("_files -/", stdout);
    else if (value->kind == VALUE_CHOICE)
        printf("(%s)", value->choices);
    else
        putchar(' ');
}

static void print_zsh_option(const struct command *command, const struct cli_option *option)
{
    (void)command;
    const struct value *value = &option->value;
    const char *mark = value->optional ? "=-" : value->name ? "=" : "";
    fputs(" \\\n        ", stdout);
    if (option_has_letter(option))
        printf("'(-%c --%s)'{-%c%s,--%s%s}'", option->key, option->name, option->key,
               value->name ? "+" : "", option->name, mark);
    else
        printf("'--%s%s", option->name, mark);
    putchar('[');
    print_zsh_text(option->help);
    putchar(']');
    if (value->optional)
        putchar(':');
    if (value->name)
        print_zsh_value(value);
    putchar('\'');
}

static void print_zsh(void)
{
    puts("#compdef wenda\n"
         "_wenda() {\n"
         "    local -a commands=(");
    for (size_t i = 0; i < COUNT(cli_commands); i++) {
        printf("        '%s:", cli_commands[i]->name);
        print_zsh_text(cli_commands[i]->summary);
        puts("'");
    }
    puts("    )\n"
         "    if (( CURRENT == 2 )); then\n"
         "        _describe command commands -- '(--help --version)'\n"
         "        return\n"
         "    fi\n"
         "    shift words\n"
         "    (( CURRENT-- ))\n"
         "    case $words[1] in");
    for (size_t i = 0; i < COUNT(cli_commands); i++) {
        printf("    %s)\n        _arguments -s '--help[say what it does]'", cli_commands[i]->name);
        each_option(cli_commands[i], print_zsh_option);
        if (cli_commands[i]->operand.name) {
            fputs(" \\\n        '1", stdout);
            print_zsh_value(&cli_commands[i]->operand);
            putchar('\'');
        }
        puts("\n        ;;");
    }
    puts("    esac\n"
         "}\n"
         "# loaded by its name it is to complete at once\n"
         "if [[ $funcstack[1] == _wenda ]]; then _wenda; else compdef _wenda wenda; fi");
}

/* ---- fish ---- */

/* " -d 'text'" */
static void print_fish_text(const char *text)
{
    fputs(" -d '", stdout);
    print_quoted(text, "\\'", "\\");
    fputs("'", stdout);
}

static void print_fish_value(const struct value *value)
{
    if (value->kind == VALUE_FILE)
        fputs(" -F", stdout);
    else if (value->kind == VALUE_FOLDER)
        fputs(" -a '(__fish_complete_directories)'", stdout);
    else if (value->kind == VALUE_CHOICE)
        printf(" -a '%s'", value->choices);
}

static void print_fish_option(const struct command *command, const struct cli_option *option)
{
    printf("complete -c wenda -n '__fish_seen_subcommand_from %s' -l %s", command->name,
           option->name);
    if (option_has_letter(option))
        printf(" -s %c", option->key);
    if (option->value.name && !option->value.optional) /* -x: and no file either */
        fputs(option->value.kind == VALUE_FILE ? " -r" : " -x", stdout);
    print_fish_value(&option->value);
    print_fish_text(option->help);
    putchar('\n');
}

static void print_fish(void)
{
    puts("# fish completion for wenda\n"
         "complete -c wenda -f\n"
         "complete -c wenda -l help -d 'say what it does'\n"
         "complete -c wenda -n __fish_use_subcommand -l version -d 'say which one it is'");
    for (size_t i = 0; i < COUNT(cli_commands); i++) {
        const struct command *command = cli_commands[i];
        printf("complete -c wenda -n __fish_use_subcommand -a %s", command->name);
        print_fish_text(command->summary);
        putchar('\n');
        each_option(command, print_fish_option);
        if (!command->operand.name || command->operand.kind == VALUE_OTHER)
            continue;
        printf("complete -c wenda -n '__fish_seen_subcommand_from %s'", command->name);
        print_fish_value(&command->operand);
        putchar('\n');
    }
}

/* ---- the command ---- */

static int run(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*print)(void);
    } shells[] = { { "bash", print_bash }, { "zsh", print_zsh }, { "fish", print_fish } };
    if (cli_option(argc, argv, known) != -1)
        return EXIT_USAGE;
    if (argc - optind != 1)
        return cli_usage("completion", "it takes the name of one shell");
    for (size_t i = 0; i < COUNT(shells); i++) {
        if (strcmp(argv[optind], shells[i].name) == 0) {
            shells[i].print();
            return cli_flush();
        }
    }
    return cli_usage("completion", "it knows bash, zsh and fish, not '%s'", argv[optind]);
}

const struct command command_completion = {
    .name = "completion",
    .summary = "print a script that completes commands in a shell",
    .usage = "bash | zsh | fish",
    .about =
        "Prints a script by which the shell completes commands, options and files. For bash, zsh:\n"
        "\n"
        "    source <(wenda completion bash)\n"
        "\n"
        "For fish:\n"
        "\n"
        "    wenda completion fish | source",
    .options = known,
    .operand = { .name = "SHELL", .kind = VALUE_CHOICE, .choices = "bash zsh fish" },
    .run = run,
};
