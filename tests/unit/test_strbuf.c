#include "check.h"

#include "base/strbuf.h"

TEST(strbuf_add)
{
    struct strbuf buf;
    strbuf_init(&buf, STRBUF_PAGE);
    CHECK_STR(strbuf_str(&buf), "");
    strbuf_add(&buf, STR("a"));
    strbuf_add(&buf, STR(""));
    strbuf_add_char(&buf, '\0');
    strbuf_add(&buf, STR("中"));
    CHECK_SAME(strbuf_str(&buf), STR("a\0中"));
    CHECK_INT(buf.ptr[buf.len], 0);
    strbuf_printf(&buf, "%d%s", -7, "x");
    CHECK_SAME(strbuf_str(&buf), STR("a\0中-7x"));
    strbuf_reset(&buf);
    CHECK_STR(strbuf_str(&buf), "");
    CHECK_INT(buf.ptr[0], 0);
    strbuf_release(&buf);
    CHECK_STR(strbuf_str(&buf), "");
}

/* Every byte in its place after many growths. */
TEST(strbuf_grows)
{
    struct strbuf buf;
    size_t wrong = 0;
    strbuf_init(&buf, STRBUF_PAGE);
    for (int i = 0; i < 200000; i++)
        strbuf_add_char(&buf, (char)(i * 31 % 256));
    CHECK_INT(buf.len, 200000);
    for (int i = 0; i < 200000; i++)
        wrong += buf.ptr[i] != (char)(i * 31 % 256);
    CHECK_INT(wrong, 0);
    strbuf_release(&buf);
}

TEST(strbuf_limit)
{
    struct strbuf buf;
    strbuf_init(&buf, 4);
    strbuf_add(&buf, STR("abcd"));
    CHECK(strbuf_ok(&buf));
    CHECK_STR(strbuf_str(&buf), "abcd");
    strbuf_add_char(&buf, 'e');
    CHECK(!strbuf_ok(&buf));
    CHECK_STR(strbuf_str(&buf), "");
    strbuf_add(&buf, STR("x")); /* it stays empty */
    strbuf_printf(&buf, "%d", 1);
    CHECK(!strbuf_ok(&buf));
    CHECK_STR(strbuf_str(&buf), "");
    strbuf_reset(&buf);
    strbuf_printf(&buf, "%d", 1234);
    CHECK(strbuf_ok(&buf));
    CHECK_STR(strbuf_str(&buf), "1234");
    strbuf_printf(&buf, "%s", "5");
    CHECK(!strbuf_ok(&buf));
    strbuf_release(&buf);
    strbuf_init(&buf, 0);
    strbuf_add(&buf, STR(""));
    CHECK(strbuf_ok(&buf));
    strbuf_add(&buf, STR("a"));
    CHECK(!strbuf_ok(&buf));
    strbuf_release(&buf);
}

/* The five characters of the HTML standard's "escaping a string" and ', for
 * attributes in single quotes. */
TEST(strbuf_add_html)
{
    static const struct {
        const char *text, *html;
    } cases[] = {
        { "", "" },
        { "plain 中文 🙂", "plain 中文 🙂" },
        { "&", "&amp;" },
        { "<>\"'", "&lt;&gt;&quot;&#39;" },
        { "a<b>&c", "a&lt;b&gt;&amp;c" },
        { "&amp;", "&amp;amp;" },
    };
    struct strbuf buf;
    strbuf_init(&buf, STRBUF_PAGE);
    for (size_t i = 0; i < COUNT(cases); i++) {
        strbuf_reset(&buf);
        strbuf_add_html(&buf, str_of(cases[i].text));
        CHECK_STR(strbuf_str(&buf), cases[i].html);
    }
    strbuf_reset(&buf);
    for (int c = 0; c < 256; c++) {
        char byte = (char)c;
        strbuf_add_html(&buf, (struct str){ &byte, 1 });
    }
    /* 251 bytes as they are; &amp; &lt; &gt; &quot; &#39; */
    CHECK_INT(buf.len, 251 + 5 + 4 + 4 + 6 + 5);
    strbuf_release(&buf);
}

/* RFC 3986, section 2.3: letters, digits and - . _ ~ stand for themselves. */
TEST(strbuf_add_url)
{
    static const struct {
        const char *path, *url;
    } cases[] = {
        { "", "" },
        { "a-Z/0.9_~.md", "a-Z/0.9_~.md" },
        { "a b", "a%20b" },
        { "?#%&:+", "%3F%23%25%26%3A%2B" },
        { ",;@[\\]^`{|}", "%2C%3B%40%5B%5C%5D%5E%60%7B%7C%7D" },
        { "题", "%E9%A2%98" },
    };
    struct strbuf buf;
    strbuf_init(&buf, STRBUF_PAGE);
    for (size_t i = 0; i < COUNT(cases); i++) {
        strbuf_reset(&buf);
        strbuf_add_url(&buf, str_of(cases[i].path));
        CHECK_STR(strbuf_str(&buf), cases[i].url);
    }
    strbuf_release(&buf);
}

TEST(strbuf_fit)
{
    struct strbuf buf;
    strbuf_init(&buf, STRBUF_PAGE);
    strbuf_fit(&buf);
    CHECK_STR(strbuf_str(&buf), "");
    strbuf_add(&buf, STR("some"));
    strbuf_fit(&buf);
    CHECK_STR(strbuf_str(&buf), "some");
    strbuf_add(&buf, STR(" more"));
    CHECK_STR(strbuf_str(&buf), "some more");
    strbuf_release(&buf);
}
