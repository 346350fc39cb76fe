#include "cli/options.h"

#include <assert.h>

#include "cli/cli.h"

/* Columns of the help: where its texts begin, and where they end at the latest. */
enum { TEXT_COLUMN = 20, LAST_COLUMN = 90 };

const struct cli_option *option_at(const struct cli_option *option)
{
    while (option && !option->help)
        option = option->rest;
    return option;
}

bool option_has_letter(const struct cli_option *option)
{
    return option->key < OPTION_LONG;
}

/* ---- reading ---- */

/* The table as getopt_long() wants it. */
struct getopt_table {
    char letters[2 * OPTIONS_MAX + 2];
    struct option names[OPTIONS_MAX + 1];
};

static int argument_of(const struct value *value)
{
    if (!value->name)
        return no_argument;
    return value->optional ? optional_argument : required_argument;
}

static void fill(struct getopt_table *known, const struct cli_option *table)
{
    size_t count = 0;
    char *letter = known->letters;
    *letter++ = ':'; /* a value that is missing is told apart */
    for (const struct cli_option *o = option_at(table); o; o = option_at(o + 1)) {
        if (!o->name)
            continue;
        assert(count < OPTIONS_MAX);
        int argument = argument_of(&o->value);
        known->names[count++] = (struct option){ o->name, argument, NULL, o->key };
        if (!option_has_letter(o))
            continue;
        *letter++ = (char)o->key;
        if (argument == required_argument)
            *letter++ = ':';
    }
}

static const char *problem_of(int key)
{
    if (key == ':')
        return "needs a value";
    return optopt ? "takes no value" : "is not known";
}

int cli_option(int argc, char **argv, const struct cli_option *table)
{
    struct getopt_table known = { 0 };
    fill(&known, table);
    opterr = 0;
    int key = getopt_long(argc, argv, known.letters, known.names, NULL);
    if (key != '?' && key != ':')
        return key;
    if (key == '?' && optopt && optopt < OPTION_LONG && strncmp(argv[optind - 1], "--", 2) != 0)
        cli_usage(argv[0], "option '-%c' is not known", optopt);
    else
        cli_usage(argv[0], "option '%s' %s", argv[optind - 1], problem_of(key));
    return '?';
}

/* ---- help ---- */

/* Prints the words of `text` from the column on, in lines that are not too long. */
static void print_wrapped(FILE *out, struct str text)
{
    size_t column = TEXT_COLUMN;
    for (struct str word; text.len;) {
        word = str_cut(&text, ' ');
        if (column > TEXT_COLUMN && column + 1 + word.len > LAST_COLUMN)
            column = (size_t)fprintf(out, "\n%*s", TEXT_COLUMN, "") - 1;
        if (column > TEXT_COLUMN)
            column += (size_t)fprintf(out, " ");
        column += (size_t)fprintf(out, "%.*s", STR_ARG(word));
    }
    fputc('\n', out);
}

/* "  -o, --out OUT"; returns its width. */
static int print_name(const struct cli_option *option, FILE *out)
{
    const struct value *value = &option->value;
    int width = option_has_letter(option) ? fprintf(out, "  -%c, --%s", option->key, option->name)
                                          : fprintf(out, "      --%s", option->name);
    if (value->name)
        width += fprintf(out, value->optional ? "[=%s]" : " %s", value->name);
    return width;
}

void options_print(const struct cli_option *table, FILE *out)
{
    for (const struct cli_option *o = option_at(table); o; o = option_at(o + 1)) {
        if (!o->name) {
            fprintf(out, "\n%s\n", o->help);
            continue;
        }
        int width = print_name(o, out);
        if (width + 2 > TEXT_COLUMN)
            width = fprintf(out, "\n") - 1;
        fprintf(out, "%*s", TEXT_COLUMN - width, "");
        print_wrapped(out, str_of(o->help));
    }
}
