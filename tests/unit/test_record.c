#include "base/vec.h"
#include "cache/record.h"
#include "check.h"
#include "fixture.h"

static const char text[] = "---\nid: clipping\n---\n\nBody.\n";
static const struct str body = { text + 21, sizeof text - 22 };

static void add_name(struct fixture *f, struct names *names, struct name name)
{
    vec_push(&f->arena, names, name);
}

/* A page as reading leaves it, with something in each member. */
static struct page page_of(struct fixture *f, const struct source *source)
{
    struct page page = { .kind = PAGE_QUESTION,
                         .source = source,
                         .body = body,
                         .body_line = 4,
                         .id = STR("clipping"),
                         .title = STR("裁剪"),
                         .number = 300,
                         .difficulty = 2,
                         .id_loc = { source, 2, 5 },
                         .number_loc = { source, 1, 200 },
                         .digest = { .description = STR("Body."), .minutes = 7 } };
    add_name(f, &page.tags, (struct name){ STR("training"), { source, 3, 1 } });
    add_name(f, &page.demos, (struct name){ STR("spin"), { source, 4, 1 } });
    add_name(f, &page.related, (struct name){ STR("a"), { source, 5, 1 } });
    add_name(f, &page.related, (struct name){ STR("b"), { source, 5, 4 } });
    add_name(f, &page.aliases, (struct name){ STR("old#part"), { source, 6, 1 } });
    add_name(f, &page.digest.links, (struct name){ STR("dropout"), { source, 7, 1 } });
    vec_push(&f->arena, &page.headings,
             ((struct heading){ 2, STR("要点"), STR("要点"), { source, 8, 1 }, NULL }));
    vec_push(&f->arena, &page.headings,
             ((struct heading){ 3, STR("deep"), STR("In depth"), { source, 9, 1 }, NULL }));
    map_put(&f->arena, &page.anchors, STR("要点"), &page.headings.ptr[0]);
    map_put(&f->arena, &page.anchors, STR("deep"), &page.headings.ptr[1]);
    return page;
}

static void check_loc(struct loc got, struct loc expected)
{
    CHECK(got.source == expected.source);
    CHECK_INT(got.line, expected.line);
    CHECK_INT(got.col, expected.col);
}

static void check_names(const struct names *got, const struct names *expected)
{
    if (!CHECK_INT(got->len, expected->len))
        return;
    for (size_t i = 0; i < got->len; i++) {
        CHECK_SAME(got->ptr[i].text, expected->ptr[i].text);
        check_loc(got->ptr[i].loc, expected->ptr[i].loc);
    }
}

static void check_headings(const struct page *got, const struct page *expected)
{
    if (!CHECK_INT(got->headings.len, expected->headings.len))
        return;
    for (size_t i = 0; i < got->headings.len; i++) {
        const struct heading *heading = &got->headings.ptr[i], *other = &expected->headings.ptr[i];
        CHECK_INT(heading->level, other->level);
        CHECK_SAME(heading->id, other->id);
        CHECK_SAME(heading->title, other->title);
        check_loc(heading->loc, other->loc);
        CHECK(map_get(&got->anchors, other->id) == heading);
    }
}

static void check_page(const struct page *got, const struct page *expected)
{
    CHECK_INT(got->kind, expected->kind);
    CHECK_SAME(got->body, expected->body);
    CHECK(got->body.ptr == expected->body.ptr);
    CHECK_INT(got->body_line, expected->body_line);
    CHECK_SAME(got->id, expected->id);
    CHECK_SAME(got->title, expected->title);
    CHECK_INT(got->number, expected->number);
    CHECK_INT(got->difficulty, expected->difficulty);
    check_loc(got->id_loc, expected->id_loc);
    check_loc(got->number_loc, expected->number_loc);
    check_names(&got->tags, &expected->tags);
    check_names(&got->demos, &expected->demos);
    check_names(&got->related, &expected->related);
    check_names(&got->aliases, &expected->aliases);
    CHECK_SAME(got->digest.description, expected->digest.description);
    CHECK_INT(got->digest.minutes, expected->digest.minutes);
    check_names(&got->digest.links, &expected->digest.links);
    check_headings(got, expected);
    CHECK_INT(got->anchors.len, expected->anchors.len);
}

TEST(record_and_back)
{
    struct fixture f;
    struct strbuf packed;
    fixture_open(&f);
    strbuf_init(&packed, STRBUF_PAGE);
    struct source source = { STR("a.md"), str_of(text) };
    struct page page = page_of(&f, &source), again = { .source = &source };
    map_put(&f.arena, &page.anchors, STR("fn-1"), &page); /* what is no heading's is the page's */
    record_pack(&packed, &page);
    struct unpack in = { .rest = strbuf_str(&packed) };
    record_unpack(&in, &f.arena, &again);
    CHECK(!in.failed && !in.rest.len);
    check_page(&again, &page);
    CHECK(map_get(&again.anchors, STR("fn-1")) == &again);
    strbuf_release(&packed);
    fixture_close(&f);
}

TEST(record_of_little)
{
    struct fixture f;
    struct strbuf packed;
    fixture_open(&f);
    strbuf_init(&packed, STRBUF_PAGE);
    struct source source = { STR("a.md"), str_of(text) };
    struct loc nowhere = { .source = &source };
    struct page page = { .kind = PAGE_PLAIN,
                         .source = &source,
                         .body = { text, 0 },
                         .id_loc = nowhere,
                         .number_loc = nowhere };
    struct page again = { .source = &source };
    record_pack(&packed, &page);
    struct unpack in = { .rest = strbuf_str(&packed) };
    record_unpack(&in, &f.arena, &again);
    CHECK(!in.failed && !in.rest.len);
    check_page(&again, &page);
    strbuf_release(&packed);
    fixture_close(&f);
}

static bool reads(struct fixture *f, struct str record, const struct source *source)
{
    struct page page = { .source = source };
    struct unpack in = { .rest = record };
    record_unpack(&in, &f->arena, &page);
    return !in.failed;
}

TEST(record_damaged)
{
    struct fixture f;
    struct strbuf packed;
    fixture_open(&f);
    strbuf_init(&packed, STRBUF_PAGE);
    struct source source = { STR("a.md"), str_of(text) }, shorter = { STR("a.md"), STR("---\n") };
    struct page page = page_of(&f, &source);
    record_pack(&packed, &page);
    struct str record = strbuf_str(&packed);
    for (size_t len = 0; len < record.len; len++)
        CHECK(!reads(&f, str_slice(record, 0, len), &source));
    CHECK(reads(&f, record, &source));
    CHECK(!reads(&f, record, &shorter)); /* the body would end behind the text */
    strbuf_release(&packed);
    fixture_close(&f);
}
