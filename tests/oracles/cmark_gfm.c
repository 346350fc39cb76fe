/* cmark_gfm: answers each frame of Markdown with a frame of its HTML as GitHub's
 * own fork of cmark makes it, with the extensions named on the command line. */
#include <cmark-gfm-core-extensions.h>
#include <stdlib.h>
#include <string.h>

#include "frames.h"

enum { MOST_EXTENSIONS = 8 };

struct dialect {
    int options;
    int count;
    cmark_syntax_extension *extensions[MOST_EXTENSIONS];
};

static bool dialect_add(struct dialect *dialect, const char *name)
{
    if (strcmp(name, "footnotes") == 0) { /* an option there, and no extension */
        dialect->options |= CMARK_OPT_FOOTNOTES;
        return true;
    }
    cmark_syntax_extension *extension = cmark_find_syntax_extension(name);
    if (!extension || dialect->count == MOST_EXTENSIONS)
        return false;
    dialect->extensions[dialect->count++] = extension;
    return true;
}

static void answer(const struct dialect *dialect, const char *text, size_t len)
{
    cmark_parser *parser = cmark_parser_new(dialect->options);
    for (int i = 0; i < dialect->count; i++)
        cmark_parser_attach_syntax_extension(parser, dialect->extensions[i]);
    cmark_parser_feed(parser, text, len);
    cmark_node *doc = cmark_parser_finish(parser);
    char *html =
        cmark_render_html(doc, dialect->options, cmark_parser_get_syntax_extensions(parser));
    frame_write(html, strlen(html));
    free(html);
    cmark_node_free(doc);
    cmark_parser_free(parser);
}

int main(int argc, char **argv)
{
    struct dialect dialect = { .options = CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8 };
    cmark_gfm_core_extensions_ensure_registered();
    for (int i = 1; i < argc; i++)
        if (!dialect_add(&dialect, argv[i]))
            return 2;
    size_t len;
    for (char *text; (text = frame_read(&len)); free(text))
        answer(&dialect, text, len);
    return 0;
}
