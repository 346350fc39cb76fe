#include "serve/message.h"

#include "search/document.h"

enum { FINDINGS_MAX = 100 };

static void add_member(struct strbuf *out, const char *name, struct str text)
{
    strbuf_printf(out, ",\"%s\":", name);
    json_add_text(out, text);
}

static void add_finding(struct strbuf *out, const struct diag_entry *entry)
{
    strbuf_printf(out, "{\"error\":%s,\"line\":%d,\"column\":%zu",
                  entry->is_error ? "true" : "false", entry->line, entry->col);
    add_member(out, "file", entry->path);
    add_member(out, "message", entry->said);
    add_member(out, "hint", entry->hint);
    add_member(out, "excerpt", entry->excerpt);
    add_member(out, "indent", entry->indent);
    strbuf_add_char(out, '}');
}

void message_add(struct strbuf *out, struct diag *diag)
{
    const char *between = "";
    diag_choose(diag, FINDINGS_MAX);
    struct diag_entries entries = diag_sorted(diag);
    strbuf_printf(out, "{\"errors\":%zu,\"findings\":[", diag_errors(diag));
    for (size_t i = 0; i < entries.len; i++) {
        if (entries.ptr[i].is_hidden)
            continue;
        strbuf_add(out, str_of(between));
        add_finding(out, &entries.ptr[i]);
        between = ",";
    }
    strbuf_add(out, STR("]}"));
}
