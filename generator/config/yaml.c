#include "config/yaml.h"

#include <limits.h>
#include <stdlib.h>
#include <yaml.h>

#include "base/fs.h"
#include "base/map.h"
#include "base/suggest.h"
#include "base/utf8.h"

enum { DEPTH_MAX = 64 };

struct reader {
    yaml_parser_t parser;
    struct arena *arena;
    struct diag *diag;
    const struct source *source;
    struct str text;
    int line; /* of the source, where the text begins */
    int depth;
    /* the last mark: characters before it, its place and what follows it, so that a
     * long file is walked once and not once a node */
    size_t passed;
    struct loc at_mark;
    struct str rest;
};

static void rewind_marks(struct reader *r)
{
    r->passed = 0;
    r->at_mark = (struct loc){ r->source, r->line, 1 };
    r->rest = r->text;
}

/* libyaml counts in characters, and its lines end at U+2028 and the like as well; a
 * loc counts bytes, and the lines that editors show. */
static struct loc loc_of(struct reader *r, yaml_mark_t mark)
{
    if (mark.index < r->passed)
        rewind_marks(r);
    for (; r->passed < mark.index && r->rest.len; r->passed++) {
        size_t before = r->rest.len;
        bool ends = utf8_next(&r->rest) == '\n';
        r->at_mark.line += ends;
        r->at_mark.col = ends ? 1 : r->at_mark.col + (int)(before - r->rest.len);
    }
    return r->at_mark;
}

/* A byte that YAML forbids has an offset, other faults have a mark. */
static struct loc fault_loc(struct reader *r)
{
    if (r->parser.error != YAML_READER_ERROR)
        return loc_of(r, r->parser.problem_mark);
    size_t start = (size_t)(r->text.ptr - r->source->text.ptr);
    return loc_at(r->source, start + r->parser.problem_offset);
}

static bool next_event(struct reader *r, yaml_event_t *event)
{
    if (yaml_parser_parse(&r->parser, event))
        return true;
    const char *problem = r->parser.problem ? r->parser.problem : "it cannot be read";
    return diag_error(r->diag, fault_loc(r), "not valid YAML: %s", problem);
}

static struct yaml *read_node(struct reader *r, const yaml_event_t *event);

static struct yaml *read_scalar(struct reader *r, const yaml_event_t *event, struct yaml *node)
{
    struct str text = { (const char *)event->data.scalar.value, event->data.scalar.length };
    node->kind = YAML_SCALAR;
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->text = arena_dup(r->arena, text);
    return node;
}

static struct yaml *read_list(struct reader *r, struct yaml *node)
{
    struct yaml **end = &node->first;
    for (;; end = &(*end)->next) {
        yaml_event_t event;
        if (!next_event(r, &event))
            return NULL;
        bool done = event.type == YAML_SEQUENCE_END_EVENT;
        *end = done ? NULL : read_node(r, &event);
        yaml_event_delete(&event);
        if (done)
            return node;
        if (!*end)
            return NULL;
    }
}

static struct yaml *read_member(struct reader *r, const yaml_event_t *key_event, struct map *seen)
{
    struct loc loc = loc_of(r, key_event->start_mark);
    if (key_event->type != YAML_SCALAR_EVENT) {
        diag_error(r->diag, loc, "a key must be plain text");
        return NULL;
    }
    struct str key = arena_dup(r->arena, (struct str){ (char *)key_event->data.scalar.value,
                                                       key_event->data.scalar.length });
    yaml_event_t event;
    if (!next_event(r, &event))
        return NULL;
    struct yaml *member = read_node(r, &event);
    yaml_event_delete(&event);
    if (!member)
        return NULL;
    member->key = key;
    member->key_loc = loc;
    if (map_put(r->arena, seen, key, member)) {
        diag_error(r->diag, loc, "key '%.*s' is given twice", STR_ARG(key));
        return NULL;
    }
    return member;
}

static struct yaml *read_map(struct reader *r, struct yaml *node)
{
    struct map seen = { 0 };
    struct yaml **end = &node->first;
    for (;; end = &(*end)->next) {
        yaml_event_t event;
        if (!next_event(r, &event))
            return NULL;
        bool done = event.type == YAML_MAPPING_END_EVENT;
        *end = done ? NULL : read_member(r, &event, &seen);
        yaml_event_delete(&event);
        if (done)
            return node;
        if (!*end)
            return NULL;
    }
}

static bool is_plain_event(struct reader *r, const yaml_event_t *event, struct loc loc)
{
    if (event->type == YAML_ALIAS_EVENT)
        return diag_error(r->diag, loc, "aliases ('*name') are not supported here");
    const yaml_char_t *anchor = NULL, *tag = NULL;
    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
    } else {
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
    }
    if (anchor)
        return diag_error(r->diag, loc, "anchors ('&name') are not supported here");
    if (tag)
        return diag_error(r->diag, loc, "tags ('!name') are not supported here");
    if (r->depth >= DEPTH_MAX)
        return diag_error(r->diag, loc, "nested more than %d levels deep", DEPTH_MAX);
    return true;
}

static struct yaml *read_node(struct reader *r, const yaml_event_t *event)
{
    struct loc loc = loc_of(r, event->start_mark);
    if (!is_plain_event(r, event, loc))
        return NULL;
    struct yaml *node = arena_alloc(r->arena, sizeof *node);
    node->loc = loc;
    if (event->type == YAML_SCALAR_EVENT)
        return read_scalar(r, event, node);
    node->kind = event->type == YAML_SEQUENCE_START_EVENT ? YAML_LIST : YAML_MAP;
    r->depth++;
    struct yaml *done = node->kind == YAML_LIST ? read_list(r, node) : read_map(r, node);
    r->depth--;
    return done;
}

/* The one document of the stream; an empty stream is an empty map. */
static struct yaml *read_stream(struct reader *r)
{
    struct yaml *root = arena_alloc(r->arena, sizeof *root);
    *root = (struct yaml){ .kind = YAML_MAP, .loc = { r->source, r->line, 1 } };
    for (bool found = false;;) {
        yaml_event_t event;
        if (!next_event(r, &event))
            return NULL;
        yaml_event_type_t type = event.type;
        struct loc loc = loc_of(r, event.start_mark);
        bool content = type != YAML_STREAM_START_EVENT && type != YAML_DOCUMENT_START_EVENT &&
                       type != YAML_DOCUMENT_END_EVENT && type != YAML_STREAM_END_EVENT;
        struct yaml *node = content ? read_node(r, &event) : NULL;
        yaml_event_delete(&event);
        if (type == YAML_STREAM_END_EVENT)
            return root;
        if (type == YAML_DOCUMENT_START_EVENT && found)
            diag_error(r->diag, loc, "a second document starts here; one is expected");
        if ((type == YAML_DOCUMENT_START_EVENT && found) || (content && !node))
            return NULL;
        found = found || content;
        root = node ? node : root;
    }
}

struct yaml *yaml_parse(struct arena *arena, struct diag *diag, const struct source *source,
                        struct str text, int line)
{
    struct reader r = {
        .arena = arena, .diag = diag, .source = source, .text = text, .line = line
    };
    rewind_marks(&r);
    if (!yaml_parser_initialize(&r.parser)) {
        diag_error(diag, (struct loc){ .source = source }, "the YAML parser could not start");
        return NULL;
    }
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)text.ptr, text.len);
    struct yaml *root = read_stream(&r);
    yaml_parser_delete(&r.parser);
    return root;
}

struct yaml *yaml_read(struct arena *arena, struct diag *diag, struct source *source)
{
    struct loc file = { .source = source };
    source->text = STR("");
    if (fs_kind(source->path) != FS_MISSING) {
        int error = fs_read(arena, source->path, &source->text);
        if (error) {
            diag_error(diag, file, "cannot be read: %s", fs_error(error));
            return NULL;
        }
    }
    source->text = utf8_without_mark(source->text);
    size_t bad = utf8_check(source->text);
    if (bad < source->text.len) {
        diag_error(diag, loc_at(source, bad), "not valid UTF-8");
        return NULL;
    }
    return yaml_parse(arena, diag, source, source->text, 1);
}

const struct yaml *yaml_get(const struct yaml *map, const char *key)
{
    const struct yaml *member = map && map->kind == YAML_MAP ? map->first : NULL;
    while (member && !str_is(member->key, key))
        member = member->next;
    return member;
}

bool yaml_check_keys(struct diag *diag, const struct yaml *map, const struct str *known,
                     size_t count)
{
    bool ok = true;
    struct arena scratch = { 0 };
    for (const struct yaml *member = map->first; member; member = member->next) {
        bool found = false;
        for (size_t i = 0; i < count; i++)
            found = found || str_eq(member->key, known[i]);
        if (!found)
            ok = diag_error_hint(diag, member->key_loc,
                                 suggest_hint(&scratch, member->key, known, count),
                                 "unknown key '%.*s'", STR_ARG(member->key));
    }
    arena_release(&scratch);
    return ok;
}

bool yaml_is(struct diag *diag, const struct yaml *node, enum yaml_kind kind)
{
    static const char *const names[] = { "a single value", "a list", "a map of keys" };
    if (node->kind == kind)
        return true;
    if (node->key.len)
        return diag_error(diag, node->loc, "'%.*s' must be %s, not %s", STR_ARG(node->key),
                          names[kind], names[node->kind]);
    return diag_error(diag, node->loc, "this must be %s, not %s", names[kind], names[node->kind]);
}

/* An escape like "\0" makes characters that no text of a page has. */
static bool check_characters(struct diag *diag, const struct yaml *node)
{
    size_t control = utf8_find_control(node->text), nul = str_find(node->text, '\0');
    struct str rest = str_slice(node->text, control < nul ? control : nul, node->text.len);
    return !rest.len || diag_error(diag, node->loc, "the character U+%04X cannot stand in a text",
                                   (unsigned)utf8_next(&rest));
}

bool yaml_text(struct diag *diag, const struct yaml *node, struct str *value)
{
    if (!node)
        return true;
    if (!yaml_is(diag, node, YAML_SCALAR) || !check_characters(diag, node))
        return false;
    *value = node->text;
    return true;
}

bool yaml_int(struct diag *diag, const struct yaml *node, int min, int max, int *value)
{
    if (!node)
        return true;
    if (!yaml_is(diag, node, YAML_SCALAR))
        return false;
    char *end = NULL;
    long number = strtol(node->text.ptr, &end, 10);
    bool whole = node->text.len && end == node->text.ptr + node->text.len;
    if (!whole || number < min || number > max)
        return diag_error(diag, node->loc, "'%.*s' must be a whole number from %d to %d",
                          STR_ARG(node->key), min, max);
    *value = (int)number;
    return true;
}

bool yaml_bool(struct diag *diag, const struct yaml *node, bool *value)
{
    if (!node)
        return true;
    if (!yaml_is(diag, node, YAML_SCALAR))
        return false;
    if (node->quoted || (!str_is(node->text, "true") && !str_is(node->text, "false")))
        return diag_error(diag, node->loc, "'%.*s' must be true or false", STR_ARG(node->key));
    *value = str_is(node->text, "true");
    return true;
}
