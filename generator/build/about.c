#include "build/about.h"

#include <stdint.h>

#include "base/fs.h"
#include "base/path.h"
#include "config/yaml.h"
#include "content/source.h"

enum { PART_MAX = 999999 };

/* Of "1.20.3" a number in which versions compare; false when the text has another form. */
static bool parse_version(struct str text, uint64_t *version)
{
    struct str rest = text;
    *version = 0;
    for (int part = 0; part < 3; part++) {
        struct str digits = str_cut(&rest, '.');
        uint64_t number = 0;
        for (size_t i = 0; i < digits.len; i++) {
            if (digits.ptr[i] < '0' || digits.ptr[i] > '9' || number > PART_MAX / 10)
                return false;
            number = number * 10 + (uint64_t)(digits.ptr[i] - '0');
        }
        if (!digits.len)
            return false;
        *version = *version * (PART_MAX + 1) + number;
    }
    return !rest.len && text.ptr[text.len - 1] != '.';
}

static bool read_version(struct diag *diag, const struct yaml *about, const char *key,
                         struct str *text, uint64_t *version)
{
    const struct yaml *node = yaml_get(about, key);
    if (!node)
        return diag_error(diag, (struct loc){ .source = about->loc.source }, "'%s' is missing",
                          key);
    if (!yaml_text(diag, node, text))
        return false;
    return parse_version(*text, version) ||
           diag_error(diag, node->loc, "'%s' must be three numbers, as in 1.0.0", key);
}

static bool check(struct diag *diag, const struct yaml *about, struct str running)
{
    const struct str keys[] = { STR("name"), STR("version"), STR("wenda") };
    struct str name = STR(""), version, oldest;
    uint64_t own, needed, here;
    if (!yaml_is(diag, about, YAML_MAP))
        return false;
    bool ok = yaml_check_keys(diag, about, keys, COUNT(keys));
    ok = yaml_text(diag, yaml_get(about, "name"), &name) && ok;
    ok = read_version(diag, about, "version", &version, &own) && ok;
    ok = read_version(diag, about, "wenda", &oldest, &needed) && ok;
    if (ok && parse_version(running, &here) && here < needed)
        return diag_error(diag, yaml_get(about, "wenda")->loc,
                          "the theme '%.*s' %.*s needs wenda %.*s or newer, this is %.*s",
                          STR_ARG(name), STR_ARG(version), STR_ARG(oldest), STR_ARG(running));
    return ok;
}

bool about_check(struct arena *arena, struct diag *diag, struct str folder, struct str running)
{
    struct str path = path_join(arena, folder, STR("theme.yaml"));
    if (fs_kind(path) == FS_MISSING)
        return true;
    const struct source *source = source_read(arena, diag, path);
    const struct yaml *about = source ? yaml_parse(arena, diag, source, source->text, 1) : NULL;
    return about && check(diag, about, running);
}
