#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "content/source.h"
#include "fixture.h"

TEST(source_read)
{
    static const struct {
        const char *name;
        struct str bytes;
        const char *told; /* "" when it can be read */
    } cases[] = {
        { "a.md", { "x\0中\r\n", 7 }, "" },
        { "b.md", { "", 0 }, "" },
        { "c.md",
          { "one\ntwo \xFF\n", 10 },
          "c.md:2:5: error: not valid UTF-8\n    two \uFFFD\n        ^\n" },
        { "d.md", { "\xED\xA0\x80", 3 }, "d.md:1:1: error: not valid UTF-8\n" },
        { "e.md", { "中\xF4\x90\x80\x80", 7 }, "e.md:1:2: error: not valid UTF-8\n" },
        { "g.md",
          { "\t中\f\x01", 6 },
          "g.md:1:4: error: the character U+0001 cannot stand in a page\n" },
        { "h.md", { "\xEF\xBF\xBF", 3 }, "h.md:1:1: error: the character U+FFFF cannot" },
        { "i.md", { "\xC2\x85\xC2\xA0", 4 }, "i.md:1:1: error: the character U+0085 cannot" },
        { "j.md", { "\x7F", 1 }, "j.md:1:1: error: the character U+007F cannot" },
        { "f.md", { "\xFE\xFF\0a", 4 }, "f.md:1:1: error: not valid UTF-8\n" }, /* UTF-16 */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture f;
        fixture_open(&f);
        fixture_write(&f, cases[i].name, cases[i].bytes);
        struct source *source = source_read(&f.arena, f.diag, fixture_path(&f, cases[i].name));
        CHECK_INT(source != NULL, !*cases[i].told);
        CHECK(str_starts(fixture_told(&f), str_of(cases[i].told)));
        if (source) {
            CHECK_SAME(source->text, cases[i].bytes);
            CHECK_SAME(source->path, fixture_path(&f, cases[i].name));
        }
        fixture_close(&f);
    }
}

/* A byte order mark is no text (Unicode 15, section 23.8): it goes, and places count
 * as they do in an editor. */
TEST(source_byte_order_mark)
{
    struct fixture f;
    fixture_open(&f);
    fixture_write(&f, "a.md",
                  STR("\xEF\xBB\xBF"
                      "text"));
    fixture_write(&f, "b.md",
                  STR("\xEF\xBB\xBF"
                      "ab\xFF"));
    struct source *source = source_read(&f.arena, f.diag, fixture_path(&f, "a.md"));
    if (CHECK(source != NULL))
        CHECK_STR(source->text, "text");
    CHECK(source_read(&f.arena, f.diag, fixture_path(&f, "b.md")) == NULL);
    CHECK(fixture_has_told(&f, "b.md:1:3: error: not valid UTF-8"));
    fixture_close(&f);
}

/* CommonMark 0.30, 2.1: a line ends at \n, \r, or \r\n. All that count lines look
 * for \n. */
TEST(source_line_ends)
{
    struct fixture f;
    fixture_open(&f);
    fixture_write(&f, "a.md", STR("a\rb\r\rc\r\n\r\r\nd\r"));
    struct source *source = source_read(&f.arena, f.diag, fixture_path(&f, "a.md"));
    if (CHECK(source != NULL))
        CHECK_STR(source->text, "a\nb\n\nc\r\n\n\r\nd\n");
    fixture_close(&f);
}

TEST(source_faults)
{
    struct fixture f;
    fixture_open(&f);
    CHECK_INT(symlink("loop.md", fixture_path(&f, "loop.md").ptr), 0);
    CHECK_INT(mkfifo(fixture_path(&f, "pipe.md").ptr, 0666), 0);
    CHECK(source_read(&f.arena, f.diag, fixture_path(&f, "no.md")) == NULL);
    CHECK(source_read(&f.arena, f.diag, fixture_path(&f, "loop.md")) == NULL);
    CHECK(source_read(&f.arena, f.diag, fixture_path(&f, "pipe.md")) == NULL);
    CHECK(source_read(&f.arena, f.diag, f.folder) == NULL);
    CHECK(fixture_has_told(&f, "no.md: error: cannot be read: no such file or folder\n"));
    CHECK(fixture_has_told(&f, "loop.md: error: cannot be read: a loop of symbolic links\n"));
    CHECK(fixture_has_told(&f, "pipe.md: error: cannot be read: it is not a regular file\n"));
    CHECK(fixture_has_told(&f, ": error: cannot be read: it is a folder\n"));
    fixture_close(&f);
}
