/* Code blocks whose language is known, or whose fence asks for more, become highlighted code: see
 * tests/spec/code.md. Others stay as CommonMark has them. */
#include "base/map.h"
#include "base/path.h"
#include "highlight/languages.h"
#include "markdown/code_lines.h"
#include "markdown/html.h"
#include "markdown/include.h"

/* Once a page for each name. */
static void warn_unknown(struct code_block *block, struct map *unknown)
{
    struct arena *arena = block->md->arena;
    struct str name = block->info.language;
    if (map_put(arena, unknown, name, unknown))
        return;
    diag_warning_hint(block->md->diag, code_info_loc(block, name), language_hint(arena, name),
                      "code in '%.*s' stays without colours", STR_ARG(name));
}

/* The block's language, or, where none is given, that of the file that it includes. */
static const struct language *find_language(struct code_block *block, struct map *unknown)
{
    const struct code_info *info = &block->info;
    struct str path = info->include, file = str_cut(&path, '#'), stem = path_stem(file);
    struct str end = str_slice(path_base(file), stem.len + 1, file.len);
    if (!info->language.len)
        return language_find(end);
    const struct language *language = language_find(info->language);
    if (!language)
        warn_unknown(block, unknown);
    return language;
}

/* The words with the number in place of their %d. */
static void add_words(struct strbuf *html, struct str words, size_t number)
{
    size_t i = 0;
    while (i < words.len && !str_starts(str_slice(words, i, words.len), STR("%d")))
        i++;
    strbuf_add_html(html, str_slice(words, 0, i));
    if (i < words.len)
        strbuf_printf(html, "%zu", number);
    strbuf_add_html(html, str_slice(words, i + 2, words.len));
}

/* A box to tick instead of a fold: the lines stay where they belong, it needs no script, and a
 * reader who hears the page meets it before the code. */
static bool add_reveal(const struct code_block *block, struct strbuf *html, size_t hidden)
{
    struct str words;
    if (!block->md->word(block->md->word_ctx, "code_hidden_lines", &words))
        return false;
    strbuf_add(html, STR("<label class=\"code-reveal\"><input type=\"checkbox\"> "));
    add_words(html, words, hidden);
    strbuf_add(html, STR("</label>\n"));
    return true;
}

static void add_pre(const struct code_block *block, const struct language *language,
                    const struct code_text *code, struct strbuf *html)
{
    const char *numbered = block->info.first ? "code-numbered" : "",
               *changed = code->has_changes ? "code-changed" : "";
    strbuf_add(html, STR("<pre"));
    if (*numbered || *changed)
        strbuf_printf(html, " class=\"%s%s%s\"", numbered, *numbered && *changed ? " " : "",
                      changed);
    strbuf_add(html, STR("><code"));
    struct str name = language ? str_of(language->name) : block->info.language;
    if (name.len) {
        strbuf_add(html, STR(" class=\"language-"));
        strbuf_add_html(html, name);
        strbuf_add_char(html, '"');
    }
    strbuf_add_char(html, '>');
    highlight(block->md->highlighter, language ? name : STR("text"), code->text, code->lines, html);
    strbuf_add(html, STR("</code></pre>\n"));
}

static bool add_figure(const struct code_block *block, const struct language *language,
                       const struct code_text *code, struct strbuf *html)
{
    bool is_figure = block->info.title.len || code->hidden, ok = true;
    if (is_figure)
        strbuf_add(html, STR("<figure class=\"code\">\n"));
    if (block->info.title.len) {
        strbuf_add(html, STR("<figcaption>"));
        strbuf_add_html(html, block->info.title);
        strbuf_add(html, STR("</figcaption>\n"));
    }
    if (code->hidden)
        ok = add_reveal(block, html, code->hidden);
    add_pre(block, language, code, html);
    if (is_figure)
        strbuf_add(html, STR("</figure>\n"));
    return ok;
}

/* True when CommonMark's own markup says it all. */
static bool is_plain(const struct code_block *block, const struct language *language,
                     const struct code_text *code)
{
    const struct code_info *info = &block->info;
    bool asked = info->title.len || info->include.len || info->first || info->marked.len ||
                 info->hidden.len || code->has_changes;
    return !asked && (!language || language_is_text(language));
}

static bool make_code(const struct markdown_context *md, cmark_node *node, struct map *unknown)
{
    struct code_block block = { .md = md, .node = node };
    struct code_text code = { 0 };
    struct str text = str_of(cmark_node_get_literal(node));
    bool ok = code_info_read(&block);
    const struct language *language = find_language(&block, unknown);
    if (block.info.include.len && !include_read(&block, &text))
        return false;
    ok = code_lines_read(&block, text, &code) && ok;
    if (!ok)
        return false;
    if (is_plain(&block, language, &code))
        return true;
    struct strbuf html;
    strbuf_init(&html, STRBUF_PAGE);
    ok = add_figure(&block, language, &code, &html);
    html_replace(node, strbuf_str(&html));
    strbuf_release(&html);
    return ok;
}

bool pass_code(const struct markdown_context *md)
{
    struct map unknown = { 0 }; /* languages */
    bool ok = true;
    cmark_iter *iter = cmark_iter_new(md->page->tree);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK && !maths_is_fence(node))
            ok = make_code(md, node, &unknown) && ok;
    }
    cmark_iter_free(iter);
    return ok;
}
