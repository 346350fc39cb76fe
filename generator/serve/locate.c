#include "serve/locate.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/path.h"
#include "base/strbuf.h"

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Appends the bytes that percent-encoding stands for; false when it is broken. */
static bool decode(struct str text, struct strbuf *out)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '%') {
            int high = i + 2 < text.len ? hex_digit(text.ptr[i + 1]) : -1;
            int low = high >= 0 ? hex_digit(text.ptr[i + 2]) : -1;
            if (low < 0)
                return false;
            c = (char)(high * 16 + low);
            i += 2;
        }
        strbuf_add_char(out, c);
    }
    return true;
}

static bool has_dot_name(struct str path)
{
    for (size_t i = 0; i < path.len; i++)
        if (path.ptr[i] == '.' && (i == 0 || path.ptr[i - 1] == '/'))
            return true;
    return false;
}

bool locate_open(struct arena *arena, struct str root, struct str path, struct location *location)
{
    struct str real = fs_real(arena, path_join(arena, root, path));
    bool inside = str_starts(real, root) && (real.len == root.len || real.ptr[root.len] == '/');
    if (!inside && !str_is(root, "/"))
        return false;
    /* O_NONBLOCK: opening a pipe must not wait for a writer */
    int fd = open(real.ptr, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    if (fd < 0)
        return false;
    *location = (struct location){ .path = path, .fd = fd };
    if (fstat(fd, &location->stat) == 0 && S_ISREG(location->stat.st_mode))
        return true;
    close(fd);
    return false;
}

/* Finds the decoded path, whose first '/' is gone already. */
static enum located find(struct arena *arena, struct str root, struct str path,
                         struct location *location)
{
    bool is_folder = !path.len || str_ends(path, STR("/"));
    if (is_folder)
        path = arena_printf(arena, "%.*sindex.html", STR_ARG(path));
    if (!path_is_plain(path) || has_dot_name(path))
        return LOCATED_NOTHING;
    if (locate_open(arena, root, path, location))
        return LOCATED_FILE;
    struct str index = arena_printf(arena, "%.*s/index.html", STR_ARG(path));
    if (is_folder || !locate_open(arena, root, index, location))
        return LOCATED_NOTHING;
    close(location->fd);
    return LOCATED_FOLDER;
}

enum located locate(struct arena *arena, struct str root, struct str target,
                    struct location *location)
{
    struct strbuf decoded;
    if (!str_starts(target, STR("/")))
        return LOCATED_BAD;
    strbuf_init(&decoded, STRBUF_PAGE);
    bool ok = decode(str_slice(target, 1, target.len), &decoded);
    struct str path = arena_dup(arena, strbuf_str(&decoded));
    strbuf_release(&decoded);
    return ok ? find(arena, root, path, location) : LOCATED_BAD;
}
