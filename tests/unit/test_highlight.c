#include <pthread.h>
#include <string.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "check.h"
#include "highlight/highlight.h"

static const struct code_lines plain;

/* ---- HTML, read back as a browser would ---- */

static const struct {
    const char *tag;
    char sign;
} spans[] = {
    { "<span class=\"hl-line\">", '.' },     { "<span class=\"hl-comment\">", '/' },
    { "<span class=\"hl-constant\">", 'C' }, { "<span class=\"hl-function\">", 'f' },
    { "<span class=\"hl-keyword\">", 'k' },  { "<span class=\"hl-escape\">", '\\' },
    { "<span class=\"hl-number\">", '1' },   { "<span class=\"hl-string\">", '"' },
    { "<span class=\"hl-type\">", 't' },     { "<span class=\"hl-tag\">", '<' },
    { "<span class=\"hl-property\">", 'p' }, { "<span class=\"hl-added\">", '+' },
    { "<span class=\"hl-removed\">", '-' },
};

static bool take(struct str *rest, const char *prefix)
{
    bool there = str_starts(*rest, str_of(prefix));
    if (there)
        *rest = str_slice(*rest, strlen(prefix), rest->len);
    return there;
}

/* The sign of the span that opens here; 0 when none does. */
static char take_span(struct str *rest)
{
    for (size_t i = 0; rest->ptr[0] == '<' && i < COUNT(spans); i++)
        if (take(rest, spans[i].tag))
            return spans[i].sign;
    return 0;
}

/* One character; -1 for what must not stand in HTML like that. */
static int take_char(struct str *rest)
{
    static const struct {
        const char *entity;
        char c;
    } entities[] = {
        { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&#39;", '\'' },
    };
    for (size_t i = 0; rest->ptr[0] == '&' && i < COUNT(entities); i++)
        if (take(rest, entities[i].entity))
            return entities[i].c;
    unsigned char c = (unsigned char)rest->ptr[0];
    *rest = str_slice(*rest, 1, rest->len);
    return c == '<' || c == '>' || c == '&' ? -1 : c;
}

/* What a page shows: the text, and for each byte of it the sign of the innermost span. */
struct shown {
    struct strbuf text, signs;
    size_t lines;
    bool ok; /* all is in lines, all spans are closed, all signs escaped */
};

static void shown_read(struct shown *shown, struct str html)
{
    char open[4] = "";
    size_t depth = 0;
    shown->ok = true;
    while (html.len && shown->ok) {
        char sign = take_span(&html);
        if (sign && depth < sizeof open) {
            shown->ok = (sign == '.') == (depth == 0);
            shown->lines += sign == '.';
            open[depth++] = sign;
        } else if (depth && take(&html, "</span>")) {
            depth--;
        } else {
            int c = take_char(&html);
            shown->ok = c >= 0 && depth > 0;
            strbuf_add_char(&shown->text, (char)c);
            strbuf_add_char(&shown->signs, depth ? open[depth - 1] : ' ');
        }
    }
    shown->ok = shown->ok && !depth;
}

static void shown_open(struct shown *shown, const char *language, struct str code)
{
    struct highlighter *highlighter = highlighter_new();
    struct strbuf html;
    *shown = (struct shown){ 0 };
    strbuf_init(&html, STRBUF_PAGE);
    strbuf_init(&shown->text, STRBUF_PAGE);
    strbuf_init(&shown->signs, STRBUF_PAGE);
    CHECK(highlight(highlighter, str_of(language), code, plain, &html));
    shown_read(shown, strbuf_str(&html));
    strbuf_release(&html);
    highlighter_free(highlighter);
}

static void shown_release(struct shown *shown)
{
    strbuf_release(&shown->text);
    strbuf_release(&shown->signs);
}

/* ---- What it is ---- */

/* As anyone who knows C would mark it. */
TEST(highlight_tokens)
{
    static const struct {
        const char *code, *signs;
    } cases[] = {
        { "int x = 42;", "ttt.....11." },
        { "/* a */ x; // b", "///////....////" },
        { "/* a\n * b */", "////.///////" },
        { "static const char *s = \"a\\n\";", "kkkkkk.kkkkk.tttt......\"\"\\\\\"." },
        { "char c = '\\'';", "tttt.....\"\\\\\"." },
        { "f(g(1), 0x1Fu, 1.5e3);", "f.f.1...11111..11111.." },
        { "x.f(1); p->g();", "..f.1......f..." },
        { "double f(double x)\n{\n    return x;\n}\n", "tttttt.f.tttttt..........kkkkkk......" },
        { "unsigned long n;", "ttttttttttttt..." },
        { "struct page *p;", "kkkkkk.tttt...." },
        { "enum { MAX_2 = 1 };", "kkkk...CCCCC...1..." },
        { "void *p = NULL;", "tttt......CCCC." },
        { "bool b = true;", "tttt.....CCCC." },
        { "#include <stdio.h>\n", "kkkkkkkk.\"\"\"\"\"\"\"\"\"." },
        { "#include \"a.h\"\n", "kkkkkkkk.\"\"\"\"\"." },
        { "#define N 3\n#undef N\n", "kkkkkkk.C...kkkkkk..." },
        { "#define SQ(x) ((x) * (x))\n", "kkkkkkk.ff................" },
        { "#if defined(A)\n#elif B\n#else\n#endif\n", "kkk.kkkkkkk.C..kkkkk.C.kkkkk.kkkkkk." },
        { "void f(void) { for (;;) if (a) break; else goto end; end: ; }",
          "tttt.f.tttt....kkk......kk.....kkkkk..kkkk.kkkk.............." },
        { "void f(int *restrict a, register int b);", "tttt.f.ttt..kkkkkkkk....kkkkkkkk.ttt...." },
        { "size_t n = sizeof(int);", "tttttt.....kkkkkk.ttt.." },
        { "\"<&>'\";", "\"\"\"\"\"\"." },
        { "char *s = \"注意\"; // 意\n", "tttt......\"\"\"\"\"\"\"\"..//////." },
        { "", "" },
        { "\n\n", ".." },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct shown shown;
        shown_open(&shown, "c", str_of(cases[i].code));
        CHECK(shown.ok);
        CHECK_STR(strbuf_str(&shown.text), cases[i].code);
        CHECK_STR(strbuf_str(&shown.signs), cases[i].signs);
        shown_release(&shown);
    }
}

/* One line or more of each language, as anyone who knows it would mark it. */
TEST(highlight_languages)
{
    static const struct {
        const char *language, *code, *signs;
    } cases[] = {
        { "python", "def f(x):\n    return MAX + 1.5  # a\n",
          "kkk.f.........kkkkkk.CCC...111..///." },
        { "py", "if x is not None and y: g(\"a\\n\")\n", "kk...kkkkkk.CCCC.kkk....f.\"\"\\\\\".." },
        { "python", "class Net(Base):\n    @cache\n", "kkkkk.ttt.tttt.......ffffff." },
        { "python", "f\"a {x} b\"", "\"\"\"\"...\"\"\"" },
        { "bash", "for f in *.c; do echo \"$f\" # a\ndone\n",
          "kkk...kk......kk.ffff.\"..\".///.kkkk." },
        { "sh", "local x=1; return 3\n", "kkkkk......kkkkkk..." },
        { "shell", "ls -l | wc\n", "ff.CC...ff." },
        { "lua", "local x = f(3, \"a\") -- b\n", "kkkkk.....f.1..\"\"\"..////." },
        { "lua", "if not a or nil then return end", "kk.kkk...kk.CCC.kkkk.kkkkkk.kkk" },
        { "json", "{\"a\": [1, true, \"b\\n\"]}", ".ppp...1..CCCC..\"\"\\\\\".." },
        { "js", "const MAX = f(`a ${b}`, null); // c\n",
          "kkkkk.CCC...f.\"\"\"....\"..CCCC...////." },
        { "javascript", "class A1x extends Bob {}\nx = /a+/g;",
          "kkkkk.ttt.kkkkkkk.ttt........\"\"\"\"\"." },
        { "css", "a > .b { color: red; } /* c */\n", "<....p...ppppp.........///////." },
        { "css", "p::before { margin: 3px }", "<..pppppp...pppppp..1tt.." },
        { "html", "<p class=\"a\">x</p><!-- b -->", ".<.ppppp.\"\"\"....<.//////////" },
        { "htm", "<script>return 1;</script>", ".<<<<<<.kkkkkk.1...<<<<<<." },
        { "html", "<style>p { color: red }</style>", ".<<<<<.<...ppppp.........<<<<<." },
        { "yaml", "a: 1 # b\nc: [\"d\", true]\n", "p..1.///.p...\"\"\"..CCCC.." },
        { "yml", "a: b\n", "p..\"." },
        { "diff", "--- a\n+++ b\n@@ -1 +1 @@\n c\n-d\n+e\n", "kkkkk.kkkkk.fffffffffff....--.++." },
        /* a comment of Lua that went is no name of a file */
        { "patch", "@@ -1,2 +1 @@\n--- a\n b\n", "fffffffffffff.-----...." },
        { "text", "if (x) return 1;", "................" },
        { "plain", "int x;", "......" },
        { "txt", "<b>", "..." },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct shown shown;
        shown_open(&shown, cases[i].language, str_of(cases[i].code));
        CHECK(shown.ok);
        CHECK_STR(strbuf_str(&shown.text), cases[i].code);
        CHECK_STR(strbuf_str(&shown.signs), cases[i].signs);
        shown_release(&shown);
    }
}

TEST(highlight_lines)
{
    static const struct {
        const char *code;
        size_t lines;
    } cases[] = { { "", 0 }, { "a", 1 }, { "a\n", 1 }, { "\n", 1 }, { "/*\n\n*/\nx", 4 } };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct shown shown;
        shown_open(&shown, "c", str_of(cases[i].code));
        CHECK_INT(shown.lines, cases[i].lines);
        shown_release(&shown);
    }
}

TEST(highlight_html)
{
    struct highlighter *highlighter = highlighter_new();
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    strbuf_add(&html, STR("<code>"));
    CHECK(highlight(highlighter, STR("c"), STR("/* &\n*/ x"), plain, &html));
    CHECK_STR(strbuf_str(&html),
              "<code><span class=\"hl-line\"><span class=\"hl-comment\">/* &amp;"
              "</span>\n</span><span class=\"hl-line\"><span class=\"hl-comment\">"
              "*/</span> x</span>");
    strbuf_release(&html);
    highlighter_free(highlighter);
}

/* Code that was met before looks as it did; in another language the same text is something else. */
TEST(highlight_again)
{
    static const struct {
        const char *language, *html;
    } cases[] = {
        { "json", "<span class=\"hl-line\"><span class=\"hl-constant\">null</span></span>" },
        { "c", "<span class=\"hl-line\">null</span>" },
        { "json", "<span class=\"hl-line\"><span class=\"hl-constant\">null</span></span>" },
        { "c", "<span class=\"hl-line\">null</span>" },
    };
    struct highlighter *highlighter = highlighter_new();
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    for (size_t i = 0; i < COUNT(cases); i++) {
        strbuf_reset(&html);
        CHECK(highlight(highlighter, str_of(cases[i].language), STR("null"), plain, &html));
        CHECK_STR(strbuf_str(&html), cases[i].html);
    }
    strbuf_release(&html);
    highlighter_free(highlighter);
}

TEST(highlight_unknown_language)
{
    static const char *const names[] = { "", "C", "cc", "brainfuck" };
    struct highlighter *highlighter = highlighter_new();
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    for (size_t i = 0; i < COUNT(names); i++)
        CHECK(!highlight(highlighter, str_of(names[i]), STR("int x;"), plain, &html));
    CHECK_STR(strbuf_str(&html), "");
    highlighter_free(highlighter);
}

/* ---- Whatever comes ---- */

static void check_whole(const char *language, struct str code)
{
    struct shown shown;
    shown_open(&shown, language, code);
    CHECK(shown.ok);
    CHECK_SAME(strbuf_str(&shown.text), code);
    shown_release(&shown);
}

static void check_in_all(struct str code)
{
    static const char *const names[] = { "bash",       "c",    "css", "diff",   "html",
                                         "javascript", "json", "lua", "python", "yaml" };
    for (size_t i = 0; i < COUNT(names); i++)
        check_whole(names[i], code);
}

TEST(highlight_hostile)
{
    static const struct str cases[] = {
        { "}", 1 },
        { "{{{(", 4 },
        { "\"", 1 },
        { "/*", 2 },
        { "'", 1 },
        { "#if\n#if\n", 8 },
        { "\\\n", 2 },
        { "\r\n\r", 3 },
        { "int \0 x;", 8 },
        { "\xFF\xFE\x80 int", 7 },
        { "\xE4\xB8", 2 },
        { "char *s = \"\xC0\x80\xED\xA0\x80\";", 17 },
        { "\x01\x02\x03\x7F\x1B[0m", 8 },
        { "<script>alert('x')</script>&amp;", 32 },
        { "\xEF\xBB\xBFint x;", 9 },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_in_all(cases[i]);
}

/* A fault in the middle does not cost what follows. */
TEST(highlight_after_an_error)
{
    const char *code = "int a = ;;) = 3;\nint main(void) { return 0; }\n";
    struct shown shown;
    shown_open(&shown, "c", str_of(code));
    struct str signs = strbuf_str(&shown.signs);
    CHECK_STR(str_slice(signs, strlen("int a = ;;) = 3;\n"), signs.len),
              "ttt.ffff.tttt....kkkkkk.1....");
    shown_release(&shown);
}

/* `unit` again and again, `size` bytes of it. */
static struct str repeated(struct arena *arena, const char *unit, size_t size)
{
    char *bytes = arena_alloc(arena, size + 1);
    for (size_t i = 0, len = strlen(unit); i < size; i++)
        bytes[i] = unit[i % len];
    return (struct str){ bytes, size };
}

TEST(highlight_large)
{
    static const char *const units[] = { "{", "(", "*", "x ", "f(", "\"", "\\\n", "#if A\n" };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(units); i++) {
        check_whole("c", repeated(&arena, units[i], 8 * 1000));
        check_whole("c", repeated(&arena, units[i], 1000 * 1000));
    }
    check_whole("c", repeated(&arena, "/* c */ int f(int x) { return x + 1; }\n", HIGHLIGHT_MAX));
    arena_release(&arena);
}

/* What costs a parser or a query most, in the language where it does. */
TEST(highlight_tangled)
{
    static const struct {
        const char *language, *unit;
    } cases[] = {
        { "bash", "[" }, { "bash", "<script>" }, { "html", "<script>" }, { "javascript", "<a " },
        { "json", "[" }, { "python", "$(" },     { "yaml", "- " },       { "css", "{" },
    };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_whole(cases[i].language, repeated(&arena, cases[i].unit, 20 * 1000));
    arena_release(&arena);
}

/* ---- Threads ---- */

struct shift {
    struct highlighter *highlighter;
    struct strbuf html;
};

static void *work(void *ctx)
{
    struct shift *shift = ctx;
    for (int i = 0; i < 50; i++) {
        strbuf_reset(&shift->html);
        highlight(shift->highlighter, STR("c"), STR("static int LIMIT = 3; // x\n"), plain,
                  &shift->html);
    }
    return NULL;
}

TEST(highlight_threads)
{
    enum { THREADS = 4 };
    struct highlighter *highlighter = highlighter_new();
    struct shift shifts[THREADS];
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        shifts[i].highlighter = highlighter;
        strbuf_init(&shifts[i].html, STRBUF_PAGE);
        CHECK_INT(pthread_create(&threads[i], NULL, work, &shifts[i]), 0);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < THREADS; i++) {
        CHECK_SAME(strbuf_str(&shifts[i].html), strbuf_str(&shifts[0].html));
        CHECK(shifts[i].html.len > 0);
    }
    for (int i = 0; i < THREADS; i++)
        strbuf_release(&shifts[i].html);
    highlighter_free(highlighter);
}
