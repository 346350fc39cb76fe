#include "markdown/file_address.h"

#include <stdlib.h>

#include "base/path.h"

struct str file_address_decode(struct arena *arena, struct str address)
{
    struct strbuf name;
    strbuf_init(&name, STRBUF_PAGE);
    for (size_t i = 0; i < address.len; i++) {
        char digits[3] = { 0 }, *end = digits;
        unsigned long c = 0;
        if (address.ptr[i] == '%' && i + 2 < address.len) {
            digits[0] = address.ptr[i + 1];
            digits[1] = address.ptr[i + 2];
            c = strtoul(digits, &end, 16);
        }
        bool encoded = end == digits + 2 && c;
        strbuf_add_char(&name, encoded ? (char)c : address.ptr[i]);
        i += encoded ? 2 : 0;
    }
    struct str decoded = arena_dup(arena, strbuf_str(&name));
    strbuf_release(&name);
    return decoded;
}

/* The other way, for what has a meaning in an address. */
static struct str encode(struct arena *arena, struct str path)
{
    struct strbuf address;
    strbuf_init(&address, STRBUF_PAGE);
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        if (c == '%' || c == '?' || c == '#')
            strbuf_printf(&address, "%%%02X", (unsigned)c);
        else
            strbuf_add_char(&address, c);
    }
    struct str encoded = arena_dup(arena, strbuf_str(&address));
    strbuf_release(&address);
    return encoded;
}

/* One letter alone is a disk's, of an address that is none. */
static bool has_scheme(struct str address)
{
    size_t len = 0;
    while (len < address.len) {
        char c = address.ptr[len], lower = c | 0x20;
        bool letter = lower >= 'a' && lower <= 'z';
        bool other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        if (!letter && !(len && other))
            break;
        len++;
    }
    return len > 1 && len < address.len && address.ptr[len] == ':';
}

bool file_address_read(struct arena *arena, struct str address, struct file_address *file)
{
    file->fragment = address;
    struct str path = str_cut(&file->fragment, '#');
    size_t len = str_find(path, '?');
    file->query = str_slice(path, len, path.len);
    file->name = file_address_decode(arena, str_slice(path, 0, len));
    return !has_scheme(address) && !str_starts(address, STR("//"));
}

void file_address_set(const struct markdown_context *md, cmark_node *node,
                      const struct file_address *file, struct str path)
{
    struct str way = encode(md->arena, path_relative(md->arena, md->page->path, path));
    const char *mark = file->fragment.len ? "#" : "";
    struct str url = arena_printf(md->arena, "%.*s%.*s%s%.*s", STR_ARG(way), STR_ARG(file->query),
                                  mark, STR_ARG(file->fragment));
    cmark_node_set_url(node, url.ptr);
}
