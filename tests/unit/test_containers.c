#include "base/strbuf.h"
#include "check.h"
#include "fixture.h"
#include "markdown/render_text.h"

/* So many containers in each other, of three and of four colons in turn, and what is told of them. */
static struct str told_of(struct fixture *f, int depth)
{
    struct strbuf text, html;
    strbuf_init(&text, STRBUF_PAGE);
    strbuf_init(&html, STRBUF_PAGE);
    for (int i = 0; i < depth; i++)
        strbuf_add(&text, i % 2 ? STR("::: note\n") : STR(":::: note\n"));
    for (int i = depth; i-- > 0;)
        strbuf_add(&text, i % 2 ? STR(":::\n") : STR("::::\n"));
    struct source source = { STR("a.md"), strbuf_str(&text) };
    bool ok = render_text(&f->arena, f->diag, &source, false, &html);
    struct str told = fixture_told(f);
    CHECK(ok == !told.len);
    strbuf_release(&text);
    strbuf_release(&html);
    return told;
}

TEST(containers_in_each_other)
{
    static const struct {
        int depth;
        const char *told;
    } cases[] = {
        { 2, "" },
        { 100, "" },
        { 101, "a.md:101:1: error: containers are nested more than 100 deep\n"
               "    :::: note\n    ^\n" },
        { 50000, "a.md:101:1: error: containers are nested more than 100 deep\n"
                 "    :::: note\n    ^\n" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture f;
        fixture_open(&f);
        CHECK_STR(told_of(&f, cases[i].depth), cases[i].told);
        fixture_close(&f);
    }
}
