#include "cli/report.h"

#include "base/strbuf.h"

/* ---- JSON (RFC 8259) ---- */

static void print_text(struct str text)
{
    putchar('"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c < 0x20 || c == '"' || c == '\\')
            printf("\\u%04x", c);
        else
            putchar(c);
    }
    putchar('"');
}

/* `"name": "text"`, or null for an empty text. */
static void print_member(const char *name, struct str text)
{
    printf(", \"%s\": ", name);
    if (text.len)
        print_text(text);
    else
        fputs("null", stdout);
}

static void print_number(const char *name, size_t number)
{
    if (number)
        printf(", \"%s\": %zu", name, number);
    else
        printf(", \"%s\": null", name);
}

static void print_finding(const struct diag_entry *entry)
{
    printf("\n  {\"severity\": \"%s\"", entry->is_error ? "error" : "warning");
    print_member("file", entry->path);
    print_number("line", (size_t)entry->line);
    print_number("column", entry->col);
    print_member("message", entry->said);
    print_member("hint", entry->hint);
    putchar('}');
}

static void print_outside(const struct outside *outside)
{
    static const char *const names[] = {
        [FETCH_UNASKED] = "unasked",         [FETCH_THERE] = "there",
        [FETCH_MISSING] = "missing",         [FETCH_REFUSED] = "refused",
        [FETCH_UNREACHABLE] = "unreachable",
    };
    if (!outside->asked) {
        fputs(", \"outside\": null", stdout);
        return;
    }
    printf(", \"outside\": {\"links\": %zu", outside->links);
    for (size_t i = 0; i < COUNT(names); i++)
        printf(", \"%s\": %zu", names[i], outside->outcomes[i]);
    putchar('}');
}

void report_json(struct diag *diag, const struct build_result *result)
{
    struct diag_entries entries = diag_sorted(diag);
    printf("{\"pages\": %zu, \"errors\": %zu, \"warnings\": %zu", result->pages, diag_errors(diag),
           diag_warnings(diag));
    print_outside(&result->outside);
    fputs(", \"findings\": [", stdout);
    for (size_t i = 0; i < entries.len; i++) {
        fputs(i ? "," : "", stdout);
        print_finding(&entries.ptr[i]);
    }
    fputs(entries.len ? "\n]}\n" : "]}\n", stdout);
}

/* ---- GitHub ---- */

/* Values end at a comma, names at a colon, all of it at the end of the line. */
static void print_escaped(struct str text, const char *signs)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c && strchr(signs, c))
            printf("%%%02X", (unsigned)c);
        else
            putchar(c);
    }
}

void report_github(struct diag *diag)
{
    struct diag_entries entries = diag_sorted(diag);
    for (size_t i = 0; i < entries.len; i++) {
        const struct diag_entry *entry = &entries.ptr[i];
        fputs(entry->is_error ? "::error" : "::warning", stdout);
        fputs(entry->path.len ? " file=" : "", stdout);
        print_escaped(entry->path, "%\r\n:,");
        if (entry->line > 0)
            printf(",line=%d", entry->line);
        if (entry->col > 0)
            printf(",col=%zu", entry->col);
        fputs("::", stdout);
        print_escaped(entry->said, "%\r\n");
        fputs(entry->hint.len ? "%0Ahint: " : "", stdout);
        print_escaped(entry->hint, "%\r\n");
        putchar('\n');
    }
}
