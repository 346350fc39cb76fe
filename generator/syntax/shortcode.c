#include "syntax/shortcode.h"

#include "base/map.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "syntax/scan.h"

struct reading {
    struct arena *arena;
    struct diag *diag;
    const struct source *source;
    const struct token *token;
    struct str text; /* of it */
    size_t at;
    struct shortcode *shortcode;
    struct map names; /* of arguments */
};

static struct loc loc_of(const struct reading *r, size_t at)
{
    int offset = (int)(STR("{{<").len + at);
    return (struct loc){ r->source, r->token->line, marks_token_column(r->token, offset) };
}

static bool at_blank(const struct reading *r)
{
    return r->at >= r->text.len || scan_is_blank(r->text.ptr[r->at]);
}

static void skip_blanks(struct reading *r)
{
    while (r->at < r->text.len && scan_is_blank(r->text.ptr[r->at]))
        r->at++;
}

static size_t word_end(const struct reading *r)
{
    size_t end = r->at;
    while (end < r->text.len && !scan_is_blank(r->text.ptr[end]))
        end++;
    return end;
}

/* Length of "key=" at the place; 0 when no argument by name begins there. */
static size_t key_length(const struct reading *r)
{
    struct str word = str_slice(r->text, r->at, word_end(r));
    size_t end = str_find(word, '=');
    for (size_t i = 0; i < end; i++) {
        char c = word.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        bool digit = (c >= '0' && c <= '9') || c == '-';
        if (!letter && !(i && digit))
            return 0;
    }
    return end && end < word.len ? end + 1 : 0;
}

static bool read_quoted(struct reading *r, struct str *value)
{
    size_t start = r->at++;
    struct strbuf text;
    strbuf_init(&text, STRBUF_PAGE);
    for (; r->at < r->text.len && r->text.ptr[r->at] != '"'; r->at++) {
        struct str rest = str_slice(r->text, r->at, r->text.len);
        if (str_starts(rest, STR("\\\"")) || str_starts(rest, STR("\\\\")))
            r->at++;
        strbuf_add_char(&text, r->text.ptr[r->at]);
    }
    *value = arena_dup(r->arena, strbuf_str(&text));
    strbuf_release(&text);
    if (r->at == r->text.len)
        return diag_error_hint(r->diag, loc_of(r, start), STR("a \" within quotes is written \\\""),
                               "the quote is not closed before '>}}'");
    r->at++;
    return at_blank(r) || diag_error(r->diag, loc_of(r, r->at), "a blank is missing here");
}

/* Quotation marks of prose do not quote here, which nobody would see from the result. */
static bool has_curly_quote(struct str word)
{
    static const char *const marks[] = { "\u201C", "\u201D", "\u300C", "\uFF02" };
    for (size_t i = 0; i < COUNT(marks); i++)
        if (str_starts(word, str_of(marks[i])))
            return true;
    return false;
}

static bool read_value(struct reading *r, struct str *value)
{
    if (r->at < r->text.len && r->text.ptr[r->at] == '"')
        return read_quoted(r, value);
    size_t start = r->at;
    r->at = word_end(r);
    *value = str_slice(r->text, start, r->at);
    size_t quote = str_find(*value, '"');
    if (!value->len)
        return diag_error_hint(r->diag, loc_of(r, start), STR("an empty value is written \"\""),
                               "the value is missing");
    if (quote < value->len)
        return diag_error_hint(r->diag, loc_of(r, start + quote),
                               STR("put the whole value in quotes"), "a quote within a word");
    if (has_curly_quote(*value))
        return diag_error_hint(r->diag, loc_of(r, start), STR("straight quotes quote: \"\u2026\""),
                               "these quotation marks would be part of the value");
    return true;
}

static bool read_argument(struct reading *r)
{
    size_t start = r->at, key = key_length(r);
    struct shortcode_argument argument = { .name = STR(""), .loc = loc_of(r, start) };
    if (key)
        argument.name = str_slice(r->text, start, start + key - 1);
    r->at += key;
    if (!read_value(r, &argument.value))
        return false;
    if (key && map_put(r->arena, &r->names, argument.name, r))
        return diag_error(r->diag, argument.loc, "'%.*s' is given twice", STR_ARG(argument.name));
    vec_push(r->arena, &r->shortcode->arguments, argument);
    return true;
}

bool shortcode_read(struct arena *arena, struct diag *diag, const struct source *source,
                    const struct token *token, struct shortcode *shortcode)
{
    struct str text = token->text;
    struct reading r = { .arena = arena,
                         .diag = diag,
                         .source = source,
                         .token = token,
                         .text = text,
                         .shortcode = shortcode };
    skip_blanks(&r);
    shortcode->loc = loc_of(&r, r.at);
    shortcode->name = str_slice(text, r.at, word_end(&r));
    if (!shortcode->name.len)
        return diag_error(diag, shortcode->loc, "a shortcode without a name");
    if (str_starts(shortcode->name, STR("/")))
        return diag_error_hint(
            diag, shortcode->loc, STR("Markdown in a box is a container: ::: name"),
            "a shortcode encloses nothing: there is no '%.*s'", STR_ARG(shortcode->name));
    r.at += shortcode->name.len;
    for (skip_blanks(&r); r.at < text.len; skip_blanks(&r))
        if (!read_argument(&r))
            return false;
    return true;
}
