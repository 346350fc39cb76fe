/* Addresses in running text become links. marks_add() has found those with a scheme or www.; e-mail
 * addresses are found here, for nothing in them has another meaning. */
#include "syntax/autolinks.h"

#include <string.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_alnum(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9');
}

cmark_node *autolinks_wrap(struct inlines *inlines, cmark_node *text, struct str url)
{
    cmark_node *link = tree_node(CMARK_NODE_LINK);
    cmark_node_set_url(link, arena_dup(inlines->parsing->arena, url).ptr);
    text_told(inlines->parsing->arena, text, 0, link);
    cmark_node_insert_before(text, link);
    cmark_node_append_child(link, text);
    return link;
}

void autolinks_make(struct inlines *inlines, text_piece *next,
                    void link(struct inlines *inlines, cmark_node *text))
{
    struct nodes texts = inlines_texts_outside_links(inlines), pieces = { 0 };
    for (size_t i = 0; i < texts.len; i++)
        text_isolate(inlines->parsing->arena, texts.ptr[i], next, NULL, &pieces);
    for (size_t i = 0; i < pieces.len; i++)
        link(inlines, pieces.ptr[i]);
}

/* Makes a link of a text node that holds an address. */
static void make_link(struct inlines *inlines, cmark_node *text, const char *scheme)
{
    const struct parsing *parsing = inlines->parsing;
    struct str shown =
        marks_clear(parsing->arena, parsing->marked, str_of(cmark_node_get_literal(text)));
    autolinks_wrap(inlines, text, arena_printf(parsing->arena, "%s%.*s", scheme, STR_ARG(shown)));
}

/* ---- addresses that were marked ---- */

static bool next_marked(const void *ctx, struct str text, size_t at, size_t *from, size_t *to)
{
    (void)ctx;
    struct str mark = STR(MARK_ADDRESS_BYTES);
    const char *begin = strstr(text.ptr + at, mark.ptr);
    const char *end = begin ? strstr(begin + MARK_LEN, mark.ptr) : NULL;
    if (!end)
        return false;
    *from = (size_t)(begin - text.ptr);
    *to = (size_t)(end - text.ptr) + MARK_LEN;
    return true;
}

static void link_marked(struct inlines *inlines, cmark_node *text)
{
    bool www = cmark_node_get_literal(text)[MARK_LEN] == 'w'; /* no scheme begins so */
    make_link(inlines, text, www ? "http://" : "");
}

/* ---- e-mail ---- */

/* Bytes [from, to) of a text. */
struct mail {
    size_t from, to;
};

static bool is_local(char c)
{
    return is_alnum(c) || (c && strchr(".+-_", c));
}

/* Offset behind the domain that begins at `at`; `at` when it is none of a mail address. */
static size_t domain_end(struct str text, size_t at)
{
    size_t end = at;
    bool has_dot = false;
    for (; end < text.len; end++) {
        char c = text.ptr[end];
        bool dot = c == '.' && end + 1 < text.len && is_alnum(text.ptr[end + 1]);
        has_dot = has_dot || dot;
        if (!is_alnum(c) && c != '-' && c != '_' && !dot)
            break;
    }
    bool fine =
        has_dot && is_letter(text.ptr[end - 1]) && (end == text.len || text.ptr[end] != '@');
    return fine ? end : at;
}

static bool has_scheme(struct str before, struct str scheme)
{
    return str_ends(before, scheme) &&
           (before.len == scheme.len || !is_alnum(before.ptr[before.len - scheme.len - 1]));
}

/* The address around the "@" at `at`; false when there is none. */
static bool read_mail(struct str text, size_t at, struct mail *mail)
{
    *mail = (struct mail){ at, domain_end(text, at + 1) };
    while (mail->from > 0 && is_local(text.ptr[mail->from - 1]))
        mail->from--;
    if (mail->from == at || mail->to == at + 1)
        return false;
    struct str before = str_slice(text, 0, mail->from);
    bool xmpp = has_scheme(before, STR("xmpp:"));
    if (xmpp)
        mail->from -= STR("xmpp:").len;
    else if (has_scheme(before, STR("mailto:")))
        mail->from -= STR("mailto:").len;
    size_t end = mail->to;
    if (xmpp && end < text.len && text.ptr[end] == '/') {
        for (end++; end < text.len && (is_alnum(text.ptr[end]) || strchr("@./-_", text.ptr[end]));)
            end++;
        while (!is_alnum(text.ptr[end - 1]) && end > mail->to)
            end--;
    }
    mail->to = end > mail->to + 1 ? end : mail->to;
    return true;
}

static bool next_mail(const void *ctx, struct str text, size_t at, size_t *from, size_t *to)
{
    (void)ctx;
    struct str rest = str_slice(text, at, text.len);
    struct mail mail;
    for (size_t sign = str_find(rest, '@'); sign < rest.len;
         sign += 1 + str_find(str_slice(rest, sign + 1, rest.len), '@')) {
        if (!read_mail(rest, sign, &mail))
            continue;
        *from = at + mail.from;
        *to = at + mail.to;
        return true;
    }
    return false;
}

static void link_mail(struct inlines *inlines, cmark_node *text)
{
    struct str address = str_of(cmark_node_get_literal(text));
    bool has_scheme = str_find(address, ':') < address.len;
    make_link(inlines, text, has_scheme ? "" : "mailto:");
}

/* ---- the passes ---- */

bool pass_addresses(struct inlines *inlines)
{
    autolinks_make(inlines, next_marked, link_marked);
    return true;
}

bool pass_mail(struct inlines *inlines)
{
    autolinks_make(inlines, next_mail, link_mail);
    return true;
}
