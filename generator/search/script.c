#include "search/script.h"

#include "base/hash.h"

enum { HASH_DIGITS = 8 };

void scripts_begin(struct scripts *scripts, struct strbuf *out)
{
    strbuf_reset(out);
    strbuf_printf(out, "wendaSearch(\"%.*s%zu\",", STR_ARG(scripts->prefix), scripts->texts.len);
}

void scripts_end(struct scripts *scripts, struct strbuf *out)
{
    strbuf_add(out, STR(");\n"));
    vec_push(scripts->arena, &scripts->texts, arena_dup(scripts->arena, strbuf_str(out)));
}

static struct str group_hash(const struct scripts *scripts, size_t from, size_t to)
{
    struct strbuf all;
    strbuf_init(&all, STRBUF_PAGE);
    for (size_t i = from; i < to; i++)
        strbuf_add(&all, scripts->texts.ptr[i]);
    struct str hash = hash_hex(scripts->arena, strbuf_str(&all));
    strbuf_release(&all);
    return str_slice(hash, 0, HASH_DIGITS);
}

static bool publish_group(const struct scripts *scripts, struct publish *publish, struct str hash,
                          size_t from, size_t to)
{
    bool ok = true;
    for (size_t i = from; i < to; i++) {
        struct str path = arena_printf(scripts->arena, "search/%.*s%zu.%.*s.js",
                                       STR_ARG(scripts->prefix), i, STR_ARG(hash));
        ok = publish_add(publish, path, scripts->texts.ptr[i]) && ok;
    }
    return ok;
}

bool scripts_publish(const struct scripts *scripts, struct publish *publish, struct strbuf *hashes)
{
    bool ok = true;
    strbuf_add_char(hashes, '[');
    for (size_t from = 0; from < scripts->texts.len;) {
        size_t left = scripts->texts.len - from;
        size_t to = from + (left < scripts->group ? left : scripts->group);
        struct str hash = group_hash(scripts, from, to);
        strbuf_printf(hashes, "%s\"%.*s\"", from ? "," : "", STR_ARG(hash));
        ok = publish_group(scripts, publish, hash, from, to) && ok;
        from = to;
    }
    strbuf_add_char(hashes, ']');
    return ok;
}
