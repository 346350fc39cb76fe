#include "base/path.h"

#include <string.h>

#include "base/strbuf.h"

struct str path_join(struct arena *arena, struct str dir, struct str name)
{
    if (!dir.len || (name.len && name.ptr[0] == '/'))
        return arena_dup(arena, name);
    size_t at = dir.ptr[dir.len - 1] == '/' ? dir.len : dir.len + 1, len = at + name.len;
    char *path = arena_take(arena, len + 1);
    memcpy(path, dir.ptr, dir.len);
    path[at - 1] = '/';
    if (name.len)
        memcpy(path + at, name.ptr, name.len);
    path[len] = '\0';
    return (struct str){ path, len };
}

struct str path_clean(struct arena *arena, struct str path)
{
    struct str out = STR("");
    bool absolute = path.len && path.ptr[0] == '/';
    while (path.len) {
        struct str part = str_cut(&path, '/'), last = path_base(out);
        if (!part.len || str_is(part, "."))
            continue;
        if (str_is(part, "..") && last.len && !str_is(last, ".."))
            out = path_dir(out);
        else
            out = path_join(arena, out, part);
    }
    return absolute ? arena_printf(arena, "/%.*s", STR_ARG(out)) : out;
}

/* Position of the last '/', or s.len when there is none. */
static size_t last_slash(struct str path)
{
    for (size_t i = path.len; i > 0; i--)
        if (path.ptr[i - 1] == '/')
            return i - 1;
    return path.len;
}

struct str path_dir(struct str path)
{
    size_t at = last_slash(path);
    return at == path.len ? STR("") : str_slice(path, 0, at);
}

struct str path_base(struct str path)
{
    size_t at = last_slash(path);
    return at == path.len ? path : str_slice(path, at + 1, path.len);
}

struct str path_stem(struct str path)
{
    struct str base = path_base(path);
    for (size_t i = base.len; i > 1; i--)
        if (base.ptr[i - 1] == '.')
            return str_slice(base, 0, i - 1);
    return base;
}

struct str path_within(struct str dir, struct str path)
{
    while (dir.len > 1 && dir.ptr[dir.len - 1] == '/')
        dir.len--;
    if (!dir.len)
        return path.len && path.ptr[0] == '/' ? STR("") : path;
    struct str rest = str_slice(path, dir.len, path.len);
    if (!str_starts(path, dir) || !rest.len || (rest.ptr[0] != '/' && !str_is(dir, "/")))
        return STR("");
    while (rest.len && rest.ptr[0] == '/')
        rest = str_slice(rest, 1, rest.len);
    return rest;
}

static bool part_is_plain(struct str part)
{
    if (!part.len || part.len > 255 || str_is(part, ".") || str_is(part, ".."))
        return false;
    for (size_t i = 0; i < part.len; i++) {
        unsigned char c = (unsigned char)part.ptr[i];
        if (c < 0x20 || c == 0x7F || c == '\\')
            return false;
    }
    return true;
}

bool path_is_plain(struct str path)
{
    struct str rest = path;
    while (str_find(rest, '/') < rest.len)
        if (!part_is_plain(str_cut(&rest, '/')))
            return false;
    return part_is_plain(rest);
}

struct str path_relative(struct arena *arena, struct str from, struct str to)
{
    size_t common = 0;
    for (size_t i = 0; i < from.len && i < to.len && from.ptr[i] == to.ptr[i]; i++)
        if (from.ptr[i] == '/')
            common = i + 1;
    struct strbuf way;
    strbuf_init(&way, STRBUF_PAGE);
    for (size_t i = common; i < from.len; i++)
        if (from.ptr[i] == '/')
            strbuf_add(&way, STR("../"));
    strbuf_add(&way, str_slice(to, common, to.len));
    struct str result = arena_dup(arena, strbuf_str(&way));
    strbuf_release(&way);
    return result;
}
