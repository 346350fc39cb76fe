#include "base/fs.h"
#include "base/path.h"
#include "cli/new.h"
#include "content/site.h"
#include "content/source.h"

/* What the site has already. */
struct taken {
    struct str id;      /* the one that is asked for */
    struct page *owner; /* who has it; or NULL */
    struct loc where;   /* its place there */
    int last;           /* number of a question */
};

static void note(struct taken *taken, struct page *page)
{
    if (page->number > taken->last)
        taken->last = page->number;
    if (str_eq(page->id, taken->id)) {
        taken->owner = page;
        taken->where = page->id_loc;
    }
    for (size_t i = 0; i < page->aliases.len; i++) {
        if (!str_eq(page->aliases.ptr[i].text, taken->id))
            continue;
        taken->owner = page;
        taken->where = page->aliases.ptr[i].loc;
    }
}

/* Looks through all pages. What is wrong with them a build tells, and here is nobody's concern. */
static void look(struct arena *arena, struct str site, const struct config *config,
                 struct taken *taken)
{
    struct diag *unheard = diag_new();
    struct page_files files = { 0 };
    site_list_files(arena, unheard, site, config, &files);
    for (size_t i = 0; i < files.len; i++) {
        struct page *page = arena_alloc(arena, sizeof *page);
        const struct source *source = source_read(arena, unheard, files.ptr[i].path);
        *page = (struct page){ .lang = files.ptr[i].lang, .kind = files.ptr[i].kind };
        page->source = source;
        if (source) {
            page_read(arena, unheard, config, source, page);
            note(taken, page);
        }
    }
    diag_free(unheard);
}

/* "question/zh.md": the template in the language, or in English where there is none. */
static struct str template_of(const struct new_files *files, struct str language)
{
    struct str own = arena_printf(files->arena, "question/%.*s.md",
                                  STR_ARG(str_slice(language, 0, str_find(language, '-'))));
    struct str path = path_join(files->arena, files->templates, own);
    return fs_kind(path) == FS_FILE ? own : STR("question/en.md");
}

bool new_question(struct new_files *files, struct str site, struct str id)
{
    struct arena *arena = files->arena;
    struct config config = { 0 };
    struct taken taken = { .id = id };
    if (!config_read(arena, files->diag, site, &config))
        return false;
    look(arena, site, &config, &taken);
    if (taken.owner)
        return diag_error(files->diag, taken.where, "id '%.*s' is used already", STR_ARG(id));
    const struct new_word words[] = {
        { "new-question", id },
        { "new-number", arena_printf(arena, "%d", taken.last + 1) },
        { 0 },
    };
    struct str name = arena_printf(arena, "%02d-%.*s.md", taken.last + 1, STR_ARG(id));
    bool ok = true;
    for (int lang = 0; ok && lang < config.language_count; lang++) {
        struct str folder = path_join(arena, site, config.languages[lang]);
        ok = new_files_add(files, template_of(files, config.languages[lang]),
                           path_join(arena, folder, name), words);
    }
    return ok;
}

bool new_find_site(struct new_files *files, struct str *site)
{
    if (new_find(files->arena, STR("content"), STR("site.yaml"), site))
        return true;
    return diag_error_hint(files->diag, (struct loc){ 0 },
                           STR("--site DIR names one, and 'wenda new site DIR' makes one"),
                           "there is no site.yaml here or in a folder above");
}
