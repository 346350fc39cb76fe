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
    static const bool signs[256] = { ['<'] = true, ['>'] = true, ['&'] = true, ['"'] = true };
    for (size_t plain; (plain = str_find_any(text, signs)) < text.len;) {
        strbuf_add(out, str_slice(text, 0, plain));
        strbuf_add(out, entity_of(text.ptr[plain]));
        text = str_slice(text, plain + 1, text.len);
    }
    strbuf_add(out, text);
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
