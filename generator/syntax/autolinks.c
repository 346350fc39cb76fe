/* Addresses in running text become links. marks_add() has found those with a scheme or www.; e-mail
 * addresses are found here, for nothing in them has another meaning. */
#include <string.h>

#include "syntax/passes.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_alnum(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9');
}

/* Makes a link of the bytes [from, to) of the text; returns the text behind it, or NULL. */
static cmark_node *make_link(struct inlines *inlines, cmark_node *text, size_t from, size_t to,
                             const char *scheme)
{
    const struct parsing *parsing = inlines->parsing;
    bool is_last = to == str_of(cmark_node_get_literal(text)).len;
    cmark_node *link = cmark_node_new(CMARK_NODE_LINK);
    text_part(parsing->arena, text, from, to);
    cmark_node *behind = is_last ? NULL : cmark_node_next(text);
    struct str shown = marks_clear(parsing->arena, parsing->marked,
                                   arena_dup(parsing->arena, str_of(cmark_node_get_literal(text))));
    struct str url = arena_printf(parsing->arena, "%s%.*s", scheme, STR_ARG(shown));
    cmark_node_set_url(link, url.ptr);
    cmark_node_insert_before(text, link);
    cmark_node_append_child(link, text);
    return behind;
}

/* ---- addresses that were marked ---- */

static cmark_node *take_marked(struct inlines *inlines, cmark_node *node)
{
    struct str text = str_of(cmark_node_get_literal(node)), mark = STR(MARK_ADDRESS_BYTES);
    const char *begin = text.len ? strstr(text.ptr, mark.ptr) : NULL;
    const char *end = begin ? strstr(begin + MARK_LEN, mark.ptr) : NULL;
    if (!end)
        return NULL;
    size_t from = (size_t)(begin - text.ptr), to = (size_t)(end - text.ptr) + MARK_LEN;
    bool www = begin[MARK_LEN] == 'w'; /* no scheme begins so */
    return make_link(inlines, node, from, to, www ? "http://" : "");
}

/* ---- e-mail ---- */

/* Bytes [from, to) of a text, and whether "mailto:" has to be put before them. */
struct mail {
    size_t from, to;
    bool has_scheme;
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
    *mail = (struct mail){ at, domain_end(text, at + 1), false };
    while (mail->from > 0 && is_local(text.ptr[mail->from - 1]))
        mail->from--;
    if (mail->from == at || mail->to == at + 1)
        return false;
    struct str before = str_slice(text, 0, mail->from);
    bool xmpp = has_scheme(before, STR("xmpp:"));
    mail->has_scheme = xmpp || has_scheme(before, STR("mailto:"));
    if (mail->has_scheme)
        mail->from -= xmpp ? STR("xmpp:").len : STR("mailto:").len;
    size_t end = mail->to;
    if (xmpp && end < text.len && text.ptr[end] == '/') {
        for (end++; end < text.len && (is_alnum(text.ptr[end]) || strchr("@.", text.ptr[end]));)
            end++;
        while (text.ptr[end - 1] == '.')
            end--;
    }
    mail->to = end > mail->to + 1 ? end : mail->to;
    return true;
}

static cmark_node *take_mail(struct inlines *inlines, cmark_node *node)
{
    struct str text = str_of(cmark_node_get_literal(node));
    struct mail mail;
    for (size_t at = str_find(text, '@'); at < text.len;
         at += 1 + str_find(str_slice(text, at + 1, text.len), '@'))
        if (read_mail(text, at, &mail))
            return make_link(inlines, node, mail.from, mail.to, mail.has_scheme ? "" : "mailto:");
    return NULL;
}

/* ---- the pass ---- */

static void take_all(struct inlines *inlines,
                     cmark_node *take(struct inlines *inlines, cmark_node *node))
{
    struct nodes texts = inlines_texts_outside_links(inlines);
    for (size_t i = 0; i < texts.len; i++)
        for (cmark_node *node = texts.ptr[i]; node;)
            node = take(inlines, node);
}

bool pass_autolinks(struct inlines *inlines)
{
    take_all(inlines, take_marked);
    take_all(inlines, take_mail);
    return true;
}
