#include "cache/record.h"

#include <limits.h>

#include "base/vec.h"

static void pack_loc(struct strbuf *out, struct loc loc)
{
    pack_number(out, (uint64_t)loc.line);
    pack_number(out, (uint64_t)loc.col);
}

static struct loc unpack_loc(struct unpack *in, const struct page *page)
{
    struct loc loc = { .source = page->source };
    loc.line = unpack_int(in, INT_MAX);
    loc.col = unpack_int(in, INT_MAX);
    return loc;
}

static void pack_names(struct strbuf *out, const struct names *names)
{
    pack_number(out, names->len);
    for (size_t i = 0; i < names->len; i++) {
        pack_text(out, names->ptr[i].text);
        pack_loc(out, names->ptr[i].loc);
    }
}

static void unpack_names(struct unpack *in, struct arena *arena, const struct page *page,
                         struct names *names)
{
    size_t count = unpack_count(in, 1);
    for (size_t i = 0; i < count; i++) {
        struct name name = { .text = unpack_text(in) };
        name.loc = unpack_loc(in, page);
        vec_push(arena, names, name);
    }
}

static void pack_headings(struct strbuf *out, const struct page *page)
{
    pack_number(out, page->headings.len);
    for (size_t i = 0; i < page->headings.len; i++) {
        const struct heading *heading = &page->headings.ptr[i];
        pack_number(out, (uint64_t)heading->level);
        pack_text(out, heading->id);
        pack_text(out, heading->title);
        pack_loc(out, heading->loc);
    }
}

static void unpack_headings(struct unpack *in, struct arena *arena, struct page *page)
{
    size_t count = unpack_count(in, 1);
    for (size_t i = 0; i < count; i++) {
        struct heading heading = { .level = unpack_int(in, 6) };
        heading.id = unpack_text(in);
        heading.title = unpack_text(in);
        heading.loc = unpack_loc(in, page);
        vec_push(arena, &page->headings, heading);
    }
    for (size_t i = 0; i < page->headings.len; i++) /* now that they move no more */
        map_put(arena, &page->anchors, page->headings.ptr[i].id, &page->headings.ptr[i]);
}

/* Those that are no heading's. */
static void pack_anchors(struct strbuf *out, const struct page *page)
{
    struct str id;
    void *place;
    size_t count = 0;
    for (size_t at = 0; map_next(&page->anchors, &at, &id, &place);)
        count += place == page;
    pack_number(out, count);
    for (size_t at = 0; map_next(&page->anchors, &at, &id, &place);)
        if (place == page)
            pack_text(out, id);
}

static void unpack_anchors(struct unpack *in, struct arena *arena, struct page *page)
{
    size_t count = unpack_count(in, 1);
    for (size_t i = 0; i < count; i++)
        map_put(arena, &page->anchors, unpack_text(in), page);
}

void record_pack(struct strbuf *out, const struct page *page)
{
    pack_number(out, (uint64_t)page->kind);
    pack_number(out, (uint64_t)(page->body.ptr - page->source->text.ptr));
    pack_number(out, page->body.len);
    pack_number(out, (uint64_t)page->body_line);
    pack_text(out, page->id);
    pack_text(out, page->title);
    pack_number(out, (uint64_t)page->number);
    pack_number(out, (uint64_t)page->difficulty);
    pack_loc(out, page->id_loc);
    pack_loc(out, page->number_loc);
    pack_names(out, &page->tags);
    pack_names(out, &page->demos);
    pack_names(out, &page->related);
    pack_names(out, &page->aliases);
    pack_text(out, page->digest.description);
    pack_number(out, (uint64_t)page->digest.minutes);
    pack_names(out, &page->digest.links);
    pack_headings(out, page);
    pack_anchors(out, page);
}

struct str record_of(struct arena *arena, const struct page *page)
{
    struct strbuf record;
    strbuf_init(&record, STRBUF_PAGE);
    record_pack(&record, page);
    struct str packed = arena_dup(arena, strbuf_str(&record));
    strbuf_release(&record);
    return packed;
}

void record_unpack(struct unpack *in, struct arena *arena, struct page *page)
{
    struct str text = page->source->text;
    page->kind = (enum page_kind)unpack_int(in, PAGE_GUIDE);
    size_t from = (size_t)unpack_number(in), len = (size_t)unpack_number(in);
    if (from > text.len || len > text.len - from)
        in->failed = true;
    page->body = str_slice(text, from, from + len);
    page->body_line = unpack_int(in, INT_MAX);
    page->id = unpack_text(in);
    page->title = unpack_text(in);
    page->number = unpack_int(in, INT_MAX);
    page->difficulty = unpack_int(in, INT_MAX);
    page->id_loc = unpack_loc(in, page);
    page->number_loc = unpack_loc(in, page);
    unpack_names(in, arena, page, &page->tags);
    unpack_names(in, arena, page, &page->demos);
    unpack_names(in, arena, page, &page->related);
    unpack_names(in, arena, page, &page->aliases);
    page->digest.description = unpack_text(in);
    page->digest.minutes = unpack_int(in, INT_MAX);
    unpack_names(in, arena, page, &page->digest.links);
    unpack_headings(in, arena, page);
    unpack_anchors(in, arena, page);
}
