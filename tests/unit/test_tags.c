#include "check.h"

#include "base/strbuf.h"
#include "markdown/tags.h"

static void add_attributes(struct strbuf *text, struct str html)
{
    for (tags_text(&html); html.len; tags_text(&html)) {
        struct html_tag tag = tags_next(&html);
        struct str rest = tag.closing ? STR("") : tag.attributes;
        while (rest.len) {
            struct html_attribute found = tags_attribute(&rest);
            if (found.name.len)
                strbuf_printf(text, "%.*s %.*s=%.*s|", STR_ARG(tag.name), STR_ARG(found.name),
                              STR_ARG(found.value));
        }
        if (tag.kind == TAG_RAW && !tag.closing)
            tags_skip_raw(&html, tag.name);
    }
}

/* What an HTML parser (html.spec.whatwg.org, section 13.2.5) finds, as "tag name=value" lines; by hand. */
TEST(tags_attributes)
{
    static const struct {
        const char *html, *found;
    } cases[] = {
        { "", "" },
        { "text a=b > <", "" },
        { "<a href=\"x\" id='y' data-z=w checked>", "a href=x|a id=y|a data-z=w|a checked=|" },
        { "<a\n\thref = \"x\"\n>", "a href=x|" },
        { "<img src=a/b.png />", "img src=a/b.png|" },
        { "<br/><p id=q/>", "p id=q/|" },
        { "</a href=\"x\"><!DOCTYPE html x=y><?a b=c?>", "" },
        { "<!-- <a href=\"x\"> --><a href=\"y\">", "a href=y|" },
        { "<!-- <a href=\"x\">", "" },
        { "a < b <a href=\"1 > 0\">", "a href=1 > 0|" },
        { "<a href=\"x\"", "a href=x|" },
        { "<a href=\"x", "a href=x|" },
        { "<a href", "a href=|" },
        { "<a =x id=y>", "a =x=|a id=y|" },
        { "<script src=\"s\">\"<a href='x'>\"</script><a href=\"y\">", "script src=s|a href=y|" },
        { "<title>&lt;a <a href=x></TITLE><p id=\"q\">", "p id=q|" },
        { "<style></a><b id=x></style", "" },
        { "<m:math id=\"中文\">", "m:math id=中文|" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct strbuf text;
        strbuf_init(&text, STRBUF_PAGE);
        add_attributes(&text, str_of(cases[i].html));
        CHECK_STR(strbuf_str(&text), cases[i].found);
        strbuf_release(&text);
    }
}

TEST(tags_values)
{
    static const struct {
        const char *written, *meant;
    } cases[] = {
        { "plain", "plain" },
        { "a?b=1&amp;c=2", "a?b=1&c=2" },
        { "&lt;&gt;&quot;&#39;&#x27;&apos;", "<>\"'''" },
        { "&#20013;&#x6587;&#X6587;", "中文文" },
        { "a?b&c=1;d", "a?b&c=1;d" },
        { "&", "&" },
        { "&amp", "&amp" },
        { "&;&#;&#0;&#xD800;&#99999999;", "&;&#;&#0;&#xD800;&#99999999;" },
        { "&amp;amp;", "&amp;" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct strbuf text;
        strbuf_init(&text, STRBUF_PAGE);
        tags_decode(&text, str_of(cases[i].written));
        CHECK_STR(strbuf_str(&text), cases[i].meant);
        strbuf_release(&text);
    }
}
