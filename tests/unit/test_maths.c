#include <pthread.h>
#include <string.h>

#include "check.h"
#include "fixture.h"
#include "maths/cesu.h"
#include "maths/maths.h"

static struct arena arena;
static struct strbuf html;
static struct maths_error error;

static struct maths *open_maths(const struct macros *macros)
{
    strbuf_init(&html, STRBUF_PAGE);
    return maths_new(macros);
}

static void close_maths(struct maths *maths)
{
    maths_free(maths);
    strbuf_release(&html);
    arena_release(&arena);
}

/* The formula alone on a page; "" after a mistake. */
static struct str render(struct maths *maths, const char *tex, bool display)
{
    struct maths_page page = { 0 };
    struct maths_use use = { .formula = maths_formula(maths, &page, str_of(tex), display, &error) };
    strbuf_reset(&html);
    if (use.formula && maths_page_add(&arena, &page, &use, &error))
        maths_write(&page, &use, &html, &error);
    return strbuf_str(&html);
}

/* By MathML Core: <mfrac> has two children, <msqrt> one row, <msubsup> base, below, above. */
TEST(maths_structure)
{
    static const struct macros none = { 0 };
    static const struct {
        const char *tex;
        bool display;
        const char *html;
    } cases[] = {
        { "\\frac{1}{x}", false,
          "<math><semantics><mfrac><mn>1</mn><mi>x</mi></mfrac>"
          "<annotation "
          "encoding=\"application/x-tex\">\\frac{1}{x}</annotation></semantics></math>" },
        { "\\sqrt{b}", true,
          "<math display=\"block\" class=\"tml-display\"><semantics><msqrt><mi>b</mi></msqrt>"
          "<annotation encoding=\"application/x-tex\">\\sqrt{b}</annotation></semantics></math>" },
        { "x_i^n", false,
          "<math><semantics><msubsup><mi>x</mi><mi>i</mi><mi class=\"tml-sml-pad\">n</mi></msubsup>"
          "<annotation encoding=\"application/x-tex\">x_i^n</annotation></semantics></math>" },
        { "\\text{\xE4\xB8\xAD\xF0\x9F\x98\x80}", false,
          "<math><semantics><mtext>\xE4\xB8\xAD\xF0\x9F\x98\x80</mtext><annotation "
          "encoding=\"application/x-tex\">\\text{\xE4\xB8\xAD\xF0\x9F\x98\x80}</annotation>"
          "</semantics></math>" },
    };
    struct maths *maths = open_maths(&none);
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(render(maths, cases[i].tex, cases[i].display), cases[i].html);
    close_maths(maths);
}

TEST(maths_mistakes)
{
    static const struct macros none = { 0 };
    static const struct {
        const char *tex;
        size_t offset;
        const char *message;
    } cases[] = {
        { "x + \\nosuch y", 4, "unknown command '\\nosuch'" },
        { "\xE4\xB8\xAD\xF0\x9F\x98\x80\\nosuch", 7, "unknown command '\\nosuch'" },
        { "x}", 1, "expected the end of the formula, got '}'" },
        { "{x", 2, "expected '}', but the formula ends" },
        { "x^", 2, "something is missing in the formula" },
        { "\\def\\a{\\a\\a}\\a", 12, "macros that call each other without end" },
        { "\\begin{align}x\\end{align}", 12,
          "'align' stands only in a formula on lines of its own" },
        { "\\includegraphics{x}", 0, "'\\includegraphics' is not allowed in a formula" },
        { "\\textcolor{nocolor}{x}", 0, "unknown color 'nocolor'" },
        { "a \\ref{nowhere}", 2, "no formula of this page has the label 'nowhere'" },
        { "\\label{x}", 0, "label 'x' has no number of its own" },
        { "x\\kern-999999pt y", 0, "no space goes back more than 100em" },
        { "\xFF", 0, "not valid UTF-8" },
    };
    struct maths_page page = { 0 };
    struct maths *maths = open_maths(&none);
    for (size_t i = 0; i < COUNT(cases); i++) {
        error = (struct maths_error){ 0 };
        CHECK_STR(render(maths, cases[i].tex, false), "");
        CHECK_STR(str_of(error.message), cases[i].message);
        CHECK_INT(error.offset, cases[i].offset);
    }
    CHECK(maths_formula(maths, &page, (struct str){ "x\0y", 3 }, false, &error) == NULL);
    CHECK_STR(str_of(error.message), "a zero byte cannot stand in a formula");
    CHECK_INT(error.offset, 1);
    CHECK(render(maths, "x", false).len > 0);
    close_maths(maths);
}

TEST(maths_macros)
{
    struct macro list[] = { { STR("\\R"), STR("\\mathbb{R}") }, { STR("\\set"), STR("\\{#1\\}") } };
    struct macros macros = { .ptr = list, .len = COUNT(list) };
    struct maths *maths = open_maths(&macros);
    CHECK(strstr(render(maths, "\\R", false).ptr, "<mi>\xE2\x84\x9D</mi>") != NULL);
    CHECK(strstr(render(maths, "\\set{y}", false).ptr, "<mi>y</mi>") != NULL);
    /* what a formula defines is gone with it */
    CHECK(render(maths, "\\gdef\\R{r}\\R", false).len > 0);
    CHECK(strstr(render(maths, "\\R + 1", false).ptr, "<mi>\xE2\x84\x9D</mi>") != NULL);
    close_maths(maths);
}

TEST(maths_numbers)
{
    static const struct macros none = { 0 };
    static const char *const texts[] = {
        "\\begin{equation}a\\label{one}\\end{equation}",
        ("\\begin{align}a\\label{two}\\\\b\\notag\\\\"
         "c\\tag{T}\\label{three}\\\\d\\label{four}\\end{align}"),
        "\\begin{equation}a\\end{equation}",
    };
    static const char *const refs[][2] = {
        { "\\ref{one}", "<a class=\"maths-ref\" href=\"#ui-eq-one\">1</a>" },
        { "\\eqref{two}", "<a class=\"maths-ref\" href=\"#ui-eq-two\">(2)</a>" },
        { "\\eqref{three}", "<a class=\"maths-ref\" href=\"#ui-eq-three\">(T)</a>" },
        { "\\ref{four}", "<a class=\"maths-ref\" href=\"#ui-eq-four\">3</a>" },
    };
    struct maths *maths = open_maths(&none);
    struct maths_page page = { 0 };
    struct maths_use uses[COUNT(texts)];
    for (size_t i = 0; i < COUNT(texts); i++) {
        uses[i].formula = maths_formula(maths, &page, str_of(texts[i]), true, &error);
        CHECK(uses[i].formula && maths_page_add(&arena, &page, &uses[i], &error));
    }
    for (size_t i = 0; i < COUNT(refs); i++) {
        struct maths_use ref = { .formula = maths_formula(maths, &page, str_of(refs[i][0]), false,
                                                          &error) };
        strbuf_reset(&html);
        CHECK(maths_page_add(&arena, &page, &ref, &error) &&
              maths_write(&page, &ref, &html, &error));
        CHECK_STR(strbuf_str(&html), refs[i][1]);
    }
    strbuf_reset(&html);
    CHECK(maths_write(&page, &uses[2], &html, &error));
    CHECK(strstr(html.ptr, "<mtext>(4)</mtext>") != NULL);
    CHECK(!maths_page_add(&arena, &page, &uses[0], &error));
    CHECK_STR(str_of(error.message), "label 'one' is on this page already");
    CHECK_INT(error.offset, strlen("\\begin{equation}a"));
    close_maths(maths);
}

static struct str repeat(const char *text, size_t times)
{
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    for (size_t i = 0; i < times; i++)
        strbuf_add(&out, str_of(text));
    struct str copy = arena_dup(&arena, strbuf_str(&out));
    strbuf_release(&out);
    return copy;
}

TEST(maths_large)
{
    static const struct macros none = { 0 };
    struct maths_page page = { 0 };
    struct maths *maths = open_maths(&none);
    CHECK(maths_formula(maths, &page, repeat("x_{i}^2+", 1250), true, &error) != NULL);
    CHECK(maths_formula(maths, &page, repeat("{", 10000), true, &error) == NULL);
    CHECK_STR(str_of(error.message), "the formula is nested too deeply");
    CHECK_INT(error.offset, MATHS_DEPTH);
    struct str begins = repeat("\\begin{matrix}", 600), ends = repeat("\\end{matrix}", 600);
    struct str nested = arena_printf(&arena, "%s%s", begins.ptr, ends.ptr);
    CHECK(maths_formula(maths, &page, nested, true, &error) == NULL);
    CHECK_STR(str_of(error.message), "the formula is nested too deeply");
    CHECK(maths_formula(maths, &page, repeat("x", MATHS_MAX + 1), true, &error) == NULL);
    CHECK_STR(str_of(error.message), "the formula is longer than 16 KiB");
    CHECK_STR(render(maths, "\\def\\a#1{\\a{#1#1}}\\a{xxxxxxxxxxxx}", false), "");
    CHECK_STR(str_of(error.message), "the formula takes too much work; does a macro call itself?");
    CHECK(render(maths, "x", false).len > 0);
    close_maths(maths);
}

/* A page of ordinary formulas has room for as many as there are; ones whose work has no end fill it soon,
 * and ones that end, but late, do too, whether they were made for it or for another page. */
TEST(maths_page_full)
{
    static const struct macros none = { 0 };
    static const char late[] = "\\def\\a{xxxxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}"
                               "\\b\\b\\b\\b\\b\\b\\b\\b\\b\\b";
    struct maths *maths = open_maths(&none);
    struct maths_page plain = { 0 }, endless = { 0 }, first = { 0 }, second = { 0 };
    for (int i = 0; i < 200; i++)
        CHECK(maths_formula(maths, &plain, arena_printf(&arena, "x_{%d}", i), false, &error) !=
              NULL);
    CHECK(!maths_page_is_full(&plain));
    for (int i = 0; i < 2; i++) {
        CHECK(!maths_page_is_full(&endless));
        CHECK(!maths_formula(maths, &endless,
                             arena_printf(&arena, "%d\\def\\a#1{\\a{#1#1}}\\a{x}", i), false,
                             &error));
    }
    CHECK(maths_page_is_full(&endless));
    int uses = 0, again = 0;
    for (; uses < 1000 && !maths_page_is_full(&first); uses++)
        CHECK(maths_formula(maths, &first, str_of(late), false, &error) != NULL);
    for (; again < 1000 && !maths_page_is_full(&second); again++)
        maths_formula(maths, &second, str_of(late), false, &error);
    CHECK(uses < 1000 && again == uses);
    close_maths(maths);
}

static void *convert_some(void *ctx)
{
    struct maths_error own;
    struct maths_page page = { 0 };
    size_t made = 0;
    for (int i = 0; i < 20; i++) {
        char tex[] = "x_{a}";
        tex[3] = (char)('a' + i % 5);
        made += maths_formula(ctx, &page, str_of(tex), false, &own) != NULL;
    }
    return made == 20 ? ctx : NULL;
}

TEST(maths_threads)
{
    static const struct macros none = { 0 };
    struct maths_page page = { 0 };
    struct maths *maths = open_maths(&none);
    pthread_t threads[4];
    void *result;
    for (size_t i = 0; i < COUNT(threads); i++)
        CHECK(pthread_create(&threads[i], NULL, convert_some, maths) == 0);
    for (size_t i = 0; i < COUNT(threads); i++)
        CHECK(pthread_join(threads[i], &result) == 0 && result == maths);
    CHECK(maths_formula(maths, &page, STR("x_{a}"), false, &error) ==
          maths_formula(maths, &page, STR("x_{a}"), false, &error));
    close_maths(maths);
}

/* Formulas of each kind, made by an engine; their bytes as another process gets them. */
static struct strbuf pack_some(void)
{
    static const struct macros none = { 0 };
    static const char align[] = "\\begin{align}x\\label{a}\\\\y\\tag{T}\\label{b}\\end{align}";
    struct maths_page page = { 0 };
    struct maths *maths = maths_new(&none);
    struct strbuf bytes;
    strbuf_init(&bytes, STRBUF_PAGE);
    CHECK(!maths_has_new(maths));
    CHECK(maths_formula(maths, &page, str_of(align), true, &error) != NULL);
    CHECK(maths_formula(maths, &page, STR("\\eqref{b}"), false, &error) != NULL);
    CHECK(maths_formula(maths, &page, STR("x"), false, &error) != NULL);
    CHECK(maths_has_new(maths));
    maths_pack(maths, &bytes);
    maths_free(maths);
    return bytes;
}

/* The page of these formulas, as they come from the bytes or are made where these lack them. */
static struct str render_page(struct maths *maths)
{
    static const struct {
        const char *tex;
        bool display;
    } formulas[] = {
        { "\\begin{align}x\\label{a}\\\\y\\tag{T}\\label{b}\\end{align}", true },
        { "\\eqref{b}", false },
        { "x", false },
    };
    struct maths_page page = { 0 };
    struct maths_use uses[COUNT(formulas)] = { 0 };
    strbuf_reset(&html);
    for (size_t i = 0; i < COUNT(formulas); i++) {
        uses[i].formula =
            maths_formula(maths, &page, str_of(formulas[i].tex), formulas[i].display, &error);
        CHECK(uses[i].formula && maths_page_add(&arena, &page, &uses[i], &error));
    }
    for (size_t i = 0; i < COUNT(formulas); i++)
        maths_write(&page, &uses[i], &html, &error);
    return strbuf_str(&html);
}

TEST(maths_kept_for_another_process)
{
    static const struct macros none = { 0 };
    struct strbuf bytes = pack_some();
    struct maths *kept = open_maths(&none), *fresh = maths_new(&none);
    maths_unpack(kept, strbuf_str(&bytes));
    struct str page = arena_dup(&arena, render_page(kept));
    CHECK(!maths_has_new(kept));
    CHECK(text_holds(page, "id=\"ui-eq-a\""));
    CHECK(text_holds(page, "<a class=\"maths-ref\" href=\"#ui-eq-b\">(T)</a>"));
    CHECK_STR(page, render_page(fresh).ptr);
    CHECK(render(kept, "x", true).len && maths_has_new(kept)); /* of the other kind */
    maths_free(fresh);
    close_maths(kept);
    strbuf_release(&bytes);
}

/* Bytes that are not what was written may say anything of a formula, but must not bring us down. */
TEST(maths_kept_wrong)
{
    static const struct macros none = { 0 };
    struct strbuf bytes = pack_some();
    for (size_t i = 0; i < 2 * bytes.len; i++) {
        struct maths *maths = open_maths(&none);
        char *room = arena_alloc(&arena, bytes.len + 1);
        memcpy(room, bytes.ptr, bytes.len);
        room[i / 2] ^= i % 2 ? 1 : 0x7F;
        maths_unpack(maths, (struct str){ room, bytes.len });
        maths_unpack(maths, (struct str){ bytes.ptr, i / 2 });
        struct strbuf again;
        strbuf_init(&again, STRBUF_PAGE);
        maths_pack(maths, &again);
        CHECK(strbuf_ok(&again));
        strbuf_release(&again);
        close_maths(maths);
    }
    strbuf_release(&bytes);
}

TEST(maths_key_is_of_the_macros)
{
    struct macro list[] = { { STR("\\R"), STR("x") }, { STR("\\Q"), STR("y") } };
    struct macro other[] = { { STR("\\R"), STR("xy") }, { STR("\\Q"), STR("") } };
    struct macros none = { 0 }, one = { list, 1, 1 }, two = { list, 2, 2 }, like = { other, 2, 2 };
    CHECK(maths_key(&none) == maths_key(&none) && maths_key(&two) == maths_key(&two));
    CHECK(maths_key(&none) != maths_key(&one) && maths_key(&one) != maths_key(&two));
    CHECK(maths_key(&two) != maths_key(&like));
}

TEST(maths_cesu)
{
    struct strbuf cesu, back;
    strbuf_init(&cesu, STRBUF_PAGE);
    strbuf_init(&back, STRBUF_PAGE);
    cesu_encode(&cesu, STR("a\xE4\xB8\xAD\xF0\x9D\x94\xBC"));
    CHECK_STR(strbuf_str(&cesu), "a\xE4\xB8\xAD\xED\xA0\xB5\xED\xB4\xBC");
    cesu_decode(&back, strbuf_str(&cesu));
    CHECK_STR(strbuf_str(&back), "a\xE4\xB8\xAD\xF0\x9D\x94\xBC");
    strbuf_reset(&back);
    cesu_decode(&back, STR("\xED\xB4\xBC"
                           "b\xED\xA0\xB5"));
    CHECK_STR(strbuf_str(&back), "\xEF\xBF\xBD"
                                 "b\xEF\xBF\xBD");
    CHECK_INT(cesu_offset(STR("\xF0\x9D\x94\xBC\xE4\xB8\xAD"
                              "a"),
                          3),
              7);
    CHECK_INT(cesu_offset(STR("ab"), 9), 2);
    strbuf_release(&cesu);
    strbuf_release(&back);
}
