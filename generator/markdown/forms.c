#include "markdown/forms.h"

#include "base/utf8.h"
#include "base/vec.h"

enum { STARTS = 1 << 15 };

/* Forms, and of the three bytes that each begins with a bit: most places of a text begin none. */
struct search {
    const struct abbreviations *forms;
    uint64_t starts[STARTS / 64];
};

/* Where the bit of three bytes is, which others may share: those of a Chinese character, or a letter each. */
static size_t start_of(unsigned char first, unsigned char second, unsigned char third)
{
    uint32_t bytes = (uint32_t)first << 16 | (uint32_t)second << 8 | third;
    return (bytes ^ bytes >> 7) % STARTS;
}

static void add_start(struct search *search, size_t start)
{
    search->starts[start / 64] |= (uint64_t)1 << start % 64;
}

/* Of a form of less than three bytes: whatever follows. */
static void add_short(struct search *search, struct str label)
{
    int from = label.len > 1 ? (unsigned char)label.ptr[1] : 0;
    int to = label.len > 1 ? from : UINT8_MAX;
    for (int second = from; label.len && second <= to; second++)
        for (int third = 0; third <= UINT8_MAX; third++)
            add_start(search, start_of((unsigned char)label.ptr[0], (unsigned char)second,
                                       (unsigned char)third));
}

static void search_init(struct search *search, const struct abbreviations *forms)
{
    *search = (struct search){ .forms = forms };
    for (size_t i = 0; i < forms->len; i++) {
        struct str label = forms->ptr[i].label;
        if (label.len < 3)
            add_short(search, label);
        else
            add_start(search, start_of((unsigned char)label.ptr[0], (unsigned char)label.ptr[1],
                                       (unsigned char)label.ptr[2]));
    }
}

/* The text ends with a NUL. */
static bool may_begin(const struct search *search, struct str text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr + at;
    size_t start = start_of(bytes[0], bytes[1], bytes[1] ? bytes[2] : 0);
    return search->starts[start / 64] >> start % 64 & 1;
}

/* Index of the first of the forms [low, high), all alike in their first `depth` bytes, whose next byte is
 * not below `byte`. */
static size_t find_byte(const struct abbreviations *forms, size_t low, size_t high, size_t depth,
                        int byte)
{
    while (low < high) {
        size_t mid = (low + high) / 2;
        struct str label = forms->ptr[mid].label;
        int here = depth < label.len ? (unsigned char)label.ptr[depth] : -1;
        if (here < byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool is_spaced_letter(uint32_t c)
{
    return c && utf8_is_word(c) && !utf8_is_unspaced(c);
}

/* True where a word of Latin letters would go on between the two texts. */
static bool is_within_word(struct str before, struct str behind)
{
    uint32_t next = behind.len ? utf8_next(&behind) : 0;
    return is_spaced_letter(utf8_last(before)) && is_spaced_letter(next);
}

/* Length of the longest form at text[at], or 0. */
static size_t longest_form(const struct abbreviations *forms, struct str text, size_t at)
{
    size_t low = 0, high = forms->len, longest = 0;
    if (is_within_word(str_slice(text, 0, at), str_slice(text, at, text.len)))
        return 0;
    for (size_t depth = 0; low < high; depth++) {
        size_t end = at + depth;
        bool whole = forms->ptr[low].label.len == depth;
        if (whole && !is_within_word(str_slice(text, at, end), str_slice(text, end, text.len)))
            longest = depth;
        if (end == text.len)
            break;
        int byte = (unsigned char)text.ptr[end];
        low = find_byte(forms, low, high, depth, byte);
        high = find_byte(forms, low, high, depth, byte + 1);
    }
    return longest;
}

static bool next_form(const void *ctx, struct str text, size_t at, size_t *from, size_t *to)
{
    const struct search *search = ctx;
    for (*from = at; *from < text.len; ++*from) {
        if (!may_begin(search, text, *from)) /* as no byte within a character does */
            continue;
        size_t len = longest_form(search->forms, text, *from);
        *to = *from + len;
        if (len)
            return true;
    }
    return false;
}

struct str forms_text(const struct abbreviations *forms, struct str label)
{
    size_t low = 0, high = forms->len;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = str_cmp(forms->ptr[mid].label, label);
        if (order == 0)
            return forms->ptr[mid].text;
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return STR("");
}

/* Not in links, which have a meaning of their own, nor in headings, of which the contents are made. */
static bool is_left_alone(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    const struct element *element = element_of(node);
    return type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE || type == CMARK_NODE_HEADING ||
           element_is(node, ELEMENT_TERM) || (element && str_is(element->tag, "abbr"));
}

void forms_isolate(struct arena *arena, cmark_node *tree, cmark_node *end,
                   const struct abbreviations *forms, struct nodes *found)
{
    struct nodes texts = { 0 };
    struct search search;
    search_init(&search, forms);
    for (cmark_node *node = tree; node && node != end;) {
        if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
            vec_push(arena, &texts, node);
        node = is_left_alone(node) ? node_skip(node, tree) : node_next(node, tree);
    }
    for (size_t i = 0; i < texts.len; i++)
        text_isolate(arena, texts.ptr[i], next_form, &search, found);
}
