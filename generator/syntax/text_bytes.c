#include "syntax/text_bytes.h"

#include <ctype.h>

#include "syntax/parse.h"

/* Longer names and numbers are text. */
enum { ENTITY_MAX = 40 };

/* Bytes of a source, and of the text that they gave. */
struct pair {
    size_t source, text;
};

/* The entity at the start of the source, which cmark reads; of one byte where it is none. */
static struct pair read_entity(struct str source)
{
    struct pair pair = { 1, 1 };
    char entity[ENTITY_MAX + 1] = { 0 };
    size_t len = str_find(source, ';') + 1;
    if (len > source.len || len > ENTITY_MAX)
        return pair;
    memcpy(entity, source.ptr, len);
    cmark_node *tree = syntax_parse_commonmark((struct str){ entity, len });
    cmark_node *text = cmark_node_first_child(cmark_node_first_child(tree));
    struct str read = str_of(cmark_node_get_literal(text));
    bool is_entity = !str_is(read, entity) && !cmark_node_next(text);
    if (is_entity)
        pair = (struct pair){ len, read.len };
    cmark_node_free(tree);
    return pair;
}

/* A mark of `source` that the text has no more, for it was cleared. */
static struct pair read_mark(struct str source)
{
    bool point = str_starts(source, STR(MARK_POINT_BYTES "."));
    return (struct pair){ point ? MARK_LEN + 1 : MARK_LEN, 0 };
}

/* What gave the next byte or character of the text, neither of which is empty. */
static struct pair read_next(struct str source, struct str text)
{
    char c = source.ptr[0];
    if (c == '\\' && source.len > 1 && ispunct((unsigned char)source.ptr[1]) &&
        text.ptr[0] == source.ptr[1])
        return (struct pair){ 2, 1 };
    if (c == '&')
        return read_entity(source);
    if (c == MARK_BYTE && marks_trim(source).ptr != source.ptr &&
        !str_starts(text, str_slice(source, 0, MARK_LEN)))
        return read_mark(source);
    return (struct pair){ 1, 1 };
}

size_t text_bytes(const struct told *told, struct str source)
{
    struct whole *whole = told->whole;
    if (whole->at > told->at)
        whole->at = whole->bytes = 0;
    while (whole->at < told->at && whole->at < whole->text.len && whole->bytes < source.len) {
        struct pair pair = read_next(str_slice(source, whole->bytes, source.len),
                                     str_slice(whole->text, whole->at, whole->text.len));
        whole->bytes += pair.source;
        whole->at += pair.text;
    }
    return whole->bytes;
}
