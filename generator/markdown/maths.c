/* Formulas, $..$, $$..$$ and fenced `math`, become MathML. Numbers of equations and references to them
 * run through the whole page. */
#include "maths/maths.h"

#include <string.h>

#include "base/vec.h"
#include "markdown/code_info.h"
#include "markdown/html.h"
#include "markdown/maths_punctuation.h"
#include "syntax/element.h"

#define FENCE "math"

/* A formula of the page. */
struct formula {
    cmark_node *node;
    const struct token *token; /* NULL: fenced */
    struct str tex;
    bool display;
    struct maths_use use;
};

struct formulas {
    struct formula *ptr;
    size_t len, cap;
};

/* What the fence says behind the name. */
static struct str fence_options(cmark_node *node)
{
    struct str options = str_trim(str_of(cmark_node_get_fence_info(node)));
    return str_trim(str_slice(options, STR(FENCE).len, options.len));
}

bool maths_is_fence(cmark_node *node)
{
    if (cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK)
        return false;
    struct str info = str_trim(str_of(cmark_node_get_fence_info(node)));
    return str_starts(info, STR(FENCE)) &&
           (info.len == STR(FENCE).len || memchr(" \t{", info.ptr[STR(FENCE).len], 3));
}

static struct formulas collect(const struct markdown_context *md)
{
    struct formulas found = { 0 };
    int links = 0, images = 0; /* around the node */
    cmark_iter *iter = cmark_iter_new(md->page->tree);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        struct formula formula = { .node = node, .display = true, .use.in_link = links > 0 };
        if (element_is_link(node))
            links += event == CMARK_EVENT_ENTER ? 1 : -1;
        if (cmark_node_get_type(node) == CMARK_NODE_IMAGE)
            images += event == CMARK_EVENT_ENTER ? 1 : -1;
        if (event != CMARK_EVENT_ENTER || images) /* what an image holds becomes plain text */
            continue;
        if (element_is(node, ELEMENT_MATHS)) {
            formula.token = element_of(node)->token;
            formula.tex = formula.token->text;
            formula.display = formula.token->kind == TOKEN_DISPLAY_MATHS;
            vec_push(md->arena, &found, formula);
        } else if (maths_is_fence(node)) {
            formula.tex = arena_dup(md->arena, str_of(cmark_node_get_literal(node)));
            vec_push(md->arena, &found, formula);
        }
    }
    cmark_iter_free(iter);
    return found;
}

/* The place of a byte of the formula in the page's source. */
static struct loc place_of(const struct markdown_context *md, const struct formula *formula,
                           size_t offset)
{
    struct str rest = str_slice(formula->tex, 0, offset);
    int lines = 0;
    for (size_t end; (end = str_find(rest, '\n')) < rest.len; lines++)
        rest = str_slice(rest, end + 1, rest.len);
    int col = (int)rest.len;
    if (!formula->token) {
        struct loc fence = page_loc(md->page, formula->node);
        return (struct loc){ fence.source, fence.line + 1 + lines, fence.col + col };
    }
    const struct token *token = formula->token + lines; /* a token a line */
    int mark = formula->display ? 2 : 1;
    return (struct loc){ md->page->source, token->line,
                         marks_token_column(token, col + (lines ? 0 : mark)) };
}

static bool tell(const struct markdown_context *md, const struct formula *formula,
                 const struct maths_error *error)
{
    return diag_error(md->diag, place_of(md, formula, error->offset), "%s", error->message);
}

/* The block that is nothing but this formula, or NULL. */
static cmark_node *block_of(const struct formula *formula)
{
    cmark_node *node = formula->node, *parent = cmark_node_parent(node);
    if (!formula->token)
        return node;
    bool alone = cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH &&
                 !element_is(parent, ELEMENT_TITLE) && !cmark_node_next(node) &&
                 !cmark_node_previous(node);
    return alone ? parent : NULL;
}

/* What of a formula in the text may be wider than a telephone, by the bytes that are seen of it: it scrolls. */
static bool is_long(struct str html)
{
    enum { LONG = 16 };
    const char *source = memmem(html.ptr, html.len, "<annotation", strlen("<annotation"));
    size_t seen = 0;
    html.len = source ? (size_t)(source - html.ptr) : html.len;
    while (html.len && seen <= LONG) {
        seen += str_cut(&html, '<').len;
        str_cut(&html, '>');
    }
    return seen > LONG;
}

/* The HTML in an element. */
static struct str put_into(struct arena *arena, struct str start, struct str html, struct str end)
{
    size_t len = start.len + html.len + end.len;
    char *all = arena_take(arena, len + 1);
    memcpy(all, start.ptr, start.len);
    memcpy(all + start.len, html.ptr, html.len);
    memcpy(all + start.len + html.len, end.ptr, end.len);
    all[len] = '\0';
    return (struct str){ all, len };
}

/* An empty element on these sides, which the theme makes as wide as the space. Unlike a margin of the formula it stays at
 * the end of a line and begins none. */
static struct str put_gaps(struct arena *arena, struct maths_gaps gaps, struct str html)
{
    struct str gap = STR("<i data-gap></i>"), none = STR("");
    if (!gaps.before && !gaps.after)
        return html;
    return put_into(arena, gaps.before ? gap : none, html, gaps.after ? gap : none);
}

static struct str wrap(struct arena *arena, const struct formula *formula, bool alone,
                       struct str html)
{
    if (alone)
        return put_into(arena, STR("<div class=\"maths\">"), html, STR("</div>"));
    if (formula->display ||
        !str_starts(html, STR("<math"))) /* or else a reference to an equation */
        return html;
    if (is_long(html))
        html = put_into(arena, STR("<span class=\"maths-long\">"), html, STR("</span>"));
    struct maths_gaps gaps = maths_gaps_of(formula->node);
    html = maths_with_punctuation(arena, formula->node, html);
    return put_gaps(arena, gaps, html);
}

static bool write_one(const struct markdown_context *md, const struct maths_page *page,
                      const struct formula *formula)
{
    struct strbuf html;
    struct maths_error error;
    strbuf_init(&html, STRBUF_PAGE);
    cmark_node *block = formula->display ? block_of(formula) : NULL;
    bool ok = maths_write(page, &formula->use, &html, &error);
    if (ok)
        html_replace(block ? block : formula->node,
                     wrap(md->arena, formula, block != NULL, strbuf_str(&html)));
    strbuf_release(&html);
    return ok || tell(md, formula, &error);
}

/* A formula is neither titled nor numbered by lines. */
static bool check_fence(const struct markdown_context *md, const struct formula *formula)
{
    struct str options = formula->token ? STR("") : fence_options(formula->node);
    if (!options.len)
        return true;
    struct loc loc =
        code_line_loc(&(struct code_block){ .md = md, .node = formula->node }, 0, options);
    return diag_error_hint(md->diag, loc,
                           STR("a fence of a formula says " FENCE " and nothing else"),
                           "a formula takes no options");
}

/* Offset of a percent sign that its author can hardly have meant to begin a comment of TeX, or the length:
 * one stands on a line of its own, or behind a blank where other lines follow. */
static size_t find_percent(struct str tex)
{
    bool one_line = str_find(str_trim(tex), '\n') == str_trim(tex).len, comment = false;
    for (size_t i = 0; i < tex.len; i++) {
        bool blank = i == 0 || strchr(" \t\n", tex.ptr[i - 1]);
        if (tex.ptr[i] == '\n')
            comment = false;
        else if (tex.ptr[i] == '\\' && !comment)
            i++;
        else if (tex.ptr[i] == '%' && !comment && (one_line || !blank))
            return i;
        else
            comment = comment || tex.ptr[i] == '%';
    }
    return tex.len;
}

static void warn_percent(const struct markdown_context *md, const struct formula *formula)
{
    size_t at = find_percent(formula->tex);
    if (at < formula->tex.len)
        diag_warning_hint(md->diag, place_of(md, formula, at), STR("a percent sign is \\%"),
                          "in TeX the rest of this line is a comment");
}

static bool make_one(const struct markdown_context *md, struct maths_page *page,
                     struct formula *formula)
{
    struct maths_error error;
    bool ok = check_fence(md, formula);
    warn_percent(md, formula);
    formula->use.formula = maths_formula(md->maths, page, formula->tex, formula->display, &error);
    if (!formula->use.formula || !maths_page_add(md->arena, page, &formula->use, &error))
        return tell(md, formula, &error);
    return ok;
}

static bool make_all(const struct markdown_context *md, struct maths_page *page,
                     struct formulas *formulas)
{
    bool ok = true;
    for (size_t i = 0; i < formulas->len; i++) {
        struct formula *formula = &formulas->ptr[i];
        if (maths_page_is_full(page))
            return diag_error(md->diag, place_of(md, formula, 0),
                              "the formulas of this page take too much work; this one and those "
                              "behind it were not looked at");
        ok = make_one(md, page, formula) && ok;
    }
    return ok;
}

bool pass_maths(const struct markdown_context *md)
{
    struct formulas formulas = collect(md);
    struct maths_page page = { 0 };
    bool ok = make_all(md, &page, &formulas);
    for (size_t i = 0; ok && i < formulas.len; i++)
        ok = write_one(md, &page, &formulas.ptr[i]) && ok;
    return ok;
}
