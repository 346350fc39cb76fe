#include "syntax/flanking.h"

#include <utf8proc.h>

#include "base/utf8.h"

/* Classes of a neighbour; several may hold. */
enum { SPACE = 1, PUNCTUATION = 2, CJK = 4, IDEOGRAPHIC_SELECTOR = 8, SELECTOR = 16 };

struct range {
    uint32_t from, to;
};

/* Written in Chinese, Japanese or Korean: of East Asian width W, F or H (Unicode Standard Annex 11)
 * without what is shown as emoji, and Hangul. */
static bool is_cjk(uint32_t c)
{
    static const struct range ranges[] = {
        { 0x1100, 0x11FF },   { 0x20A9, 0x20A9 },   { 0x2329, 0x232A },   { 0x2630, 0x2637 },
        { 0x268A, 0x268F },   { 0x2E80, 0x303E },   { 0x3041, 0x4DFF },   { 0x4E00, 0xA4CF },
        { 0xA960, 0xA97F },   { 0xAC00, 0xD7FF },   { 0xF900, 0xFAFF },   { 0xFE10, 0xFE19 },
        { 0xFE30, 0xFE6F },   { 0xFF01, 0xFFDC },   { 0xFFE0, 0xFFEE },   { 0x16FE0, 0x18DFF },
        { 0x1AFF0, 0x1B2FF }, { 0x1D300, 0x1D376 }, { 0x1F200, 0x1F200 }, { 0x1F202, 0x1F219 },
        { 0x1F21B, 0x1F22E }, { 0x1F230, 0x1F231 }, { 0x1F237, 0x1F237 }, { 0x1F23B, 0x1F248 },
        { 0x1F260, 0x1F265 }, { 0x20000, 0x3FFFD },
    };
    for (size_t i = 0; i < COUNT(ranges) && c >= ranges[i].from; i++)
        if (c <= ranges[i].to)
            return true;
    return false;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= 9 && c <= 13 && c != 11) || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool is_punctuation(uint32_t c)
{
    if (c < 0x80)
        return c > 0x20 && c != 0x7F && !utf8_is_word(c);
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO;
}

static int class_of(uint32_t c)
{
    if (is_space(c))
        return SPACE;
    if (c >= 0xFE00 && c <= 0xFE0E)
        return SELECTOR;
    if (c >= 0xE0100 && c <= 0xE01EF)
        return IDEOGRAPHIC_SELECTOR;
    return (is_punctuation(c) ? PUNCTUATION : 0) | (is_cjk(c) ? CJK : 0);
}

/* A variation selector takes its class from the character that it changes. A quotation mark that is
 * asked to be wide counts as Chinese. */
static int class_before(struct str text)
{
    if (!text.len)
        return SPACE;
    uint32_t c = utf8_last(text);
    int class = class_of(c);
    if (class != SELECTOR)
        return class;
    text.len -= 3; /* bytes of a selector */
    if (!text.len)
        return class;
    uint32_t base = utf8_last(text);
    if (c == 0xFE01 && (base == 0x2018 || base == 0x2019 || base == 0x201C || base == 0x201D))
        return PUNCTUATION | CJK;
    int of_base = class_of(base);
    return of_base == SPACE ? class : of_base & ~IDEOGRAPHIC_SELECTOR;
}

static int class_after(struct str text)
{
    return text.len ? class_of(utf8_next(&text)) : SPACE;
}

/* The intraword rule of the underscore. */
static struct flanking restrict_underscore(struct flanking run, int before, int after)
{
    struct flanking both = run;
    run.opens = both.opens && (!both.closes || before & PUNCTUATION);
    run.closes = both.closes && (!both.opens || after & PUNCTUATION);
    return run;
}

static bool separates(int class)
{
    return class & SPACE || (class & (PUNCTUATION | CJK)) == PUNCTUATION;
}

static struct flanking amended(int before, char delimiter, int after)
{
    bool foreign_before = (before & (PUNCTUATION | CJK)) == PUNCTUATION;
    bool foreign_after = (after & (PUNCTUATION | CJK)) == PUNCTUATION;
    struct flanking run = {
        .opens = !separates(after) ||
                 (foreign_after && (separates(before) || before & (CJK | IDEOGRAPHIC_SELECTOR))),
        .closes = !separates(before) || (foreign_before && (separates(after) || after & CJK)),
    };
    return delimiter == '_' ? restrict_underscore(run, before, after) : run;
}

static struct flanking unamended(int before, char delimiter, int after)
{
    bool ends_before = before & (SPACE | PUNCTUATION), ends_after = after & (SPACE | PUNCTUATION);
    struct flanking run = {
        .opens = !(after & SPACE) && (!(after & PUNCTUATION) || ends_before),
        .closes = !(before & SPACE) && (!(before & PUNCTUATION) || ends_after),
    };
    return delimiter == '_' ? restrict_underscore(run, before, after) : run;
}

/* Emphasis looks past the tildes of strikethrough, as in cmark-gfm. */
static void skip_tildes(struct str *before, struct str *after)
{
    while (str_ends(*before, STR("~")))
        before->len--;
    while (str_starts(*after, STR("~")))
        *after = str_slice(*after, 1, after->len);
}

struct flanking flanking_of(struct str before, char delimiter, struct str after)
{
    if (delimiter != '~')
        skip_tildes(&before, &after);
    return amended(class_before(before), delimiter, class_after(after));
}

/* The class that unamended CommonMark gives: it looks at no selector's base. */
static int plain_before(struct str text)
{
    return text.len ? class_of(utf8_last(text)) : SPACE;
}

struct flanking flanking_plain(struct str before, char delimiter, struct str after)
{
    return unamended(plain_before(before), delimiter, class_after(after));
}

struct flanking_marks flanking_marks(struct str before, char delimiter, struct str after)
{
    struct flanking wanted = flanking_of(before, delimiter, after);
    for (int marks = 0; marks < 4; marks++) {
        bool left = marks & 1, right = marks & 2;
        struct flanking got =
            unamended(left ? 0 : plain_before(before), delimiter, right ? 0 : class_after(after));
        if (got.opens == wanted.opens && got.closes == wanted.closes)
            return (struct flanking_marks){ left, right };
    }
    return (struct flanking_marks){ false, false };
}
