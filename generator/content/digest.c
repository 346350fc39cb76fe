#include "content/digest.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "content/demo_place.h"
#include "content/text.h"
#include "syntax/passes.h"

enum {
    DESCRIPTION_MAX = 160, /* code points, about what search engines show */
    /* nonfiction, silently: Brysbaert, Journal of Memory and Language 109 (2019) */
    WORDS_A_MINUTE = 238,
    CHARACTERS_A_MINUTE = 400, /* of Chinese: what sites commonly take */
    /* Aloud, 2.5 words or 4.5 syllables a second. Tauroza and Allison, Applied Linguistics 11 (1990), have 140 words
     * for lectures and 160 for radio; of Chinese it is a rule of thumb. */
    WORDS_A_MINUTE_ALOUD = 150,
    CHARACTERS_A_MINUTE_ALOUD = 270
};

/* ---- how long it takes to read ---- */

struct lengths {
    size_t characters, words;
};

/* Characters of scripts without spaces, and words of the others. */
static void add_lengths(struct lengths *lengths, struct str text)
{
    bool in_word = false;
    while (text.len) {
        uint32_t c = utf8_next(&text);
        bool is_word = utf8_is_word(c), unspaced = is_word && utf8_is_unspaced(c);
        lengths->characters += unspaced;
        lengths->words += is_word && !unspaced && !in_word;
        in_word = is_word && !unspaced;
    }
}

static int minutes_of(const struct lengths *lengths)
{
    double minutes =
        (double)lengths->characters / CHARACTERS_A_MINUTE + (double)lengths->words / WORDS_A_MINUTE;
    return minutes < 1 ? 1 : (int)(minutes + 0.5);
}

int digest_seconds_aloud(struct str text)
{
    enum { STEP = 5 };
    struct lengths lengths = { 0 };
    add_lengths(&lengths, text);
    double minutes = (double)lengths.characters / CHARACTERS_A_MINUTE_ALOUD +
                     (double)lengths.words / WORDS_A_MINUTE_ALOUD;
    int steps = (int)(minutes * 60 / STEP + 0.5);
    return (steps ? steps : 1) * STEP;
}

/* ---- what it says ---- */

/* The text up to a limit, cut between code points, with a mark where it goes on. */
static struct str shorten(struct arena *arena, struct str text)
{
    struct str rest = text;
    size_t count = 0;
    for (; rest.len && count < DESCRIPTION_MAX; count++)
        utf8_next(&rest);
    if (!rest.len)
        return text;
    return arena_printf(arena, "%.*s\u2026", (int)(text.len - rest.len), text.ptr);
}

/* ---- the walk ---- */

static void add_link(struct arena *arena, struct names *links, const char *url)
{
    const struct str scheme = STR("id:");
    struct str target = str_of(url);
    if (!str_starts(target, scheme))
        return;
    target = str_slice(target, scheme.len, target.len);
    struct str id = str_cut(&target, '#');
    vec_push(arena, links, ((struct name){ .text = arena_dup(arena, id) }));
}

/* Adds a demo that the text places to those of the front matter. */
static void add_demo(struct arena *arena, struct page *page, cmark_node *node, struct str name)
{
    for (size_t i = 0; i < page->demos.len; i++)
        if (str_eq(page->demos.ptr[i].text, name))
            return;
    if (name.len) /* else it is told where demos are made */
        vec_push(arena, &page->demos,
                 ((struct name){ arena_dup(arena, name), page_loc(page, node) }));
}

static void read_node(struct arena *arena, struct page *page, cmark_node *node,
                      struct lengths *lengths)
{
    struct digest *digest = &page->digest;
    cmark_node_type type = cmark_node_get_type(node);
    struct str demo;
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        add_lengths(lengths, str_of(cmark_node_get_literal(node)));
    else if (type == CMARK_NODE_LINK)
        add_link(arena, &digest->links, cmark_node_get_url(node));
    else if (demo_place(node, &demo))
        add_demo(arena, page, node, demo);
    else if (type == CMARK_NODE_PARAGRAPH && !digest->description.len)
        digest->description = shorten(arena, text_of(arena, node));
}

void digest_read(struct arena *arena, struct page *page)
{
    struct lengths lengths = { 0 };
    for (cmark_node *node = page->tree; node; node = node_next(node, page->tree))
        read_node(arena, page, node, &lengths);
    page->digest.minutes = minutes_of(&lengths);
}
