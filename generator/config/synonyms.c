#include "config/synonyms.h"

#include <utf8proc.h>

#include "base/path.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"

enum {
    WORDS_MAX = 64,      /* of a meaning */
    MEANINGS_MAX = 2000, /* of a language: whoever searches loads them all */
    PARTS_MAX = 18,      /* code points that one may become */
};

/* The word without case, accents and width, as the search takes it. */
static struct str folded(struct arena *arena, struct str word)
{
    const utf8proc_option_t options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                      UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    while (word.len) {
        utf8proc_int32_t parts[PARTS_MAX], c = (utf8proc_int32_t)utf8_next(&word);
        utf8proc_ssize_t count = utf8proc_decompose_char(c, parts, PARTS_MAX, options, NULL);
        for (utf8proc_ssize_t i = 0; i < count && i < PARTS_MAX; i++)
            strbuf_add_utf8(&out, (uint32_t)parts[i]);
    }
    struct str result = arena_dup(arena, str_trim(strbuf_str(&out)));
    strbuf_release(&out);
    return result;
}

/* False after a diagnostic where the word is one of those before it. */
static bool check_new(struct arena *arena, struct diag *diag, const struct yaml *item,
                      const struct synonym *before, struct str word)
{
    struct str same = folded(arena, word);
    for (size_t i = 0; i < before->len; i++)
        if (str_eq(folded(arena, before->ptr[i]), same))
            return diag_error_hint(
                diag, item->loc, STR("case, accents and width make no other word"),
                "'%.*s' stands here already, as '%.*s'", STR_ARG(word), STR_ARG(before->ptr[i]));
    return true;
}

static bool read_word(struct arena *arena, struct diag *diag, const struct yaml *item,
                      struct synonym *synonym)
{
    struct str word = STR("");
    bool ok = yaml_text(diag, item, &word);
    if (ok && !word.len)
        ok = diag_error(diag, item->loc, "a word is empty");
    ok = ok && check_new(arena, diag, item, synonym, word);
    vec_push(arena, synonym, word);
    return ok;
}

static bool read_synonym(struct arena *arena, struct diag *diag, const struct yaml *node,
                         struct synonym *synonym)
{
    bool ok = true;
    if (!yaml_is(diag, node, YAML_LIST))
        return false;
    for (const struct yaml *item = node->first; item; item = item->next) {
        if (synonym->len == WORDS_MAX)
            return diag_error_hint(diag, item->loc,
                                   STR("words that are merely near to each other make the search "
                                       "worse"),
                                   "a meaning has %d words at most", WORDS_MAX);
        ok = read_word(arena, diag, item, synonym) && ok;
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
        if (synonyms->of[lang].len == MEANINGS_MAX)
            return diag_error(diag, node->loc, "a language has %d meanings at most", MEANINGS_MAX);
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
