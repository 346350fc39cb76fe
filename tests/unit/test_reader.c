#include "base/strbuf.h"
#include "check.h"
#include "search/reader.h"

/* A section in one text: "id|heading|text|formulas", tabs as they are. */
static struct str told(struct arena *arena, const struct section *s)
{
    return arena_printf(arena, "%.*s|%.*s|%.*s|%.*s", STR_ARG(s->id), STR_ARG(s->heading),
                        STR_ARG(s->text), STR_ARG(s->formulas));
}

/* By hand, from reader.h and what a browser shows of such HTML. */
TEST(one_section)
{
    static const struct {
        const char *html, *section;
    } cases[] = {
        { "<p>not marked</p><p data-search>marked</p><p>not marked</p>", "||marked|" },
        { "<div data-search><p>one\n two</p><p>three</p></div>", "||one two three|" },
        { "<div data-search>a<b>b</b><span>c</span> d</div>", "||abc d|" },
        { "<table data-search><tr><td>1</td><td>2</td></tr></table>", "||1 2|" },
        { "<p data-search>a<br>b<hr>c</p>", "||a b c|" },
        { "<p data-search>use <code>a  b</code>, so</p>", "||use \ta b\t, so|" },
        { "<pre data-search><code>x = 1;\n<b>y</b></code></pre>", "||\tx = 1; y\t|" },
        { "<p data-search>a &amp; b &lt;c&gt; &#x4f60;&#22909; &nbsp;&copy;</p>",
          "||a & b <c> 你好 &copy;|" },
        { "<p data-search>全　角</p>", "||全 角|" },
        { "<p data-search>a<button>press</button><svg><text>t</text></svg>b</p>", "||ab|" },
        { "<p data-search>a<span hidden>no</span><i data-search='no'>no</i>b</p>", "||ab|" },
        { "<div data-search=no><p data-search>no</p></div><p data-search>yes</p>", "||yes|" },
        { "<div data-search><h2 id=\"a\">H<a class=\"anchor\" href=\"#a\">#</a></h2>t</div>",
          "a|H|t|" },
        { "<p data-search>x <math><mi>α</mi><annotation>\\alpha</annotation></math>y</p>",
          "||x αy|\\alpha" },
        { "<p data-search><math><mi>O</mi>(<msup><mi>n</mi><mn>2</mn></msup>)</math></p>",
          "||O(n²)|" },
        { "<p data-search><math><msubsup><mi>x</mi><mn>1</mn><mn>10</mn></msubsup></math></p>",
          "||x₁¹⁰|" },
        { "<p data-search><math><msup><mi>x</mi><mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow></msup>"
          "<msup><mi>K</mi><mi>⊤</mi></msup></math></p>",
          "||x^(t−1)Kᵀ|" },
        { "<p data-search><math><annotation>a b</annotation></math> "
          "<math><annotation> c </annotation></math></p>",
          "|||a b\nc" },
        { "<p data-search>a <math><mi>x</mi> b", "||a x b|" },
        { "<p data-search>over <math><msqrt><msub><mi>d</mi><mi>k</mi></msub></msqrt></math>.</p>",
          "||over √d_k.|" },
        { "<p data-search>a<script>if (a < b) \"</p>\"</script>b<style>p {}</style>c</p>",
          "||abc|" },
        { "<p data-search>a<!-- <b>no</b> -->b</p>", "||ab|" },
        { "<p data-search title=\"a > b\">c</p>", "||c|" },
        { "<p>say data-search</p><p data-search>yes</p>", "||yes|" },
        { "<p data-search>1 < 2 and <3", "||1 < 2 and <3|" },
        { "<p data-search>open", "||open|" },
        { "</p></div><p data-search>a</b></i>b</p>", "||ab|" },
        { "<DIV data-search>a<P>b</P></DIV>", "||a b|" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena arena = { 0 };
        struct sections sections = read_sections(&arena, str_of(cases[i].html));
        if (CHECK_INT(sections.len, 1))
            CHECK_STR(told(&arena, &sections.ptr[0]), cases[i].section);
        arena_release(&arena);
    }
}

TEST(sections_begin_at_headings)
{
    struct arena arena = { 0 };
    struct sections sections = read_sections(
        &arena, STR("<div data-search>before<h2 id=a>A &amp; <code>b</code></h2><p>one</p>"
                    "<h3>no id</h3><p>two</p></div><p>between</p>"
                    "<dl data-search><dt id=t>term</dt><dd>words</dd><dt>plain</dt></dl>"));
    static const char *const expected[] = { "||before|", "a|A & b|one no id two|",
                                            "t|term|words plain|" };
    CHECK_INT(sections.len, COUNT(expected));
    for (size_t i = 0; i < sections.len && i < COUNT(expected); i++)
        CHECK_STR(told(&arena, &sections.ptr[i]), expected[i]);
    arena_release(&arena);
}

TEST(nothing_to_be_found)
{
    static const char *const cases[] = { "",
                                         "<p>a</p>",
                                         "<p data-search></p>",
                                         "<",
                                         "<p data-search> \n</p>",
                                         "data-search",
                                         "<p",
                                         "<!-- data-search",
                                         "<p data-search=\"" };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena arena = { 0 };
        CHECK_INT(read_sections(&arena, str_of(cases[i])).len, 0);
        arena_release(&arena);
    }
}

/* Deeper than elements are kept: the text is there, and all ends well. */
TEST(many_elements_in_each_other)
{
    struct arena arena = { 0 };
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    strbuf_add(&html, STR("<div data-search>"));
    for (int i = 0; i < 5000; i++)
        strbuf_add(&html, STR("<b>"));
    strbuf_add(&html, STR("deep"));
    struct sections sections = read_sections(&arena, strbuf_str(&html));
    if (CHECK_INT(sections.len, 1))
        CHECK_STR(sections.ptr[0].text, "deep");
    strbuf_release(&html);
    arena_release(&arena);
}
