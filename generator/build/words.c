#include "build/words.h"

#include "base/fs.h"
#include "base/map.h"
#include "base/path.h"
#include "base/suggest.h"
#include "base/vec.h"
#include "content/source.h"

struct keys {
    struct str *ptr;
    size_t len, cap;
};

/* Reads a file of words; *words stays as it is when there is none. */
static bool read_file(struct arena *arena, struct diag *diag, struct str path, struct yaml **words)
{
    if (fs_kind(path) == FS_MISSING)
        return true;
    const struct source *source = source_read(arena, diag, path);
    if (!source)
        return false;
    *words = yaml_parse(arena, diag, source, source->text, 1);
    return *words && yaml_is(diag, *words, YAML_MAP);
}

/* A word that only the site has is for its own templates, unless the theme has one much like it. */
static void check_own(struct arena *arena, struct diag *diag, const struct yaml *own,
                      const struct yaml *theme)
{
    struct map known = { 0 };
    struct keys keys = { 0 };
    for (const struct yaml *word = theme->first; word; word = word->next) {
        vec_push(arena, &keys, word->key);
        map_put(arena, &known, word->key, (void *)word);
    }
    for (const struct yaml *word = own->first; word; word = word->next) {
        if (map_get(&known, word->key))
            continue;
        struct str hint = suggest_hint(arena, word->key, keys.ptr, keys.len);
        if (hint.len)
            diag_warning_hint(diag, word->key_loc, hint, "the theme has no words '%.*s'",
                              STR_ARG(word->key));
    }
}

/* Moves the words that only the theme has behind the site's own. */
static void complete(struct arena *arena, struct yaml *own, struct yaml *theme)
{
    struct map known = { 0 };
    struct yaml **end = &own->first;
    for (; *end; end = &(*end)->next)
        map_put(arena, &known, (*end)->key, *end);
    for (struct yaml *word = theme->first, *next; word; word = next) {
        next = word->next;
        if (map_get(&known, word->key))
            continue;
        word->next = NULL;
        *end = word;
        end = &word->next;
    }
}

struct yaml *words_read(struct arena *arena, struct diag *diag, const struct config *config,
                        int lang, const struct str folders[2])
{
    struct str code = config->languages[lang];
    struct str name = arena_printf(arena, "strings/%.*s.yaml", STR_ARG(code));
    struct yaml *own = NULL, *theme = NULL;
    bool ok = !folders[0].len || read_file(arena, diag, path_join(arena, folders[0], name), &own);
    ok = read_file(arena, diag, path_join(arena, folders[1], name), &theme) && ok;
    if (ok && !own && !theme)
        ok = diag_error(diag, (struct loc){ .source = &config->source },
                        "the theme has no strings for language '%.*s' (%.*s)", STR_ARG(code),
                        STR_ARG(name));
    if (ok && own && theme) {
        check_own(arena, diag, own, theme);
        complete(arena, own, theme);
    }
    return !ok ? NULL : own ? own : theme;
}
