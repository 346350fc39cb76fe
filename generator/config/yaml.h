/* yaml: YAML (and JSON, which is YAML in flow style) as a tree whose every node
 * knows its place, through libyaml. Anchors, aliases, tags, several documents and
 * keys given twice are errors: a settings file has no use for them. */
#ifndef WENDA_CONFIG_YAML_H
#define WENDA_CONFIG_YAML_H

#include "base/diag.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml {
    enum yaml_kind kind;
    bool quoted;     /* a scalar in quotes or a block scalar: text, whatever it looks like */
    struct str text; /* of a scalar */
    struct str key;  /* of a map's member */
    struct loc loc, key_loc;
    struct yaml *first, *next; /* children of a list or map, in order */
};

/* Parses `text`, a part of source->text that begins at line `line` of it. An
 * empty text gives an empty map. NULL after a diagnostic. */
struct yaml *yaml_parse(struct arena *arena, struct diag *diag, const struct source *source,
                        struct str text, int line);

/* Reads and parses the file source->path; one that is missing is an empty map. NULL after a diagnostic. */
struct yaml *yaml_read(struct arena *arena, struct diag *diag, struct source *source);

/* The member of a map, or NULL; also NULL when `map` is NULL. */
const struct yaml *yaml_get(const struct yaml *map, const char *key);

/* An error with a suggestion for each key that is not among `known`. */
bool yaml_check_keys(struct diag *diag, const struct yaml *map, const struct str *known,
                     size_t count);

/* Typed values. Each returns false after a diagnostic when the node is of
 * another kind; a NULL node (a key that is missing) leaves *value as it is. */
bool yaml_text(struct diag *diag, const struct yaml *node, struct str *value); /* of no controls */
bool yaml_int(struct diag *diag, const struct yaml *node, int min, int max, int *value);
bool yaml_bool(struct diag *diag, const struct yaml *node, bool *value);
bool yaml_is(struct diag *diag, const struct yaml *node, enum yaml_kind kind);

#endif
