/* Formulas in the text: tokens take their place. */
#include "base/utf8.h"
#include "base/vec.h"
#include "syntax/marking.h"

static struct str cut_line(struct str *text)
{
    struct str line = str_cut(text, '\n');
    return str_slice(line, 0, line.len - str_ends(line, STR("\r")));
}

/* The text of a formula over several lines, without what quotes and lists put before each. */
static struct str join_lines(struct arena *arena, struct str text, int quotes)
{
    struct strbuf joined;
    strbuf_init(&joined, STRBUF_PAGE);
    strbuf_add(&joined, cut_line(&text));
    while (text.len) {
        struct str line = cut_line(&text);
        strbuf_add_char(&joined, '\n');
        strbuf_add(&joined, scan_continuation(line, quotes));
    }
    struct str copied = arena_dup(arena, strbuf_str(&joined));
    strbuf_release(&joined);
    return copied;
}

/* Puts tokens in the place of the next bytes up to `end`, one a line. */
static void add_tokens(struct marking *m, enum token_kind kind, size_t end, struct str text)
{
    int quotes = m->quotes;
    text = join_lines(m->arena, text, quotes);
    for (; m->at < end; kind = TOKEN_MORE, text = STR("")) {
        struct str raw = str_slice(m->in, m->at, end);
        size_t len = str_find(raw, '\n');
        marking_token(m, kind, len, text);
        if (m->at == end)
            return;
        marking_end_line(m);
        struct str line = str_slice(m->in, m->at, end);
        line = str_slice(line, 0, str_find(line, '\n'));
        marking_copy(m, (size_t)(scan_continuation(line, quotes).ptr - line.ptr));
    }
}

/* A formula in the text. */
struct formula {
    enum token_kind kind;
    struct str inner; /* between the dollar signs */
    size_t len;       /* with them */
};

/* One sign closes what one opened if it is the next, has no blank before it and no digit behind it:
 * prices are no formulas. */
static size_t find_close(struct str text)
{
    size_t at = scan_dollar(text);
    if (at == text.len)
        return at;
    char next = at + 1 < text.len ? text.ptr[at + 1] : ' ';
    bool closes = at > 0 && !scan_is_white(text.ptr[at - 1]) && (next < '0' || next > '9');
    return closes ? at : text.len;
}

/* True for what begins with a number and goes on in Chinese: the text between two prices. In braces any text
 * may stand. */
static bool is_price(struct str inner)
{
    int braces = 0;
    size_t sign = str_starts(inner, STR("-"));
    if (inner.len == sign || inner.ptr[sign] < '0' || inner.ptr[sign] > '9')
        return false;
    while (inner.len) {
        uint32_t c = utf8_next(&inner);
        if (c == '\\' && inner.len)
            utf8_next(&inner);
        else if (c == '{' || c == '}')
            braces += c == '{' ? 1 : -1;
        else if (!braces && utf8_is_unspaced(c))
            return true;
    }
    return false;
}

/* The formula that begins at the present place; false: the signs are none. */
static bool find_formula(struct marking *m, struct formula *formula)
{
    size_t signs = scan_run(marking_rest(m));
    bool display = signs == 2;
    struct reach *reach = display ? marking_section(m) : marking_paragraph(m);
    struct str text = str_slice(m->in, m->at + signs, reach->end);
    if (signs > 2 || !text.len || reach->none || (!display && scan_is_white(text.ptr[0])))
        return false;
    reach->none = (display ? scan_dollars(text) : scan_dollar(text)) == text.len;
    size_t close = display ? scan_dollars(text) : find_close(text);
    formula->kind = display ? TOKEN_DISPLAY_MATHS : TOKEN_INLINE_MATHS;
    formula->inner = str_slice(text, 0, close);
    formula->len = 2 * signs + close;
    return close < text.len && str_trim(formula->inner).len &&
           (display || !is_price(formula->inner));
}

bool marking_is_formula(struct marking *m, size_t at)
{
    struct formula formula;
    size_t here = m->at;
    m->at = at;
    bool found = find_formula(m, &formula);
    m->at = here;
    return found;
}

void marking_dollar(struct marking *m)
{
    struct formula formula;
    if (find_formula(m, &formula))
        add_tokens(m, formula.kind, m->at + formula.len, formula.inner);
    else
        marking_copy(m, scan_run(marking_rest(m)));
}
