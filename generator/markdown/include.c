#include "markdown/include.h"

#include "base/fs.h"
#include "base/path.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "markdown/regions.h"

/* Longer files are no code that anyone shows. */
enum { FILE_MAX = 1 << 20 };

struct include {
    struct code_block *block;
    struct str path, part; /* of the file: what stands before and behind the '#' */
};

static bool fault(const struct include *in, struct str part, struct str hint, const char *message)
{
    return diag_error_hint(in->block->md->diag, code_info_loc(in->block, part), hint, message,
                           STR_ARG(part));
}

/* ---- The file ---- */

static struct str hint_of_folder(struct arena *arena, struct str folder, struct str name)
{
    struct fs_list list = { 0 };
    if (fs_list(arena, folder.len ? folder : STR("."), &list) != 0)
        return STR("");
    struct str *names = arena_alloc(arena, list.len * sizeof *names);
    for (size_t i = 0; i < list.len; i++)
        names[i] = list.ptr[i].name;
    return suggest_hint(arena, name, names, list.len);
}

/* Follows the path to the first part that is not there, and looks for the like of it. */
static bool missing(const struct include *in)
{
    struct arena *arena = in->block->md->arena;
    struct str rest = in->path, folder = in->block->md->root, name, next = folder;
    do {
        folder = next;
        name = str_cut(&rest, '/');
        next = path_join(arena, folder, name);
    } while (rest.len && fs_kind(next) == FS_FOLDER);
    return fault(in, in->path, hint_of_folder(arena, folder, name), "there is no file '%.*s'");
}

static bool is_inside(struct arena *arena, struct str root, struct str file)
{
    struct str real_root = fs_real(arena, root.len ? root : STR("."));
    struct str real = fs_real(arena, file);
    return str_is(real_root, "/") || (str_starts(real, real_root) && real.len > real_root.len &&
                                      real.ptr[real_root.len] == '/');
}

static bool check_text(const struct include *in, struct str text)
{
    if (utf8_check(text) == text.len && str_find(text, '\0') == text.len)
        return true;
    return fault(in, in->path, STR("text in UTF-8 can be shown, nothing else"),
                 "'%.*s' is no text");
}

/* A path that leads out of the project may not even say what is there. */
static bool read_file(const struct include *in, struct str *text)
{
    const struct markdown_context *md = in->block->md;
    struct str file = path_join(md->arena, md->root, in->path);
    struct str hint = STR("paths begin at the folder that site.yaml names in 'include_from', or at "
                          "its own");
    if (!path_is_plain(in->path))
        return fault(in, in->path, hint, "'%.*s' is no path within the project");
    if (md->used)
        md->used(md->used_ctx, USED_INCLUDE, file, (struct str){ 0 });
    if (fs_kind(file) == FS_MISSING)
        return missing(in);
    if (!is_inside(md->arena, md->root, file))
        return fault(in, in->path, hint, "'%.*s' leads out of the project");
    if (fs_kind(file) == FS_FOLDER)
        return fault(in, in->path, STR(""), "'%.*s' is a folder");
    int error = fs_read_up_to(md->arena, file, FILE_MAX, text);
    if (error)
        return diag_error(md->diag, code_info_loc(in->block, in->path), "'%.*s' cannot be read: %s",
                          STR_ARG(in->path), fs_error(error));
    if (md->used)
        md->used(md->used_ctx, USED_INCLUDE, file, *text);
    *text = utf8_without_mark(*text);
    return check_text(in, *text);
}

/* ---- The part of it ---- */

/* Takes "L3" off *rest. */
static bool take_line(struct str *rest, size_t *line)
{
    enum { DIGITS_MAX = 7 };
    size_t i = 1;
    *line = 0;
    for (; i < rest->len && rest->ptr[i] >= '0' && rest->ptr[i] <= '9' && i <= DIGITS_MAX; i++)
        *line = *line * 10 + (size_t)(rest->ptr[i] - '0');
    bool ok = str_starts(*rest, STR("L")) && i > 1;
    *rest = str_slice(*rest, i, rest->len);
    return ok;
}

/* True when the part is written as "L3" or "L3-L9". */
static bool is_lines(struct str part, size_t *from, size_t *to)
{
    bool ok = take_line(&part, from);
    *to = *from;
    if (str_starts(part, STR("-"))) {
        part = str_slice(part, 1, part.len);
        ok = take_line(&part, to) && ok;
    }
    return ok && !part.len;
}

static bool cut_lines(const struct include *in, size_t from, size_t to, struct str *text)
{
    struct str rest = *text;
    size_t count = 0, start = 0, end = 0;
    while (rest.len) {
        start = ++count == from ? text->len - rest.len : start;
        str_cut(&rest, '\n');
        end = count == to ? text->len - rest.len : end;
    }
    if (from < 1 || from > to)
        return fault(in, in->part, STR("lines are written as #L3-L9"),
                     "'%.*s' is no range of lines");
    if (to > count)
        return diag_error(in->block->md->diag, code_info_loc(in->block, in->part),
                          "there is no line %zu: '%.*s' has %zu", to, STR_ARG(in->path), count);
    *text = str_slice(*text, start, end);
    return true;
}

static struct str hint_of_regions(struct arena *arena, struct str text, struct str name)
{
    enum { NAMES_MAX = 100 };
    struct str names[NAMES_MAX];
    size_t count = regions_list(text, names, NAMES_MAX);
    if (!count)
        return STR("a comment '#region NAME' begins one, '#endregion NAME' ends it");
    struct str hint = suggest_hint(arena, name, names, count), all = names[0];
    for (size_t i = 1; i < count && i < 5; i++)
        all = arena_printf(arena, "%.*s, %.*s", STR_ARG(all), STR_ARG(names[i]));
    return hint.len ? hint : arena_printf(arena, "its regions are %.*s", STR_ARG(all));
}

static bool cut_region(const struct include *in, struct str *text)
{
    struct str file = *text;
    switch (region_find(file, in->part, text)) {
    case REGION_MISSING:
        return fault(in, in->part, hint_of_regions(in->block->md->arena, file, in->part),
                     "the file has no region '%.*s'");
    case REGION_OPEN:
        return fault(in, in->part, STR("a comment '#endregion NAME' ends it"),
                     "the file does not end its region '%.*s'");
    case REGION_TWICE:
        return fault(in, in->part, STR(""), "the file has more than one region '%.*s'");
    case REGION_FOUND:
        break;
    }
    return true;
}

bool include_read(struct code_block *block, struct str *text)
{
    struct str part = block->info.include;
    struct str path = str_cut(&part, '#');
    struct include in = { block, path, part };
    size_t from, to;
    if (str_of(cmark_node_get_literal(block->node)).len)
        return fault(&in, path, STR("leave the block empty"),
                     "code that includes '%.*s' has text of its own");
    if (path.len < block->info.include.len && !part.len)
        return fault(&in, block->info.include,
                     STR("write the region or the lines behind the '#', or leave it out"),
                     "'%.*s' names no part of the file");
    if (!read_file(&in, text))
        return false;
    bool lines = is_lines(part, &from, &to);
    if (lines && !cut_lines(&in, from, to, text))
        return false;
    if (!lines && part.len && !cut_region(&in, text))
        return false;
    *text = regions_tidy(block->md->arena, *text, !lines);
    return true;
}
