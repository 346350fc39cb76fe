#include <string.h>

#include "base/suggest.h"
#include "check.h"

/* The nearest of these keys. */
static struct str near(struct str word)
{
    const struct str keys[] = { STR("title"),      STR("tags"),  STR("number"),  STR("id"),
                                STR("difficulty"), STR("demos"), STR("参考资料") };
    return suggest_near(word, keys, COUNT(keys));
}

/* Distances by hand: insertions, deletions, replacements and swaps of neighbours. */
TEST(suggest_near)
{
    static const struct {
        const char *word, *near;
    } cases[] = {
        { "titel", "title" },  /* swapped: 1 of 5 */
        { "titl", "title" },   /* deleted */
        { "tittle", "title" }, /* inserted */
        { "bitle", "title" },  /* replaced */
        { "TITLE", "title" },          { "Ids", "id" },          { "tag", "tags" }, /* one is always allowed */
        { "dificulti", "difficulty" },                                              /* 2 of 10 */
        { "dificalti", "difficulty" },                                              /* 3 of 10 */
        { "dafacalti", "" },                                                        /* 5 */
        { "numbers", "number" },       { "参考资", "参考资料" }, /* counted in characters, not bytes */
        { "参靠资料", "参考资料" },    { "参烤咨料", "" },       { "", "" },        { "x", "" },
        { "everything", "" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(near(str_of(cases[i].word)), cases[i].near);
    CHECK_STR(suggest_near(STR("a"), NULL, 0), "");
}

/* Brute force: each word that one edit makes of a candidate leads back to it. */
TEST(suggest_every_single_edit)
{
    const struct str only[] = { STR("abcd") };
    char word[8];
    for (size_t at = 0; at < 4; at++) {
        memcpy(word, "abcd", 4);
        memmove(word + at, word + at + 1, 3 - at);
        CHECK_STR(suggest_near((struct str){ word, 3 }, only, 1), "abcd");
        memcpy(word, "abcd", 4);
        word[at] = 'z';
        CHECK_STR(suggest_near((struct str){ word, 4 }, only, 1), "abcd");
        memcpy(word, "abcd", 4);
        memmove(word + at + 1, word + at, 4 - at);
        word[at] = 'z';
        CHECK_STR(suggest_near((struct str){ word, 5 }, only, 1), "abcd");
    }
    CHECK_STR(suggest_near(STR("bacd"), only, 1), "abcd");
    CHECK_STR(suggest_near(STR("abdc"), only, 1), "abcd");
    CHECK_STR(suggest_near(STR("badc"), only, 1), ""); /* two edits */
    CHECK_STR(suggest_near(STR("zzcd"), only, 1), "");
}

TEST(suggest_nearest_wins)
{
    const struct str two[] = { STR("attention-x"), STR("attention") };
    CHECK_STR(suggest_near(STR("atention"), two, 2), "attention");
    const struct str same[] = { STR("cat"), STR("car") };
    CHECK_STR(suggest_near(STR("caz"), same, 2), "cat"); /* the first of equals */
}

TEST(suggest_long_and_odd)
{
    char wide[5000];
    memset(wide, 'a', sizeof wide);
    const struct str candidates[] = { STR("title"), { wide, 3000 } };
    suggest_near((struct str){ wide, sizeof wide }, candidates, 2);
    CHECK_STR(suggest_near((struct str){ wide, sizeof wide }, candidates, 1), "");
    CHECK_STR(suggest_near(STR("\xFF\xFEtitle"), candidates, 1), "");
    CHECK_STR(suggest_near(STR("title\xFF"), candidates, 1), "title");
}

TEST(suggest_hint)
{
    struct arena arena = { 0 };
    const struct str keys[] = { STR("tags"), STR("title") };
    CHECK_STR(suggest_hint(&arena, STR("tagz"), keys, 2), "did you mean 'tags'?");
    CHECK_STR(suggest_hint(&arena, STR("zzzz"), keys, 2), "");
    arena_release(&arena);
}
