#include "check.h"
#include "content/role.h"
#include "fixture.h"

/* Expectations: the parts that content/README.md gives authors. */
TEST(role_names)
{
    static const struct {
        const char *heading, *name;
    } cases[] = {
        { "口述回答", "spoken" },
        { "Spoken answer", "spoken" },
        { "要点", "points" },
        { "Key points", "points" },
        { "详解", "depth" },
        { "In depth", "depth" },
        { "常见误区", "pitfalls" },
        { "Pitfalls", "pitfalls" },
        { "追问", "followups" },
        { "Follow-ups", "followups" },
        { "参考资料", "references" },
        { "References", "references" },
        { "", "" },
        { "Anything", "" },
        { "要点 ", "" },
        { "pitfalls", "" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(str_of(role_name(role_of(str_of(cases[i].heading)))), cases[i].name);
}

static bool check(struct fixture *f, const char *const *titles, int level)
{
    static struct source source;
    source = (struct source){ STR("a.md"), STR("") };
    struct page page = { .source = &source };
    struct heading headings[8];
    for (; titles[page.headings.len]; page.headings.len++)
        headings[page.headings.len] =
            (struct heading){ .level = level,
                              .title = str_of(titles[page.headings.len]),
                              .loc = { &source, (int)page.headings.len + 1, 1 } };
    page.headings.ptr = headings;
    return role_check(f->diag, &page);
}

TEST(role_check)
{
    static const struct {
        const char *titles[8];
        const char *told; /* "" when all is well */
    } cases[] = {
        { { NULL }, "" },
        { { "口述回答", "要点", "详解", "常见误区", "追问", "参考资料" }, "" },
        { { "Key points", "In depth" }, "" },
        { { "Why", "How" }, "" },
        { { "为什么需要它", "怎样使用它" }, "" },
        { { "要点", "Why" }, "a.md:2:1: error: 'Why' is no part of a question\n" },
        { { "要点", "详解", "要点" }, "a.md:3:1: error: part '要点' is there twice\n" },
        { { "要点", "Key points" }, "a.md:2:1: error: part 'Key points' is there twice\n" },
        { { "Pitfals" },
          "a.md:1:1: error: 'Pitfals' is no part of a question\n"
          "    hint: did you mean 'Pitfalls'?\n" },
        { { "常见误曲" }, "    hint: did you mean '常见误区'?\n" },
        { { "要点", "参考材料" }, "    hint: did you mean '参考资料'?\n" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture f;
        fixture_open(&f);
        CHECK_INT(check(&f, cases[i].titles, 2), !*cases[i].told);
        if (!CHECK(fixture_has_told(&f, cases[i].told)))
            CHECK_STR(fixture_told(&f), cases[i].told);
        CHECK_INT(diag_errors(f.diag), *cases[i].told ? 1 : 0);
        fixture_close(&f);
    }
}

/* Other levels are the author's own. */
TEST(role_check_levels)
{
    static const char *const titles[] = { "要点", "要点", "Pitfals", NULL };
    struct fixture f;
    fixture_open(&f);
    CHECK(check(&f, titles, 3));
    CHECK(check(&f, titles, 1));
    CHECK_STR(fixture_told(&f), "");
    fixture_close(&f);
}
