#include "config/synonyms.h"

#include "base/path.h"
#include "base/vec.h"

static bool read_synonym(struct arena *arena, struct diag *diag, const struct yaml *node,
                         struct synonym *synonym)
{
    bool ok = true;
    if (!yaml_is(diag, node, YAML_LIST))
        return false;
    for (const struct yaml *item = node->first; item; item = item->next) {
        struct str word = STR("");
        ok = yaml_text(diag, item, &word) && ok;
        if (ok && !word.len)
            ok = diag_error(diag, item->loc, "a word is empty");
        vec_push(arena, synonym, word);
    }
    if (ok && synonym->len < 2)
        ok = diag_error_hint(diag, node->loc,
                             STR("words that mean the same are one list: [picture, photo]"),
                             "there is no other word for this one");
    return ok;
}

static bool read_language(struct arena *arena, struct diag *diag, const struct yaml *list,
                          struct synonyms *synonyms, int lang)
{
    bool ok = true;
    if (!list)
        return true;
    if (!yaml_is(diag, list, YAML_LIST))
        return false;
    for (const struct yaml *node = list->first; node; node = node->next) {
        struct synonym synonym = { 0 };
        ok = read_synonym(arena, diag, node, &synonym) && ok;
        vec_push(arena, &synonyms->of[lang], synonym);
    }
    return ok;
}

bool synonyms_read(struct arena *arena, struct diag *diag, struct str folder, struct config *config)
{
    struct synonyms *synonyms = arena_alloc(arena, sizeof *synonyms);
    config->synonyms = synonyms;
    synonyms->source.path = path_join(arena, folder, STR("synonyms.yaml"));
    const struct yaml *root = yaml_read(arena, diag, &synonyms->source);
    if (!root || !yaml_is(diag, root, YAML_MAP))
        return false;
    bool ok = yaml_check_keys(diag, root, config->languages, (size_t)config->language_count);
    for (int lang = 0; lang < config->language_count; lang++) {
        const struct yaml *list = yaml_get(root, config->languages[lang].ptr);
        ok = read_language(arena, diag, list, synonyms, lang) && ok;
    }
    return ok;
}
