#include "markdown/passes.h"

#include "content/demo_place.h"
#include "syntax/element.h"
#include "syntax/passes.h"

/* What passes work on. */
enum {
    HTML = 1,
    NOTES = 2,
    FORMULAS = 4,
    CODE = 8,
    CONTAINERS = 16,
    IMAGES = 32,
    LINKS = 64,
    DEMOS = 128,
    SHORTCODES = 256,
    WEIGHTS = 512,
    TURNS = 1024,
    ALWAYS = 2048
};

/* A pass runs where the tree has one of the kinds; none makes what a later one would have to see. */
static const struct pass {
    unsigned kinds;
    bool (*run)(const struct markdown_context *md);
} passes[] = {
    { HTML, pass_raw_html },    /* first, for later passes make HTML nodes of their own */
    { TURNS, pass_directions }, /* while all text is there */
    { NOTES, pass_footnotes },
    { CONTAINERS, pass_meanings }, /* before formulas, which are text of titles */
    { FORMULAS | CODE, pass_maths },
    { IMAGES, pass_images }, /* before links, whose addresses name no file */
    { LINKS | IMAGES, pass_links },
    { DEMOS, pass_demos },
    { CODE, pass_examples },
    { CODE, pass_code },
    { SHORTCODES, pass_shortcodes },
    { WEIGHTS, pass_weights },
    { ALWAYS, pass_headings }, /* last, for it renders what the headings hold */
    { ALWAYS, pass_permalinks },
    { ALWAYS, pass_hints },
    { ALWAYS, pass_id_prefix }, /* last of all */
};

static unsigned kind_of_element(const struct element *element)
{
    switch (element->kind) {
    case ELEMENT_NOTE:
    case ELEMENT_NOTE_MARK:
        return NOTES;
    case ELEMENT_MATHS:
        return FORMULAS;
    case ELEMENT_CONTAINER:
        return CONTAINERS;
    case ELEMENT_SHORTCODE:
        return SHORTCODES;
    default:
        return 0;
    }
}

static unsigned kind_of_text(struct str text)
{
    struct str name;
    return (demo_is_written(text, &name) ? DEMOS : 0) | (directions_turn(text) ? TURNS : 0);
}

/* Where it is not allowed, it will be text. */
static unsigned kind_of_html(const struct markdown_context *md, struct str html)
{
    return HTML | (!md->raw_html && directions_turn(html) ? TURNS : 0);
}

static unsigned kind_of(const struct markdown_context *md, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
        return kind_of_html(md, str_of(cmark_node_get_literal(node)));
    case CMARK_NODE_CODE_BLOCK:
        return CODE;
    case CMARK_NODE_IMAGE:
        return IMAGES;
    case CMARK_NODE_LINK:
        return LINKS;
    case CMARK_NODE_TEXT:
        return kind_of_text(str_of(cmark_node_get_literal(node)));
    case CMARK_NODE_ITEM:
        return element_of(node) && element_of(node)->weight ? WEIGHTS : 0;
    case CMARK_NODE_CUSTOM_BLOCK:
    case CMARK_NODE_CUSTOM_INLINE:
        return element_of(node) ? kind_of_element(element_of(node)) : 0;
    default:
        return 0;
    }
}

bool passes_run(const struct markdown_context *md)
{
    unsigned kinds = ALWAYS;
    bool ok = true;
    for (cmark_node *node = md->page->tree; node; node = node_next(node, md->page->tree))
        kinds |= kind_of(md, node);
    for (size_t i = 0; i < COUNT(passes); i++)
        if (passes[i].kinds & kinds)
            ok = passes[i].run(md) && ok;
    return ok;
}
