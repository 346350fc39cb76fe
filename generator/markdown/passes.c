#include "markdown/passes.h"

static bool (*const passes[])(const struct markdown_context *md) = {
    pass_raw_html, /* first, for later passes make HTML nodes of their own */
    pass_footnotes,  pass_maths, pass_meanings,  pass_images, /* before links, whose addresses name no file */
    pass_links,      pass_demos, pass_examples,  pass_code,   pass_shortcodes,
    pass_headings,                               /* last, for it renders what the headings hold */
    pass_permalinks, pass_hints, pass_id_prefix, /* last of all */
};

bool passes_run(const struct markdown_context *md)
{
    bool ok = true;
    for (size_t i = 0; i < COUNT(passes); i++)
        ok = passes[i](md) && ok;
    return ok;
}
