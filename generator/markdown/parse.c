#include "markdown/parse.h"

cmark_node *markdown_parse(struct str text, int line)
{
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8);
    /* blank lines in place of the front matter keep cmark's line numbers right */
    for (int i = 1; i < line; i++)
        cmark_parser_feed(parser, "\n", 1);
    cmark_parser_feed(parser, text.ptr, text.len);
    cmark_node *doc = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return doc;
}
