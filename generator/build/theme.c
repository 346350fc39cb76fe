#include "build/theme.h"

#include "base/fs.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "build/about.h"
#include "build/words.h"
#include "template/script.h"

enum { HASH_SHOWN = 10 };

struct reading {
    struct arena *arena;
    struct diag *diag;
    const struct str *folders; /* the site's own, and the theme's */
    struct publish *publish;
    struct theme *theme;
};

struct str asset_path(struct arena *arena, struct str folder, struct str name, struct str bytes)
{
    struct str stem = path_stem(name), hash = hash_hex(arena, bytes);
    struct str end = str_slice(path_base(name), stem.len, name.len);
    return arena_printf(arena, "%.*s/%.*s.%.*s%.*s", STR_ARG(folder), STR_ARG(stem), HASH_SHOWN,
                        hash.ptr, STR_ARG(end));
}

/* The folder of that name in each of the folders; returns how many. */
static size_t find_folders(struct reading *r, const char *name, struct str found[2])
{
    size_t count = 0;
    for (int i = 0; i < 2; i++)
        if (r->folders[i].len)
            found[count++] = path_join(r->arena, r->folders[i], str_of(name));
    return count;
}

static bool is_theme(struct diag *diag, struct str folder, bool may_miss)
{
    enum fs_kind kind = fs_kind(folder);
    if (kind == FS_FOLDER || (may_miss && kind == FS_MISSING))
        return true;
    return diag_error(diag, (struct loc){ 0 }, "the theme '%.*s' is no folder", STR_ARG(folder));
}

struct templates *theme_templates(struct arena *arena, struct diag *diag,
                                  const struct str folders[2])
{
    struct reading r = { .arena = arena, .diag = diag, .folders = folders };
    struct str found[2];
    if (!is_theme(diag, folders[1], false) || (folders[0].len && !is_theme(diag, folders[0], true)))
        return NULL;
    if (!about_check(arena, diag, folders[1], STR(WENDA_VERSION)))
        return NULL;
    size_t count = find_folders(&r, "templates", found);
    struct templates *templates = templates_load(arena, diag, found, count);
    count = find_folders(&r, "shortcodes", found);
    return templates && scripts_load(arena, diag, templates, found, count) ? templates : NULL;
}

static const struct asset *find_asset(const struct theme *theme, struct str name)
{
    for (size_t i = 0; i < theme->assets.len; i++)
        if (str_eq(theme->assets.ptr[i].name, name))
            return &theme->assets.ptr[i];
    return NULL;
}

/* A style sheet whose url(NAME), as a bundler writes them, has the published name of that asset. */
static struct str resolve_urls(struct reading *r, struct str sheet)
{
    const struct str open = STR("url(");
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    while (sheet.len) {
        if (!str_starts(sheet, open)) {
            strbuf_add_char(&out, sheet.ptr[0]);
            sheet = str_slice(sheet, 1, sheet.len);
            continue;
        }
        struct str rest = str_slice(sheet, open.len, sheet.len);
        const struct asset *asset = find_asset(r->theme, str_cut(&rest, ')'));
        strbuf_add(&out, open);
        sheet = str_slice(sheet, open.len, sheet.len);
        if (asset) {
            strbuf_add(&out, path_base(asset->path));
            sheet = str_slice(sheet, asset->name.len, sheet.len);
        }
    }
    struct str resolved = arena_dup(r->arena, strbuf_str(&out));
    strbuf_release(&out);
    return resolved;
}

static bool is_sheet(struct str name)
{
    return str_ends(name, STR(".css"));
}

static bool add_asset(struct reading *r, struct str folder, struct str name)
{
    struct source *source = arena_alloc(r->arena, sizeof *source);
    source->path = path_join(r->arena, folder, name);
    struct str bytes;
    int error = fs_read(r->arena, source->path, &bytes);
    if (error)
        return diag_error(r->diag, (struct loc){ .source = source }, "cannot be read: %s",
                          fs_error(error));
    if (is_sheet(name))
        bytes = resolve_urls(r, bytes);
    struct asset asset = { name, asset_path(r->arena, STR("assets"), name, bytes) };
    vec_push(r->arena, &r->theme->assets, asset);
    return publish_add(r->publish, asset.path, bytes);
}

/* Adds the folder's style sheets, or all its other assets, to which those refer. */
static bool read_assets(struct reading *r, struct str theme_folder, bool sheets)
{
    struct str folder = path_join(r->arena, theme_folder, STR("assets"));
    struct fs_list list;
    bool ok = true;
    if (!theme_folder.len || fs_list(r->arena, folder, &list) != 0)
        return true;
    for (size_t i = 0; i < list.len; i++) {
        struct fs_entry entry = list.ptr[i];
        bool wanted = entry.kind == FS_FILE && entry.name.ptr[0] != '.';
        if (wanted && is_sheet(entry.name) == sheets && !find_asset(r->theme, entry.name))
            ok = add_asset(r, folder, entry.name) && ok;
    }
    return ok;
}

bool theme_word(struct diag *diag, const struct theme *theme, int lang, const char *key,
                struct str *words)
{
    const struct yaml *strings = theme->strings[lang], *node = yaml_get(strings, key);
    if (!node)
        return diag_error(diag, (struct loc){ .source = strings->loc.source }, "no words for '%s'",
                          key);
    return yaml_text(diag, node, words);
}

struct theme *theme_read(struct arena *arena, struct diag *diag, const struct config *config,
                         const struct str folders[2], struct publish *publish)
{
    struct theme *theme = arena_alloc(arena, sizeof *theme);
    struct reading r = { arena, diag, folders, publish, theme };
    bool ok = true;
    for (int lang = 0; lang < config->language_count; lang++) {
        theme->strings[lang] = words_read(arena, diag, config, lang, folders);
        ok = theme->strings[lang] && ok;
    }
    for (int i = 0; i < 4; i++)
        ok = read_assets(&r, folders[i % 2], i >= 2) && ok;
    return ok ? theme : NULL;
}
