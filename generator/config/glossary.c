#include "config/glossary.h"

#include "base/path.h"
#include "base/suggest.h"
#include "base/vec.h"

static struct str lower(struct arena *arena, struct str word)
{
    struct str copy = arena_dup(arena, word);
    char *bytes = (char *)copy.ptr;
    for (size_t i = 0; i < copy.len; i++)
        if (bytes[i] >= 'A' && bytes[i] <= 'Z')
            bytes[i] += 'a' - 'A';
    return copy;
}

struct reading {
    struct arena *arena;
    struct diag *diag;
    struct config *config;
};

/* Each language finds the term by its id and by its name there. */
static bool add_words(struct reading *r, const struct yaml *node, struct term *term)
{
    bool ok = true;
    for (int lang = 0; lang < r->config->language_count; lang++) {
        struct map *map = &r->config->glossary->by_word[lang];
        const struct term *other = map_put(r->arena, map, lower(r->arena, term->id), term);
        if (!other || other == term)
            other = map_put(r->arena, map, lower(r->arena, term->name[lang]), term);
        if (other && other != term)
            ok = diag_error(r->diag, node->key_loc, "term '%.*s' has the name of term '%.*s'",
                            STR_ARG(term->id), STR_ARG(other->id));
    }
    return ok;
}

/* It may be given for some languages alone. */
static bool read_sort(struct reading *r, const struct yaml *node, struct term *term)
{
    const struct config *config = r->config;
    const struct yaml *sort = yaml_get(node, "sort");
    bool ok = !sort ||
              (yaml_is(r->diag, sort, YAML_MAP) &&
               yaml_check_keys(r->diag, sort, config->languages, (size_t)config->language_count));
    for (int lang = 0; lang < config->language_count; lang++) {
        const struct yaml *text = yaml_get(sort, config->languages[lang].ptr);
        term->sort[lang] = term->name[lang];
        ok = ok && yaml_text(r->diag, text, &term->sort[lang]);
    }
    return ok;
}

static bool read_term(struct reading *r, const struct yaml *node)
{
    const struct str known[] = { STR("name"), STR("text"), STR("sort"), STR("link") };
    const struct yaml *name = yaml_get(node, "name"), *text = yaml_get(node, "text");
    struct term *term = arena_alloc(r->arena, sizeof *term);
    *term = (struct term){ .id = node->key, .link = true };
    if (!yaml_is(r->diag, node, YAML_MAP) || !yaml_check_keys(r->diag, node, known, COUNT(known)))
        return false;
    if (!name || !text)
        return diag_error_hint(r->diag, node->key_loc, STR("a term has a name and a text"),
                               "term '%.*s' has no %s", STR_ARG(node->key), name ? "text" : "name");
    if (!config_texts(r->diag, r->config, name, term->name) ||
        !config_texts(r->diag, r->config, text, term->text) ||
        !yaml_bool(r->diag, yaml_get(node, "link"), &term->link) || !read_sort(r, node, term))
        return false;
    vec_push(r->arena, &r->config->glossary->terms, term);
    return add_words(r, node, term);
}

bool glossary_read(struct arena *arena, struct diag *diag, struct str folder, struct config *config)
{
    struct glossary *glossary = arena_alloc(arena, sizeof *glossary);
    struct reading reading = { arena, diag, config };
    config->glossary = glossary;
    glossary->source.path = path_join(arena, folder, STR("glossary.yaml"));
    const struct yaml *root = yaml_read(arena, diag, &glossary->source);
    if (!root || !yaml_is(diag, root, YAML_MAP))
        return false;
    bool ok = true;
    for (const struct yaml *node = root->first; node; node = node->next)
        ok = read_term(&reading, node) && ok;
    return ok;
}

const struct term *glossary_find(struct arena *arena, const struct config *config, int lang,
                                 struct str word)
{
    return config->glossary ? map_get(&config->glossary->by_word[lang], lower(arena, word)) : NULL;
}

struct str glossary_hint(struct arena *arena, const struct config *config, int lang,
                         struct str word)
{
    const struct glossary *glossary = config->glossary;
    if (!glossary || !glossary->terms.len)
        return STR("a term stands in glossary.yaml beside site.yaml, with a name and a text");
    size_t count = 0;
    struct str *words = arena_alloc(arena, 2 * glossary->terms.len * sizeof *words);
    for (size_t i = 0; i < glossary->terms.len; i++) {
        words[count++] = glossary->terms.ptr[i]->name[lang];
        words[count++] = glossary->terms.ptr[i]->id;
    }
    return suggest_hint(arena, word, words, count);
}
