/* The terms of the glossary as templates see them. */
#include <stdlib.h>

#include "build/values.h"
#include "config/glossary.h"

struct entry {
    const struct term *term;
    int lang;         /* of the name that has the term's letter */
    struct str order; /* that name in lower case */
};

static bool is_latin(struct str name)
{
    char c = name.len ? name.ptr[0] : '\0';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The term's own language, or where its name there begins with no Latin letter, the first one in which it does. The order
 * that readers of Chinese know is by sound, which would take a dictionary. */
static int language_with_letter(const struct config *config, const struct term *term, int lang)
{
    for (int i = 0; i < config->language_count && !is_latin(term->name[lang]); i++)
        if (is_latin(term->name[i]))
            return i;
    return lang;
}

static int by_letter(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    bool latin = is_latin(x->order);
    if (latin != is_latin(y->order))
        return latin ? -1 : 1;
    int order = str_cmp(x->order, y->order);
    return order ? order : str_cmp(x->term->id, y->term->id);
}

static struct value value_of_term(struct engine *engine, const struct config *config,
                                  const struct entry *entry, int lang)
{
    char letter = is_latin(entry->order) ? (char)(entry->order.ptr[0] - 'a' + 'A') : '#';
    struct value value = value_map(engine);
    value_set_str(value, "id", entry->term->id);
    value_set_str(value, "name", entry->term->name[lang]);
    value_set_str(value, "text", entry->term->text[lang]);
    value_set_str(value, "letter", (struct str){ &letter, 1 });
    if (entry->lang == lang)
        return value;
    value_set_str(value, "also", entry->term->name[entry->lang]);
    value_set_str(value, "also_lang", config->languages[entry->lang]);
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
    for (size_t i = 0; i < count; i++) {
        const struct term *term = config->glossary->terms.ptr[i];
        int shown = language_with_letter(config, term, lang);
        entries[i] = (struct entry){ term, shown, arena_dup_lower(arena, term->name[shown]) };
    }
    qsort(entries, count, sizeof *entries, by_letter);
    for (size_t i = 0; i < count; i++)
        value_add(list, value_of_term(engine, config, &entries[i], lang));
    return list;
}
