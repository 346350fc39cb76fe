#include "base/fs.h"
#include "base/path.h"
#include "check/check.h"
#include "publish/publish.h"

struct searching {
    struct arena arena;
    struct diag *diag;
    const struct site *site;
    check_is_used *is_used;
    void *ctx;
};

static bool is_hidden(struct str name)
{
    return str_starts(name, STR("."));
}

static bool is_page(struct searching *s, struct str path)
{
    return site_page_of_file(&s->arena, s->site, 0, path) != NULL;
}

/* What search_folder() must not go through: another's folder, and one that a link could lead back to. */
static bool is_own_folder(struct searching *s, struct str path)
{
    return fs_kind_itself(path) == FS_FOLDER &&
           fs_kind(path_join(&s->arena, path, STR(PUBLISH_MANIFEST))) == FS_MISSING;
}

static void check_file(struct searching *s, struct str path)
{
    if (is_page(s, path) || s->is_used(s->ctx, path))
        return;
    struct source source = { .path = path };
    diag_warning_hint(s->diag, (struct loc){ .source = &source },
                      STR("link to it, [text](file), or show it, ![text](file)"),
                      "no page uses this file");
}

static void search_folder(struct searching *s, struct str folder)
{
    struct fs_list list = { 0 };
    if (fs_list(&s->arena, folder, &list) != 0)
        return; /* pages are read from all that matter, and their faults told */
    for (size_t i = 0; i < list.len; i++) {
        struct str path = path_join(&s->arena, folder, list.ptr[i].name);
        if (is_hidden(list.ptr[i].name))
            continue;
        if (list.ptr[i].kind == FS_FILE)
            check_file(s, path);
        else if (is_own_folder(s, path))
            search_folder(s, path);
    }
}

void check_unused(struct diag *diag, const struct site *site, struct str root,
                  check_is_used *is_used, void *ctx)
{
    struct searching s = { .diag = diag, .site = site, .is_used = is_used, .ctx = ctx };
    struct fs_list list = { 0 };
    fs_list(&s.arena, root, &list);
    for (size_t i = 0; i < list.len; i++) { /* files of the root itself are the site's settings */
        struct str path = path_join(&s.arena, root, list.ptr[i].name);
        if (list.ptr[i].kind == FS_FOLDER && !is_hidden(list.ptr[i].name) &&
            !str_is(list.ptr[i].name, "theme") && is_own_folder(&s, path))
            search_folder(&s, path);
    }
    arena_release(&s.arena);
}
