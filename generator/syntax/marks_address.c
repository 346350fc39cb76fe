/* What marks_add() does with bare addresses, and with what keeps them from being any: links, tags, comments. */
#include <assert.h>
#include <ctype.h>
#include <string.h>

#include "base/vec.h"
#include "syntax/address.h"
#include "syntax/marking.h"

/* A footnote's mark: cmark shall not see what its label might mean. */
static void copy_note_mark(struct marking *m, size_t len)
{
    for (size_t end = m->at + len; m->at < end;) {
        if (memchr("*_`&<", m->in.ptr[m->at], 5))
            marking_add(m, STR(MARK_INERT_BYTES "\\"));
        marking_copy(m, 1);
    }
}

/* Brackets, outside of links and tags. As in cmark-gfm no address begins where one is open. */
void marking_bracket(struct marking *m)
{
    size_t note = scan_note_mark(marking_rest(m));
    if (note) {
        copy_note_mark(m, note);
        return;
    }
    struct reach *paragraph = marking_paragraph(m);
    bool opens = m->in.ptr[m->at] == '[', seen = m->at >= m->no_address;
    marking_copy(m, 1);
    if (opens && seen) {
        m->brackets++;
    } else if (seen && m->brackets) {
        m->brackets--;
        m->no_address = m->at + address_target(str_slice(m->in, m->at, paragraph->end));
    }
}

/* Length of the comment that begins here within a text, or 0. */
static size_t comment_length(struct marking *m)
{
    struct str open = STR("<!--");
    if (!str_starts(marking_rest(m), open))
        return 0;
    if (m->at >= m->inlines.end)
        m->inlines.end = scan_inlines_end(m->in, m->at);
    struct str text = str_slice(m->in, m->at + open.len, m->inlines.end);
    size_t dashes = str_search(text, STR("--"));
    bool none = str_starts(text, STR(">")) || str_starts(text, STR("->"));
    bool ends = str_starts(str_slice(text, dashes, text.len), STR("-->"));
    return ends && !none ? open.len + dashes + STR("-->").len : 0;
}

/* They have a meaning to passes. */
static bool is_ours(char c)
{
    return memchr("~[]$^@{}", c, 8);
}

/* "<https://...>", in which cmark sees nothing but an address, and entities. */
static void copy_pointed(struct marking *m, size_t len)
{
    for (size_t end = m->at + len; m->at < end;) {
        size_t plain = 0;
        while (m->at + plain < end && !is_ours(m->in.ptr[m->at + plain]))
            plain++;
        marking_copy_whole(m, plain);
        if (m->at == end)
            return;
        marking_copy(m, 1);
        marking_add(m, STR(MARK_ESCAPED_BYTES));
    }
}

static void copy_comment(struct marking *m, size_t len)
{
    int line = m->line;
    marking_copy_lines(m, m->at + len);
    while (line++ < m->line)
        vec_push(m->arena, &m->marked->commented, line);
}

void marking_less_than(struct marking *m)
{
    size_t comment = comment_length(m), pointed = address_pointed(marking_rest(m));
    if (comment)
        copy_comment(m, comment);
    else if (pointed)
        copy_pointed(m, pointed);
    if (comment || pointed)
        return;
    size_t tag = address_tag(str_slice(m->in, m->at, marking_paragraph(m)->end));
    bool scheme = address_pointed_scheme(marking_rest(m)) > 0;
    if (m->at >= m->no_address)
        m->no_address = m->at + tag;
    marking_copy(m, 1);
    if (scheme)
        marking_add(m,
                    STR(MARK_LETTER_BYTES)); /* a token has no blank that keeps it from being one */
}

/* Nothing in an address has a meaning to cmark, nor to a pass. */
static void copy_inert(struct marking *m)
{
    char c = m->in.ptr[m->at];
    bool ours = is_ours(c);
    if (memchr("*_`[]&~", c, 7))
        marking_add(m, STR(MARK_INERT_BYTES "\\"));
    marking_copy(m, 1);
    if (c == '\\')
        marking_add(m, STR(MARK_LETTER_BYTES)); /* it escapes nothing */
    else if (ours)
        marking_add(m, STR(MARK_ESCAPED_BYTES));
}

/* An address, of whose scheme so many bytes are copied already; or its first byte as text. */
static void mark_address(struct marking *m, size_t scheme, size_t prefix)
{
    size_t begin = m->at - scheme, paragraph = marking_paragraph(m)->end, len = 0;
    if (begin >= m->no_address && !m->brackets)
        len = address_length(str_slice(m->in, begin, paragraph), prefix);
    if (!len) {
        marking_copy(m, 1);
        return;
    }
    assert(m->written <= begin); /* no mark is within a scheme */
    m->at = begin;
    marking_tell(m, MARK_ADDRESS);
    marking_add(m, STR(MARK_ADDRESS_BYTES));
    while (m->at < begin + len)
        copy_inert(m);
    marking_add(m, STR(MARK_ADDRESS_BYTES));
    bool delimiter = m->at < m->in.len && strchr("*_", m->in.ptr[m->at]);
    if (delimiter && ispunct((unsigned char)m->in.ptr[m->at - 1]))
        marking_add(m, STR(MARK_POINT_BYTES "."));
}

void marking_colon(struct marking *m)
{
    size_t scheme = address_scheme(str_slice(m->in, m->content, m->at));
    if (scheme && str_starts(marking_rest(m), STR("://")))
        mark_address(m, scheme, scheme + STR("://").len);
    else
        marking_copy(m, 1);
}

void marking_w(struct marking *m)
{
    if (str_starts(marking_rest(m), STR("www.")) &&
        address_may_begin(str_slice(m->in, m->content, m->at)))
        mark_address(m, 0, 0);
    else
        marking_copy(m, 1);
}
