#include "base/strbuf.h"
#include "base/utf8.h"
#include "check.h"
#include "search/fold.h"

static void add_folded(struct strbuf *out, struct fold *fold, struct str text)
{
    while (text.len) {
        uint32_t folded[FOLD_MAX];
        size_t count = fold_char(fold, utf8_next(&text), folded);
        for (size_t i = 0; i < count; i++)
            strbuf_add_utf8(out, folded[i]);
    }
}

/* Expectations by hand: NFKD without marks (Unicode Standard Annex 15), lower case, simplified as OpenCC has it. What the
 * page makes of the same is compared in tests/search/fold.test.js. */
TEST(fold_char)
{
    static const struct {
        const char *text, *folded;
    } cases[] = {
        { "Hello, World_1", "hello, world_1" },
        { "ＡＢＣ，１２", "abc,12" },
        { "Größe café naïve", "grosse cafe naive" },
        { "STRAẞE Straße", "strasse strasse" },
        { "e\u0301", "e" },
        { "ﬁne ½ x²", "fine 1\u20442 x2" },
        { "İ", "i" },
        { "優化器 學習", "优化器 学习" },
        { "著名 乾坤", "著名 干坤" }, /* the one is a simplified character as well */
        { "がパ한국", "がパ한국" },
        { "ΑΒΓ Жук", "αβγ жук" },
        { "ΛΟΓΟΣ λόγος", "λογοσ λογοσ" },
        { "a\u200Bb\u00ADc", "abc" },
        { "𝑥𝐀", "xa" },
        { "。🙂", "。🙂" },
    };
    struct fold *fold = fold_new();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct strbuf out;
        strbuf_init(&out, STRBUF_PAGE);
        add_folded(&out, fold, str_of(cases[i].text));
        CHECK_STR(strbuf_str(&out), cases[i].folded);
        strbuf_reset(&out);
        add_folded(&out, fold, str_of(cases[i].text)); /* as it is remembered */
        CHECK_STR(strbuf_str(&out), cases[i].folded);
        strbuf_release(&out);
    }
    fold_free(fold);
}

TEST(fold_takes_every_character)
{
    struct fold *fold = fold_new();
    size_t longest = 0;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        uint32_t folded[FOLD_MAX];
        size_t count = c >= 0xD800 && c <= 0xDFFF ? 0 : fold_char(fold, c, folded);
        longest = count > longest ? count : longest;
    }
    CHECK(longest <= FOLD_MAX);
    CHECK_INT(longest, 18); /* U+FDFA, the longest there is */
    fold_free(fold);
}
