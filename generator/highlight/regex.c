#include "highlight/regex.h"

#include <ctype.h>

#include "base/strbuf.h"

enum { PATTERN_MAX = 64 * 1024 };

/* What \d, \w and \s stand for inside brackets; "" for other letters. */
static struct str class_of(char letter)
{
    switch (letter) {
    case 'd':
        return STR("0-9");
    case 'w':
        return STR("A-Za-z0-9_");
    case 's':
        return STR("[:space:]");
    default:
        return STR("");
    }
}

/* The byte after a backslash. */
static bool add_escape(struct strbuf *out, char c)
{
    if (ispunct((unsigned char)c)) {
        strbuf_printf(out, "\\%c", c);
        return true;
    }
    struct str members = class_of(c);
    strbuf_printf(out, "[%.*s]", STR_ARG(members));
    return members.len > 0;
}

/* Takes a bracket expression off *rest, behind its '['. POSIX has no escapes there: ']' has to
 * be the first member, '^' not the first and '-' the last. */
static bool add_bracket(struct strbuf *out, struct str *rest)
{
    struct strbuf members;
    bool ok = true, close = false, caret = false, dash = false;
    strbuf_init(&members, PATTERN_MAX);
    size_t i = str_starts(*rest, STR("^")) ? 1 : 0;
    strbuf_add(out, i ? STR("[^") : STR("["));
    for (; i < rest->len && rest->ptr[i] != ']'; i++) {
        bool escaped = rest->ptr[i] == '\\' && i + 1 < rest->len;
        char c = rest->ptr[i += escaped ? 1 : 0];
        if (escaped && isalnum((unsigned char)c)) {
            ok = ok && class_of(c).len;
            strbuf_add(&members, class_of(c));
        } else if (escaped && (c == ']' || c == '^' || c == '-')) {
            close = close || c == ']';
            caret = caret || c == '^';
            dash = dash || c == '-';
        } else {
            ok = ok && c != '[';
            strbuf_add_char(&members, c);
        }
    }
    ok = ok && i < rest->len;
    strbuf_printf(out, "%s%.*s%s%s]", close ? "]" : "", STR_ARG(strbuf_str(&members)),
                  caret ? "^" : "", dash ? "-" : "");
    *rest = str_slice(*rest, i + 1, rest->len);
    strbuf_release(&members);
    return ok;
}

/* Takes one element of the pattern off *rest. */
static bool add_element(struct strbuf *out, struct str *rest)
{
    char c = rest->ptr[0];
    *rest = str_slice(*rest, 1, rest->len);
    if (c == '[')
        return add_bracket(out, rest);
    if (c == '\\' && rest->len) {
        char escaped = rest->ptr[0];
        *rest = str_slice(*rest, 1, rest->len);
        return add_escape(out, escaped);
    }
    strbuf_add_char(out, c);
    if (c == '(' && str_starts(*rest, STR("?:")))
        *rest = str_slice(*rest, 2, rest->len);
    return c != '\\' && !(c == '(' && str_starts(*rest, STR("?")));
}

bool regex_compile(regex_t *regex, struct str pattern)
{
    struct strbuf posix;
    bool ok = true;
    strbuf_init(&posix, PATTERN_MAX);
    strbuf_add(&posix, STR("")); /* so that there is a string to compile */
    while (pattern.len && ok)
        ok = add_element(&posix, &pattern);
    ok = ok && strbuf_ok(&posix) && !regcomp(regex, posix.ptr, REG_EXTENDED | REG_NOSUB);
    strbuf_release(&posix);
    return ok;
}

bool regex_matches(const regex_t *regex, struct str text)
{
    regmatch_t whole = { .rm_so = 0, .rm_eo = (regoff_t)text.len };
    return !regexec(regex, text.ptr, 0, &whole, REG_STARTEND);
}
