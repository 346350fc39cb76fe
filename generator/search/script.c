#include "search/script.h"

#include "base/hash.h"

enum { HASH_DIGITS = 8 };

void scripts_begin(struct scripts *scripts, struct strbuf *out)
{
    strbuf_reset(out);
    strbuf_printf(out, "wendaSearch(\"%.*s%zu\",", STR_ARG(scripts->prefix),
                  scripts->first + scripts->texts.len);
}

void scripts_end(struct scripts *scripts, struct strbuf *out)
{
    strbuf_add(out, STR(");\n"));
    vec_push(scripts->arena, &scripts->texts, arena_dup(scripts->arena, strbuf_str(out)));
}

static struct str group_hash(const struct scripts *scripts, size_t count)
{
    struct strbuf all;
    strbuf_init(&all, STRBUF_PAGE);
    for (size_t i = 0; i < count; i++)
        strbuf_add(&all, scripts->texts.ptr[i]);
    struct str hash = hash_hex(scripts->arena, strbuf_str(&all));
    strbuf_release(&all);
    return str_slice(hash, 0, HASH_DIGITS);
}

/* Publishes the first of those that wait, which wait no longer. */
static bool publish_first(struct scripts *scripts, struct publish *publish, size_t count,
                          struct strbuf *hashes)
{
    bool ok = true;
    struct str hash = group_hash(scripts, count);
    strbuf_printf(hashes, "%s\"%.*s\"", scripts->first ? "," : "[", STR_ARG(hash));
    for (size_t i = 0; i < count; i++) {
        struct str path = arena_printf(scripts->arena, "search/%.*s%zu.%.*s.js",
                                       STR_ARG(scripts->prefix), scripts->first + i, STR_ARG(hash));
        ok = publish_add(publish, path, scripts->texts.ptr[i]) && ok;
    }
    scripts->first += count;
    scripts->texts.ptr += count;
    scripts->texts.len -= count;
    scripts->texts.cap -= count;
    return ok;
}

bool scripts_publish_group(struct scripts *scripts, struct publish *publish, struct strbuf *hashes)
{
    if (scripts->texts.len < scripts->group)
        return true;
    bool ok = publish_first(scripts, publish, scripts->group, hashes);
    scripts->texts.ptr = NULL;
    scripts->texts.cap = 0;
    arena_reset(scripts->arena);
    return ok;
}

bool scripts_publish(struct scripts *scripts, struct publish *publish, struct strbuf *hashes)
{
    bool ok = true;
    while (scripts->texts.len) {
        size_t left = scripts->texts.len;
        ok = publish_first(scripts, publish, left < scripts->group ? left : scripts->group,
                           hashes) &&
             ok;
    }
    strbuf_add(hashes, scripts->first ? STR("]") : STR("[]"));
    return ok;
}
