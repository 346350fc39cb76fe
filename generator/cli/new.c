#include "cli/new.h"

#include "base/fs.h"
#include "base/path.h"
#include "cli/site_options.h"

enum { OPTION_SITE = OPTION_LONG };

static const struct cli_option known[] = {
    { OPTION_SITE,
      "site",
      { .name = "DIR", .kind = VALUE_FOLDER },
      .help = "the site that a question is added to" },
    { 0 },
};

struct new_options {
    struct str kind, name;
    struct str site; /* "": it is looked for */
};

/* Writes what was added, and says what. False after diagnostics. */
static bool write_all(struct new_files *files)
{
    if (!new_files_write(files))
        return false;
    for (size_t i = 0; i < files->len; i++)
        printf("%.*s\n", STR_ARG(files->ptr[i].path));
    return true;
}

static bool make_site(struct new_files *files, const struct new_options *options)
{
    struct str name = options->name;
    if (!new_site(files, name) || !write_all(files))
        return false;
    printf(
        "\n'wenda serve %.*s' shows it and what you write; the questions in it say how.\n"
        "'wenda new question ID --site %.*s' adds one, 'wenda check %.*s' tells what is wrong.\n",
        STR_ARG(name), STR_ARG(name), STR_ARG(name));
    return true;
}

static bool make_question(struct new_files *files, const struct new_options *options)
{
    struct str site = options->site;
    if (!site.len && !new_find_site(files, &site))
        return false;
    if (!new_question(files, site, options->name) || !write_all(files))
        return false;
    struct str shown = site.len ? site : STR(".");
    printf("\nThe parts say what belongs there; 'wenda serve %.*s' shows them as you write.\n",
           STR_ARG(shown));
    return true;
}

/* Puts the new list in the place of the old one. */
static bool replace(struct new_files *files, const struct new_file *list)
{
    struct str fresh = arena_printf(files->arena, "%.*s.new", STR_ARG(list->path));
    struct source source = { .path = list->path };
    int error = fs_create(fresh, list->text);
    if (!error)
        error = fs_rename(fresh, list->path);
    if (!error)
        return true;
    return diag_error_hint(files->diag, (struct loc){ .source = &source },
                           STR("the demo is there: add its name by hand"), "cannot be written: %s",
                           fs_error(error));
}

static bool make_demo(struct new_files *files, const struct new_options *options)
{
    struct new_file list;
    struct str name = options->name;
    if (!new_demo(files, name, &list) || !write_all(files))
        return false;
    if (list.text.len && !replace(files, &list))
        return false;
    if (list.text.len)
        printf("%.*s: it is in the list\n", STR_ARG(list.path));
    else
        printf("\nAdd the line '%.*s' to the list of demos in %.*s.\n", STR_ARG(name),
               STR_ARG(list.path));
    printf("\nA line '::demo{%.*s}' shows it in a question; './dev serve' compiles it.\n",
           STR_ARG(name));
    return true;
}

static const struct {
    const char *kind;
    bool (*fits)(struct str name);
    const char *rule; /* of names */
    bool (*make)(struct new_files *files, const struct new_options *options);
} kinds[] = {
    { "question", page_is_id, "lower-case letters a to z, digits and '-', at most 80 of them",
      make_question },
    { "demo", new_is_demo_name, "lower-case letters, digits and '_', and a letter first",
      make_demo },
    { "site", NULL, NULL, make_site },
};

static int make(const struct new_options *options, size_t kind)
{
    struct arena arena = { 0 };
    struct new_files files = { .arena = &arena, .diag = diag_new() };
    files.templates = site_shared_folder(&arena, "new");
    bool ok = kinds[kind].make(&files, options);
    int code = cli_finish(files.diag);
    arena_release(&arena);
    return ok ? cli_flush() : code;
}

static int make_kind(const struct new_options *options)
{
    for (size_t i = 0; i < COUNT(kinds); i++) {
        if (!str_is(options->kind, kinds[i].kind))
            continue;
        if (options->site.len && kinds[i].make != make_question)
            return cli_usage("new", "--site goes with a question");
        if (kinds[i].fits && !kinds[i].fits(options->name))
            return cli_usage("new", "'%.*s' cannot name a %s: %s", STR_ARG(options->name),
                             kinds[i].kind, kinds[i].rule);
        return make(options, i);
    }
    return cli_usage("new", "it makes a question, a demo or a site, not '%.*s'",
                     STR_ARG(options->kind));
}

static int run(int argc, char **argv)
{
    struct new_options options = { 0 };
    for (int key; (key = cli_option(argc, argv, known)) != -1;) {
        if (key != OPTION_SITE)
            return EXIT_USAGE;
        options.site = str_of(optarg);
    }
    if (argc - optind != 2)
        return cli_usage("new", "it takes what to make and its name");
    options.kind = str_of(argv[optind]);
    options.name = str_of(argv[optind + 1]);
    if (!options.name.len)
        return cli_usage("new", "the name is empty");
    return make_kind(&options);
}

const struct command command_new = {
    .name = "new",
    .summary = "make a start: a question, a demo, a site",
    .usage = "question ID [--site DIR]\ndemo NAME\nsite DIR",
    .about =
        "A question gets a page in each language of the site, with its id, the next free number "
        "and\n"
        "all parts. The site is the one that the present folder is in, or has in 'content'.\n"
        "\n"
        "A demo gets its folder in wenda's own project, which compiles it, and a line in the "
        "list.\n"
        "\n"
        "A site gets settings, a glossary, a home page and two questions, in Chinese and English.\n"
        "\n"
        "No file that exists is touched, and of those to be written all are or none.",
    .options = known,
    .operand = { .name = "KIND", .kind = VALUE_CHOICE, .choices = "question demo site" },
    .run = run,
};
