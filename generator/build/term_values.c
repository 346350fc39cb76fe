/* The terms of the glossary as templates see them. */
#include <stdlib.h>

#include "base/utf8.h"
#include "build/han_order.h"
#include "build/values.h"
#include "config/glossary.h"

struct entry {
    const struct term *term;
    struct str order; /* what it is sorted as, in lower case */
    char letter;      /* that it stands under; or '#', behind all */
    bool by_sound;    /* of Chinese: Han has an order */
    int also;         /* the first language in which its name is Latin */
};

static bool is_latin(struct str name)
{
    char c = name.len ? name.ptr[0] : '\0';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Where the character stands among all of Han; 0: it is none of them. */
static unsigned place_of(uint32_t c)
{
    return c >= HAN_ORDER_FIRST && c <= HAN_ORDER_LAST ? han_order[c - HAN_ORDER_FIRST] : 0;
}

static char letter_of_sound(struct str text)
{
    unsigned place = text.len ? place_of(utf8_next(&text)) : 0;
    char letter = '#';
    for (size_t i = 0; place && i < COUNT(han_letters); i++)
        if (han_letters[i] && han_letters[i] <= place)
            letter = (char)('A' + i);
    return letter;
}

static char letter_of(const struct entry *entry)
{
    if (is_latin(entry->order))
        return (char)(entry->order.ptr[0] - 'a' + 'A');
    return entry->by_sound ? letter_of_sound(entry->order) : '#';
}

/* The first language in which the term's name begins with a Latin letter, from `lang` on; or `lang`. */
static int latin_language(const struct config *config, const struct term *term, int lang)
{
    for (int i = 0; i < config->language_count && !is_latin(term->name[lang]); i++)
        if (is_latin(term->name[i]))
            return i;
    return lang;
}

/* Chinese readers look for a term by its sound, in pinyin; those of other languages without letters under its name in one
 * that has them. */
static struct entry entry_of(struct arena *arena, const struct config *config,
                             const struct term *term, int lang)
{
    struct entry entry = { .term = term, .also = latin_language(config, term, lang) };
    entry.by_sound = str_starts(config->languages[lang], STR("zh"));
    entry.order = arena_dup_lower(arena, term->sort[lang]);
    entry.letter = letter_of(&entry);
    if (entry.letter == '#') {
        entry.order = arena_dup_lower(arena, term->sort[entry.also]);
        entry.letter = letter_of(&entry);
    }
    return entry;
}

/* Characters of Han by sound, behind all others. */
static int compare_by_sound(struct str a, struct str b)
{
    while (a.len && b.len) {
        uint32_t c = utf8_next(&a), d = utf8_next(&b);
        unsigned place = place_of(c), other = place_of(d);
        if (place != other)
            return place < other ? -1 : 1;
        if (c != d)
            return c < d ? -1 : 1;
    }
    return (a.len > 0) - (b.len > 0);
}

static int by_letter(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->letter != y->letter)
        return x->letter == '#' ? 1 : y->letter == '#' ? -1 : x->letter - y->letter;
    int order = x->by_sound ? compare_by_sound(x->order, y->order) : str_cmp(x->order, y->order);
    return order ? order : str_cmp(x->term->id, y->term->id);
}

static struct value value_of_term(struct engine *engine, const struct config *config,
                                  const struct entry *entry, int lang)
{
    struct value value = value_map(engine);
    value_set_str(value, "id", entry->term->id);
    value_set_str(value, "name", entry->term->name[lang]);
    value_set_str(value, "text", entry->term->text[lang]);
    value_set_str(value, "letter", (struct str){ &entry->letter, 1 });
    if (entry->also == lang)
        return value;
    value_set_str(value, "also", entry->term->name[entry->also]);
    value_set_str(value, "also_lang", config->languages[entry->also]);
    return value;
}

struct value values_of_terms(struct engine *engine, struct arena *arena,
                             const struct config *config, int lang)
{
    struct value list = value_list(engine);
    size_t count = config->glossary ? config->glossary->terms.len : 0;
    if (!count)
        return list;
    struct entry *entries = arena_alloc(arena, count * sizeof *entries);
    for (size_t i = 0; i < count; i++)
        entries[i] = entry_of(arena, config, config->glossary->terms.ptr[i], lang);
    qsort(entries, count, sizeof *entries, by_letter);
    for (size_t i = 0; i < count; i++)
        value_add(list, value_of_term(engine, config, &entries[i], lang));
    return list;
}
