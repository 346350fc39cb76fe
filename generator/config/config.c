#include "config/config.h"

#include "base/fs.h"
#include "base/path.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "base/vec.h"

enum { TAG_MAX = 60 }; /* code points: the longest names of files have 255 bytes */

struct reading {
    struct arena *arena;
    struct diag *diag;
    struct config *config;
};

int config_language(const struct config *config, struct str code)
{
    for (int i = 0; i < config->language_count; i++)
        if (str_eq(config->languages[i], code))
            return i;
    return -1;
}

/* A code is also a folder's name and a part of addresses. */
static bool is_code(struct str code)
{
    for (size_t i = 0; i < code.len; i++) {
        char c = code.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && (i == 0 || (c != '-' && !(c >= '0' && c <= '9'))))
            return false;
    }
    return code.len >= 2 && code.len <= 16;
}

static bool read_languages(struct reading *r, const struct yaml *node)
{
    struct config *config = r->config;
    if (!node)
        return diag_error(r->diag, (struct loc){ .source = &config->source },
                          "'languages' is missing: a list of folders such as zh and en");
    if (!yaml_is(r->diag, node, YAML_LIST))
        return false;
    bool ok = true;
    for (const struct yaml *item = node->first; item; item = item->next) {
        struct str code = STR("");
        if (!yaml_text(r->diag, item, &code))
            ok = false;
        else if (!is_code(code))
            ok = diag_error(r->diag, item->loc, "'%.*s' is no language code", STR_ARG(code));
        else if (config_language(config, code) >= 0)
            ok = diag_error(r->diag, item->loc, "language '%.*s' is given twice", STR_ARG(code));
        else if (config->language_count == LANGUAGES_MAX)
            ok = diag_error(r->diag, item->loc, "more than %d languages", LANGUAGES_MAX);
        else
            config->languages[config->language_count++] = code;
    }
    if (ok && config->language_count == 0)
        ok = diag_error(r->diag, node->loc, "'languages' is empty");
    return ok;
}

bool config_texts(struct diag *diag, const struct config *config, const struct yaml *node,
                  struct str *texts)
{
    if (node->kind == YAML_SCALAR) {
        bool is_text = yaml_text(diag, node, &texts[0]);
        for (int i = 1; i < config->language_count; i++)
            texts[i] = texts[0];
        return is_text;
    }
    if (!yaml_is(diag, node, YAML_MAP) ||
        !yaml_check_keys(diag, node, config->languages, (size_t)config->language_count))
        return false;
    bool ok = true;
    for (const struct yaml *text = node->first; text; text = text->next)
        ok = yaml_text(diag, text, &texts[config_language(config, text->key)]) && ok;
    for (int i = 0; i < config->language_count; i++)
        if (!texts[i].ptr)
            ok = diag_error(diag, node->key_loc, "'%.*s' has no text for language '%.*s'",
                            STR_ARG(node->key), STR_ARG(config->languages[i]));
    return ok;
}

/* It is the name of a file, and a part of its address. */
static bool is_tag_id(struct str id)
{
    size_t count = utf8_count(id);
    for (struct str rest = id; rest.len;) {
        uint32_t c = utf8_next(&rest);
        if (!utf8_is_word(c) && c != '-' && c != '_')
            return false;
    }
    return count > 0 && count <= TAG_MAX;
}

static bool read_tags(struct reading *r, const struct yaml *node)
{
    if (!node)
        return true;
    if (!yaml_is(r->diag, node, YAML_MAP))
        return false;
    bool ok = true;
    for (const struct yaml *item = node->first; item; item = item->next) {
        struct tag tag = { .id = item->key };
        if (!is_tag_id(item->key))
            ok = diag_error_hint(
                r->diag, item->key_loc,
                STR("letters, digits, '-' and '_', at most 60 of them; its label is free"),
                "'%.*s' cannot be a tag", STR_ARG(item->key));
        ok = config_texts(r->diag, r->config, item, tag.label) && ok;
        vec_push(r->arena, &r->config->tags, tag);
    }
    return ok;
}

/* A backslash with letters, or with one other ASCII character, as TeX has them. */
static bool is_command(struct str name)
{
    if (name.len < 2 || name.ptr[0] != '\\')
        return false;
    bool letters = true;
    for (size_t i = 1; i < name.len; i++) {
        char lower = (char)(name.ptr[i] | 0x20);
        letters = letters && lower >= 'a' && lower <= 'z';
    }
    return letters || (name.len == 2 && name.ptr[1] > ' ' && name.ptr[1] < 0x7F);
}

static bool read_macros(struct reading *r, const struct yaml *node)
{
    if (!node)
        return true;
    if (!yaml_is(r->diag, node, YAML_MAP))
        return false;
    bool ok = true;
    for (const struct yaml *item = node->first; item; item = item->next) {
        struct macro macro = { .name = item->key };
        if (!is_command(item->key))
            ok = diag_error_hint(r->diag, item->key_loc, STR("a macro's name is like '\\name'"),
                                 "'%.*s' is no command of TeX", STR_ARG(item->key));
        ok = yaml_text(r->diag, item, &macro.body) && ok;
        vec_push(r->arena, &r->config->macros, macro);
    }
    return ok;
}

/* The path of a folder, seen from site.yaml's; kept even where there is none, for whoever watches for it. */
static bool read_folder(struct reading *r, const struct yaml *node, struct str *folder)
{
    if (!node)
        return true;
    if (!yaml_text(r->diag, node, folder))
        return false;
    if (!folder->len)
        return diag_error(r->diag, node->loc, "'%.*s' is empty", STR_ARG(node->key));
    struct str path = path_join(r->arena, path_dir(r->config->source.path), *folder);
    enum fs_kind kind = fs_kind(path);
    if (kind == FS_MISSING)
        return diag_error_hint(r->diag, node->loc, STR("it is seen from the folder of site.yaml"),
                               "there is no folder '%.*s'", STR_ARG(*folder));
    return kind == FS_FOLDER ||
           diag_error(r->diag, node->loc, "'%.*s' is no folder", STR_ARG(*folder));
}

static bool read_guide(struct reading *r, const struct yaml *node)
{
    const struct str known[] = { STR("folder"), STR("language") };
    struct guide *guide = &r->config->guide;
    if (!node)
        return true;
    if (!yaml_is(r->diag, node, YAML_MAP) || !yaml_check_keys(r->diag, node, known, COUNT(known)))
        return false;
    const struct yaml *folder = yaml_get(node, "folder"), *language = yaml_get(node, "language");
    if (!folder || !language)
        return diag_error(r->diag, node->key_loc,
                          "'guide' needs a 'folder' and the 'language' of its text");
    bool ok = read_folder(r, folder, &guide->folder);
    if (!yaml_text(r->diag, language, &guide->language))
        return false;
    return (is_code(guide->language) ||
            diag_error(r->diag, language->loc, "'%.*s' is no language code",
                       STR_ARG(guide->language))) &&
           ok;
}

/* What an address may hold that paths are added to (RFC 3986): neither a query nor a fragment. */
static bool is_address_text(struct str text)
{
    const struct str marks = STR("-._~%:@!$&'()*+,;=/[]");
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i], lower = (char)(c | 0x20);
        bool plain = (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
        if (!plain && str_find(marks, c) == marks.len)
            return false;
    }
    return true;
}

static bool is_address(struct str url)
{
    struct str rest = url, scheme = str_cut(&rest, ':');
    bool web = str_is(scheme, "https") || str_is(scheme, "http");
    return web && str_starts(rest, STR("//")) && rest.len > 2 && rest.ptr[2] != '/' &&
           is_address_text(rest);
}

/* An address on the web, without a '/' at its end. */
static bool read_address(struct reading *r, const struct yaml *node, struct str *url)
{
    if (!node)
        return true;
    if (!yaml_text(r->diag, node, url))
        return false;
    if (!is_address(*url))
        return diag_error_hint(r->diag, node->loc,
                               STR("it is like https://example.org/bank, without '?' and '#'"),
                               "'%.*s' is no address of the web", STR_ARG(*url));
    while (str_ends(*url, STR("/")))
        url->len--;
    return true;
}

struct str config_root(struct arena *arena, const struct config *config)
{
    struct str rest = config->url;
    for (int slashes = 0; slashes < 2 && rest.len; slashes++) /* of https:// */
        str_cut(&rest, '/');
    str_cut(&rest, '/'); /* the host */
    return rest.len ? arena_printf(arena, "/%.*s/", STR_ARG(rest)) : STR("/");
}

static bool read_dates(struct reading *r, const struct yaml *node)
{
    if (node)
        r->config->dates_loc = node->key_loc;
    return yaml_bool(r->diag, node, &r->config->dates);
}

static bool read_keys(struct reading *r, const struct yaml *root)
{
    const struct str known[] = { STR("title"),        STR("description"), STR("languages"),
                                 STR("tags"),         STR("macros"),      STR("raw_html"),
                                 STR("include_from"), STR("guide"),       STR("url"),
                                 STR("repository"),   STR("dates"),       STR("whole"),
                                 STR("link_terms"),   STR("search") };
    struct config *config = r->config;
    if (!yaml_is(r->diag, root, YAML_MAP))
        return false;
    bool ok = yaml_check_keys(r->diag, root, known, COUNT(known));
    if (!read_languages(r, yaml_get(root, "languages")))
        return false;
    const struct yaml *title = yaml_get(root, "title");
    const struct yaml *description = yaml_get(root, "description");
    if (!title)
        ok = diag_error(r->diag, (struct loc){ .source = &config->source }, "'title' is missing");
    else
        ok = config_texts(r->diag, config, title, config->title) && ok;
    if (description)
        ok = config_texts(r->diag, config, description, config->description) && ok;
    ok = read_folder(r, yaml_get(root, "include_from"), &config->include_from) && ok;
    ok = read_tags(r, yaml_get(root, "tags")) && ok;
    ok = read_macros(r, yaml_get(root, "macros")) && ok;
    ok = read_guide(r, yaml_get(root, "guide")) && ok;
    ok = read_address(r, yaml_get(root, "url"), &config->url) && ok;
    ok = read_address(r, yaml_get(root, "repository"), &config->repository) && ok;
    ok = read_dates(r, yaml_get(root, "dates")) && ok;
    ok = yaml_bool(r->diag, yaml_get(root, "whole"), &config->whole) && ok;
    ok = yaml_bool(r->diag, yaml_get(root, "link_terms"), &config->link_terms) && ok;
    ok = yaml_bool(r->diag, yaml_get(root, "search"), &config->search) && ok;
    return yaml_bool(r->diag, yaml_get(root, "raw_html"), &config->raw_html) && ok;
}

bool config_read(struct arena *arena, struct diag *diag, struct str folder, struct config *config)
{
    *config = (struct config){ .source.path = path_join(arena, folder, STR("site.yaml")),
                               .search = true };
    struct loc file = { .source = &config->source };
    int error = fs_read(arena, config->source.path, &config->source.text);
    if (error)
        return diag_error_hint(
            diag, file, STR("a site's folder holds site.yaml and a folder for each language"),
            "cannot be read: %s", fs_error(error));
    config->source.text = utf8_without_mark(config->source.text);
    size_t bad = utf8_check(config->source.text);
    if (bad < config->source.text.len)
        return diag_error(diag, loc_at(&config->source, bad), "not valid UTF-8");
    struct yaml *root = yaml_parse(arena, diag, &config->source, config->source.text, 1);
    struct reading reading = { arena, diag, config };
    return root && read_keys(&reading, root);
}

const struct tag *config_tag(const struct config *config, struct str id)
{
    for (size_t i = 0; i < config->tags.len; i++)
        if (str_eq(config->tags.ptr[i].id, id))
            return &config->tags.ptr[i];
    return NULL;
}

struct str config_tag_hint(struct arena *arena, const struct config *config, struct str name)
{
    struct str *ids = arena_alloc(arena, config->tags.len * sizeof *ids);
    for (size_t i = 0; i < config->tags.len; i++)
        ids[i] = config->tags.ptr[i].id;
    return suggest_hint(arena, name, ids, config->tags.len);
}
