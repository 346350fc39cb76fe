#include "markdown/html_text.h"

#include <string.h>

/* Bytes that stand for themselves in an address: as cmark has them. */
static bool is_address(unsigned char c)
{
    bool word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return word || (c && c < 0x80 && strchr("!#$%()*+,-./:;=?@_~", c));
}

static struct str entity_of(char c)
{
    switch (c) {
    case '&':
        return STR("&amp;");
    case '<':
        return STR("&lt;");
    case '>':
        return STR("&gt;");
    default:
        return STR("&quot;");
    }
}

void html_add_text(struct strbuf *out, struct str text)
{
    size_t start = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c != '<' && c != '>' && c != '&' && c != '"')
            continue;
        strbuf_add(out, str_slice(text, start, i));
        strbuf_add(out, entity_of(c));
        start = i + 1;
    }
    strbuf_add(out, str_slice(text, start, text.len));
}

void html_add_address(struct strbuf *out, struct str url)
{
    for (size_t i = 0; i < url.len; i++) {
        unsigned char c = (unsigned char)url.ptr[i];
        if (is_address(c))
            strbuf_add_char(out, (char)c);
        else if (c == '&')
            strbuf_add(out, STR("&amp;"));
        else if (c == '\'')
            strbuf_add(out, STR("&#x27;"));
        else
            strbuf_printf(out, "%%%02X", c);
    }
}
