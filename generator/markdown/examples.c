/* Examples of the dialect on the pages of the guide: a fence of the language `example` holds Markdown, a line with
 * a single dot, and the HTML that must come of it, as in CommonMark's specification; tests/spec runs them. A reader
 * sees the Markdown, what it looks like, and the HTML folded; of an example with more words in its fence, which is
 * refused, warned of or rendered in another way, the two halves. */
#include "base/vec.h"
#include "markdown/passes.h"
#include "markdown/render_text.h"
#include "syntax/element.h"
#include "syntax/passes.h"

/* Ids of what is in an example begin with its own. */
#define EXAMPLE_ID "ui-example-%d-"

struct example {
    const struct markdown_context *md;
    cmark_node *node; /* the fence; then what stands in its place */
    struct str input, output;
    int number; /* on the page, from 1 */
};

/* Splits the text at the line with the dot. */
static bool split(struct example *example, struct str text)
{
    for (size_t start = 0; start < text.len;) {
        struct str rest = str_slice(text, start, text.len);
        size_t end = start + str_find(rest, '\n');
        if (str_is(str_slice(text, start, end), ".")) {
            example->input = str_slice(text, 0, start);
            example->output = str_slice(text, end + 1, text.len);
            return true;
        }
        start = end + 1;
    }
    cmark_node_set_fence_info(example->node, "text"); /* the pass for code has nothing to add */
    return diag_error(example->md->diag, page_loc(example->md->page, example->node),
                      "this example has no line with a single dot");
}

/* Tabs are written as arrows, to be seen. */
static struct str with_tabs(struct arena *arena, struct str text)
{
    const struct str arrow = STR("\u2192");
    struct strbuf out;
    strbuf_init(&out, text.len);
    for (size_t i = 0; i < text.len;) {
        bool tab = str_starts(str_slice(text, i, text.len), arrow);
        strbuf_add_char(&out, tab ? '\t' : text.ptr[i]);
        i += tab ? arrow.len : 1;
    }
    struct str tabbed = arena_dup(arena, strbuf_str(&out));
    strbuf_release(&out);
    return tabbed;
}

static struct str word(const struct example *example, const char *key, bool *ok)
{
    struct str words = STR("");
    *ok = example->md->word(example->md->word_ctx, key, &words) && *ok;
    return words;
}

static cmark_node *add_element(const struct example *example, cmark_node *parent, const char *tag,
                               const char *class)
{
    struct arena *arena = example->md->arena;
    cmark_node *node = element_add(arena, parent, tag);
    if (*class)
        element_set(arena, element_of(node), STR("class"), str_of(class));
    return node;
}

static void add_label(const struct example *example, cmark_node *parent, const char *tag,
                      struct str words)
{
    cmark_node *label = add_element(example, parent, tag, "example-label");
    element_of(label)->holds_inlines = true;
    cmark_node_append_child(label, element_text(example->md->arena, words));
}

/* Takes the HTML and releases it. */
static void add_html(const struct example *example, cmark_node *parent, struct strbuf *html)
{
    cmark_node *node = tree_node(CMARK_NODE_CUSTOM_BLOCK);
    cmark_node_set_on_enter(node, arena_dup(example->md->arena, strbuf_str(html)).ptr);
    cmark_node_append_child(parent, node);
    strbuf_release(html);
}

/* To the letter: the pass for code would take marks of lines in it for its own. */
static void add_code(const struct example *example, cmark_node *parent, const char *language,
                     struct str code)
{
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    strbuf_printf(&html, "<pre><code class=\"language-%s\">", language);
    highlight(example->md->highlighter, str_of(language), code, (struct code_lines){ 0 }, &html);
    strbuf_add(&html, STR("</code></pre>"));
    add_html(example, parent, &html);
}

static bool add_result(const struct example *example, cmark_node *parent)
{
    struct arena *arena = example->md->arena;
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    bool ok = render_example(example->md, with_tabs(arena, example->input),
                             arena_printf(arena, EXAMPLE_ID, example->number), &html);
    add_html(example, add_element(example, parent, "div", "example-result"), &html);
    return ok ? true
              : diag_error(example->md->diag, page_loc(example->md->page, example->node),
                           "this example is refused, though its fence does not say so");
}

/* What it looks like, and the HTML. */
static bool show_result(const struct example *example, cmark_node *top)
{
    bool ok = true;
    add_label(example, top, "p", word(example, "example_result", &ok));
    ok = add_result(example, top) && ok;
    cmark_node *fold = add_element(example, top, "details", "");
    add_label(example, fold, "summary", STR("HTML"));
    add_code(example, fold, "html", example->output);
    return ok;
}

/* The second half as it is: a message, or HTML. */
static bool show_output(const struct example *example, cmark_node *top, struct str options)
{
    bool ok = true, fails = str_is(options, "fails"), told = fails || str_is(options, "warns");
    struct str label = STR("HTML");
    if (told)
        label = word(example, fails ? "example_refused" : "example_warned", &ok);
    add_label(example, top, "p", label);
    add_code(example, top, told ? "text" : "html", example->output);
    return ok;
}

static bool show(struct example *example, struct str options)
{
    cmark_node *top = element_block(example->md->arena, ELEMENT_PLAIN, STR("div"));
    struct arena *arena = example->md->arena;
    element_set(arena, element_of(top), STR("id"),
                arena_printf(arena, EXAMPLE_ID, example->number));
    element_set(arena, element_of(top), STR("class"), STR("example"));
    add_label(example, top, "p", STR("Markdown"));
    add_code(example, top, "text", example->input);
    bool ok = options.len ? show_output(example, top, options) : show_result(example, top);
    cmark_node_replace(example->node, top);
    cmark_node_free(example->node);
    return ok;
}

static bool show_if_example(const struct markdown_context *md, cmark_node *node, int *count)
{
    struct str options = str_of(cmark_node_get_fence_info(node));
    struct example example = { .md = md, .node = node };
    if (!str_is(str_cut(&options, ' '), "example"))
        return true;
    example.number = ++*count;
    return split(&example, str_of(cmark_node_get_literal(node))) && show(&example, options);
}

bool pass_examples(const struct markdown_context *md)
{
    struct nodes fences = { 0 };
    cmark_node *tree = md->page->tree;
    bool ok = true;
    int count = 0;
    if (md->page->kind != PAGE_GUIDE)
        return true;
    for (cmark_node *node = tree; node; node = node_next_block(node, tree))
        if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK)
            vec_push(md->arena, &fences, node);
    for (size_t i = 0; i < fences.len; i++)
        ok = show_if_example(md, fences.ptr[i], &count) && ok;
    return ok;
}
