/* manual: the manual page, in the language of mdoc(7), made of the tables that commands read and print. */
#include "cli/cli.h"

static const struct cli_option known[] = { { 0 } };

enum { LINE = 78 };

/* A word as it stands: a backslash, and a dot or quote that begins a line, mean something to mdoc. */
static size_t print_word(struct str word, bool begins)
{
    if (begins && (word.ptr[0] == '.' || word.ptr[0] == '\''))
        fputs("\\&", stdout);
    for (size_t i = 0; i < word.len; i++)
        fputs(word.ptr[i] == '\\' ? "\\e" : (char[]){ word.ptr[i], 0 }, stdout);
    return word.len;
}

/* Words in lines that are short; a sentence begins one. */
static void print_prose(struct str text)
{
    size_t column = 0;
    for (bool stopped = false; text.len;) {
        struct str rest = text, line = str_cut(&rest, '\n'), word = str_cut(&text, ' ');
        if (line.len < word.len) {
            word = line;
            text = rest;
        }
        if (!word.len)
            continue;
        if (column && (stopped || column + 1 + word.len > LINE)) {
            putchar('\n');
            column = 0;
        } else if (column) {
            putchar(' ');
            column++;
        }
        column += print_word(word, !column);
        stopped = str_ends(word, STR("."));
    }
    putchar('\n');
}

/* Lines as they stand. */
static void print_lines(struct str text, const char *before)
{
    puts(".Bd -literal -offset indent");
    while (text.len) {
        fputs(before, stdout);
        print_word(str_trim(str_cut(&text, '\n')), !*before);
        putchar('\n');
    }
    puts(".Ed");
}

/* Paragraphs, parted by an empty line; one that is indented is to be typed. */
static void print_paragraphs(struct str text)
{
    while (text.len) {
        size_t end = str_search(text, STR("\n\n"));
        struct str paragraph = str_slice(text, 0, end);
        if (str_starts(paragraph, STR(" "))) {
            print_lines(paragraph, "");
        } else {
            puts(".Pp");
            print_prose(paragraph);
        }
        text = str_slice(text, end + 2, text.len);
    }
}

static void print_option(const struct cli_option *option)
{
    const struct value *value = &option->value;
    fputs(".It", stdout);
    if (option_has_letter(option))
        printf(" Fl %c ,", option->key);
    printf(" Fl -%s", option->name);
    if (value->optional)
        printf(" Ns Op = Ns Ar %s", value->name);
    else if (value->name)
        printf(" Ar %s", value->name);
    putchar('\n');
    print_prose(str_of(option->help));
}

static void print_options(const struct cli_option *table)
{
    bool in_list = false;
    for (const struct cli_option *o = option_at(table); o; o = option_at(o + 1)) {
        if (in_list && !o->name)
            puts(".El");
        if (!o->name)
            print_paragraphs(str_of(o->help));
        if (o->name && !in_list)
            puts(".Bl -tag -width Ds");
        in_list = o->name;
        if (o->name)
            print_option(o);
    }
    if (in_list)
        puts(".El");
}

static void print_command(const struct command *command)
{
    char before[32];
    snprintf(before, sizeof before, "wenda %s ", command->name);
    printf(".Ss wenda %s\n", command->name);
    print_lines(str_of(command->usage), before);
    print_paragraphs(str_of(command->about));
    print_options(command->options);
    if (command->epilogue)
        print_paragraphs(str_of(command->epilogue));
}

static void print_synopsis(void)
{
    puts(".Sh SYNOPSIS");
    for (size_t i = 0; i < COUNT(cli_commands); i++)
        printf(".Nm\n.Cm %s\n.Op Ar argument ...\n", cli_commands[i]->name);
    puts(".Nm\n.Op Fl -help | Fl -version");
}

static void print_rest(void)
{
    puts(".Sh ENVIRONMENT\n"
         ".Bl -tag -width NO_COLOR\n"
         ".It Ev NO_COLOR\n"
         "When it is not empty, output has no colours unless\n"
         ".Fl -color\n"
         "says so.\n"
         ".It Ev TERM\n"
         "When it is\n"
         ".Dq dumb ,\n"
         "there are neither colours nor a line that tells how far a build is.\n"
         ".El\n"
         ".Sh FILES\n"
         ".Bl -tag -width glossary.yaml\n"
         ".It Pa site.yaml\n"
         "The settings of a site, in the folder of its sources.\n"
         ".It Pa glossary.yaml\n"
         "Its terms, beside that.\n"
         ".It Pa synonyms.yaml\n"
         "What its readers call the same, beside that.\n"
         ".It Pa .wenda\n"
         "What the last build has made, beside the site.\n"
         "It may be removed at any time.\n"
         ".El\n"
         ".Sh EXIT STATUS\n"
         "0 when all is well, 1 when something is wrong with what an author wrote, 2 when\n"
         ".Nm\n"
         "was called wrongly.");
}

static int run(int argc, char **argv)
{
    if (cli_option(argc, argv, known) != -1)
        return EXIT_USAGE;
    if (optind < argc)
        return cli_usage("manual", "it takes no argument, not '%s' either", argv[optind]);
    /* dated by no day: the same program gives the same page */
    puts(".Dd $Mdocdate$\n.Dt WENDA 1\n.Os\n.Sh NAME\n.Nm wenda\n"
         ".Nd make a web site of a bank of questions written in Markdown");
    print_synopsis();
    puts(".Sh DESCRIPTION\nThe commands are:");
    for (size_t i = 0; i < COUNT(cli_commands); i++)
        print_command(cli_commands[i]);
    print_rest();
    return cli_flush();
}

const struct command command_manual = {
    .name = "manual",
    .summary = "print the manual page",
    .usage = "| man -l -",
    .about = "Prints the manual page of all commands, for man(1).",
    .options = known,
    .run = run,
};
