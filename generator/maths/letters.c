#include "maths/letters.h"

#include <stdlib.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"

enum { RADICAL = 0x221A, MINUS = 0x2212 };

/* ---- The list ---- */

/* The place of the character in the list, or where it belongs. */
static size_t place_of(const struct maths_letters *letters, uint32_t code)
{
    size_t low = 0, high = letters->len;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (letters->ptr[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Controls, and what says how others are set: U+2061, a function's application, is seen by nobody. */
static bool is_unseen(uint32_t c)
{
    return c <= ' ' || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
           (c >= 0x205F && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F);
}

static void add(struct arena *arena, struct maths_letters *letters, struct maths_letter letter)
{
    if (is_unseen(letter.code) || utf8_is_unspaced(letter.code))
        return;
    size_t place = place_of(letters, letter.code);
    if (place == letters->len || letters->ptr[place].code != letter.code) {
        vec_push(arena, letters, letter);
        struct maths_letter *at = letters->ptr + place;
        memmove(at + 1, at, (letters->len - 1 - place) * sizeof *at);
        *at = letter;
        return;
    }
    struct maths_letter *known = &letters->ptr[place];
    if (letter.max && (!known->max || letter.min < known->min))
        known->min = letter.min;
    if (letter.max > known->max)
        known->max = letter.max;
}

struct str maths_letters_key(struct arena *arena, const struct maths_letters *letters)
{
    struct strbuf key;
    strbuf_init(&key, STRBUF_PAGE);
    for (size_t i = 0; i < letters->len; i++) {
        const struct maths_letter *letter = &letters->ptr[i];
        strbuf_printf(&key, letter->max ? "%x:%u-%u " : "%x ", letter->code, letter->min,
                      letter->max);
    }
    struct str line = arena_dup(arena, strbuf_str(&key));
    strbuf_release(&key);
    return line;
}

/* ---- An element ---- */

/* A tag, of which `mo stretchy="false"` has the name mo, and the text behind it. */
struct element {
    struct str name, attributes, text;
};

/* The value of an attribute, or "". */
static struct str attribute(const struct element *element, const char *start)
{
    struct str rest = element->attributes, sign = str_of(start);
    size_t at = str_search(rest, sign);
    rest = str_slice(rest, at + sign.len, rest.len);
    return str_cut(&rest, '"');
}

/* The character at the start of *text, which may be written as a reference. */
static uint32_t next_character(struct str *text)
{
    const struct {
        struct str name;
        uint32_t code;
    } names[] = {
        { STR("amp;"), '&' },
        { STR("lt;"), '<' },
        { STR("gt;"), '>' },
        { STR("quot;"), '"' },
    };
    uint32_t c = utf8_next(text);
    if (c != '&')
        return c;
    for (size_t i = 0; i < COUNT(names); i++) {
        if (str_starts(*text, names[i].name)) {
            *text = str_slice(*text, names[i].name.len, text->len);
            return names[i].code;
        }
    }
    if (!str_starts(*text, STR("#")))
        return c;
    struct str digits = str_cut(text, ';');
    bool hex = str_starts(digits, STR("#x"));
    return (uint32_t)strtoul(digits.ptr + (hex ? 2 : 1), NULL, hex ? 16 : 10);
}

/* ---- What is drawn of it ---- */

/* The italic of a letter that stands alone (MathML Core, appendix D.3), or the character itself. */
static uint32_t italic(uint32_t c)
{
    static const struct {
        uint32_t plain, italic;
    } others[] = {
        { 'h', 0x210E },     { 0x131, 0x1D6A4 }, { 0x237, 0x1D6A5 }, { 0x2207, 0x1D6FB },
        { 0x2202, 0x1D715 }, { 0x3F5, 0x1D716 }, { 0x3D1, 0x1D717 }, { 0x3F0, 0x1D718 },
        { 0x3D5, 0x1D719 },  { 0x3F1, 0x1D71A }, { 0x3D6, 0x1D71B }, { 0x3F4, 0x1D6F3 }
    };
    for (size_t i = 0; i < COUNT(others); i++)
        if (others[i].plain == c)
            return others[i].italic;
    if (c >= 'A' && c <= 'Z')
        return 0x1D434 + c - 'A';
    if (c >= 'a' && c <= 'z')
        return 0x1D44E + c - 'a';
    if (c >= 0x391 && c <= 0x3A9)
        return 0x1D6E2 + c - 0x391;
    if (c >= 0x3B1 && c <= 0x3C9)
        return 0x1D6FC + c - 0x3B1;
    return c;
}

/* "1.2em" in thousandths of an em; 0 for what is no such length. */
static unsigned thousandths(struct str length)
{
    char *end;
    double size = strtod(length.ptr, &end);
    bool fine = size > 0 && size < 60 && end + 2 == length.ptr + length.len && *end == 'e';
    return fine ? (unsigned)(size * 1000 + 0.5) : 0;
}

/* Sets the sizes that an operator is shown in. Fonts have long forms of some that stretch only when they are told to. */
static struct maths_letter operator_letter(const struct element *element, uint32_t code)
{
    struct str stretchy = attribute(element, "stretchy=\"");
    bool asked = str_is(stretchy, "true"), never = str_is(stretchy, "false");
    bool plain = code == '=' || code == '/' || code == '+' || code == MINUS;
    struct maths_letter letter = { .code = code };
    if (never || (plain && !asked))
        return letter;
    letter.min = thousandths(attribute(element, "minsize=\""));
    letter.max = thousandths(attribute(element, "maxsize=\""));
    if (!letter.max)
        letter.max = MATHS_ANY_SIZE;
    return letter;
}

static void add_element(struct arena *arena, struct maths_letters *letters,
                        const struct element *element)
{
    bool is_operator = str_is(element->name, "mo");
    bool is_name = str_is(element->name, "mi") && !attribute(element, "mathvariant=\"").len;
    if (str_is(element->name, "msqrt") || str_is(element->name, "mroot"))
        add(arena, letters, (struct maths_letter){ .code = RADICAL, .max = MATHS_ANY_SIZE });
    for (struct str rest = element->text; rest.len;) {
        bool first = rest.ptr == element->text.ptr;
        uint32_t code = next_character(&rest);
        if (is_operator)
            add(arena, letters, operator_letter(element, code == '-' ? MINUS : code));
        else
            add(arena, letters,
                (struct maths_letter){ .code =
                                           is_name && first && !rest.len ? italic(code) : code });
    }
}

/* ---- A page ---- */

/* Adds those of the formula that *html begins with, and goes on behind it. */
static void add_formula(struct arena *arena, struct maths_letters *letters, struct str *html)
{
    while (html->len) {
        str_cut(html, '<');
        if (str_starts(*html, STR("annotation"))) { /* its TeX, which is not shown */
            size_t end = str_search(*html, STR("</annotation"));
            *html = str_slice(*html, end + 1, html->len);
        }
        struct str tag = str_cut(html, '>');
        struct element element = { .name = str_cut(&tag, ' '), .attributes = tag };
        if (str_is(element.name, "/math"))
            return;
        element.text = str_slice(*html, 0, str_find(*html, '<'));
        add_element(arena, letters, &element);
    }
}

struct maths_letters maths_letters(struct arena *arena, struct str html)
{
    struct maths_letters letters = { 0 };
    for (;;) {
        size_t at = str_search(html, STR("<math"));
        if (at == html.len)
            return letters;
        html = str_slice(html, at, html.len);
        add_formula(arena, &letters, &html);
    }
}
