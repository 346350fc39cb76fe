/* Two languages of a site say the same. Headings and code are compared in order; formulas and demos as sets, for a
 * translation may name one more often. */
#include "base/utf8.h"
#include "base/vec.h"
#include "check/check.h"
#include "highlight/languages.h"
#include "markdown/passes.h"
#include "syntax/element.h"
#include "syntax/passes.h"

/* Something of a page that the other language has to have too. */
struct item {
    struct str key; /* what has to be the same; "": anything will do */
    struct loc loc;
};

struct items {
    struct item *ptr;
    size_t len, cap;
};

struct contents {
    const struct page *page;
    struct items headings, code, formulas, demos;
};

/* ---- what a page holds ---- */

static bool is_formula_word(struct str rest, struct str *word)
{
    static const char *const words[] = { "\\text", "\\mbox", "\\operatorname", "\\mathrm" };
    for (size_t i = 0; i < COUNT(words); i++) {
        *word = str_of(words[i]);
        if (str_starts(rest, *word))
            return true;
    }
    return false;
}

/* Goes behind the group in braces that is next, if it is. */
static struct str skip_group(struct str rest)
{
    size_t i = 0, depth = 0;
    if (!str_starts(rest, STR("{")))
        return rest;
    do {
        depth += rest.ptr[i] == '{';
        depth -= rest.ptr[i] == '}';
    } while (++i < rest.len && depth);
    return str_slice(rest, i, rest.len);
}

/* A formula without what a translation changes: blanks, words, and the point that ends a sentence. */
static struct str formula_key(struct arena *arena, struct str tex)
{
    struct strbuf key;
    struct str word;
    strbuf_init(&key, STRBUF_PAGE);
    while (tex.len) {
        if (is_formula_word(tex, &word)) {
            tex = skip_group(str_slice(tex, word.len, tex.len));
            continue;
        }
        char c = tex.ptr[0];
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && (unsigned char)c < 0x80)
            strbuf_add_char(&key, c);
        tex = str_slice(tex, 1, tex.len);
    }
    while (key.len && strchr(".,;", key.ptr[key.len - 1]))
        strbuf_cut(&key, key.len - 1);
    struct str copy = arena_dup(arena, strbuf_str(&key));
    strbuf_release(&key);
    return copy;
}

static void add_formula(struct arena *arena, struct contents *contents, struct str tex,
                        struct loc loc)
{
    struct str key = formula_key(arena, tex);
    if (key.len)
        vec_push(arena, &contents->formulas, ((struct item){ key, loc }));
}

static void add_token(struct arena *arena, struct contents *contents, const struct token *token)
{
    struct loc loc = { contents->page->source, token->line, token->col };
    add_formula(arena, contents, token->text, loc);
}

/* A language that nobody knows is told as such. */
static void add_code(struct arena *arena, struct contents *contents, cmark_node *node)
{
    struct str info = str_trim(str_of(cmark_node_get_fence_info(node)));
    const struct language *language = language_find(str_slice(info, 0, str_find(info, ' ')));
    struct str key = language ? str_of(language->name) : STR("");
    vec_push(arena, &contents->code, ((struct item){ key, page_loc(contents->page, node) }));
}

static struct contents contents_of(struct arena *arena, const struct page *page)
{
    struct contents contents = { .page = page };
    for (cmark_node *node = page->tree; node; node = node_next(node, page->tree)) {
        if (element_is(node, ELEMENT_MATHS))
            add_token(arena, &contents, element_of(node)->token);
        else if (maths_is_fence(node))
            add_formula(arena, &contents, str_of(cmark_node_get_literal(node)),
                        page_loc(page, node));
        else if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK)
            add_code(arena, &contents, node);
    }
    for (size_t i = 0; i < page->headings.len; i++) {
        const struct heading *heading = &page->headings.ptr[i];
        struct str level = arena_printf(arena, "%d", heading->level);
        vec_push(arena, &contents.headings, ((struct item){ level, heading->loc }));
    }
    for (size_t i = 0; i < page->demos.len; i++) {
        struct name demo = page->demos.ptr[i];
        vec_push(arena, &contents.demos, ((struct item){ demo.text, demo.loc }));
    }
    return contents;
}

/* ---- what is told ---- */

struct comparing {
    struct arena arena; /* until the next page */
    struct diag *diag;
    const struct site *site;
};

/* One language's part of a comparison. */
struct side {
    const struct page *page;
    const struct items *items;
};

static bool is_same(struct str a, struct str b)
{
    return !a.len || !b.len || str_eq(a, b);
}

/* Tells where two lists part ways first: in the longer one, or in the second. */
static void compare_order(struct comparing *c, struct side a, struct side b, const char *noun)
{
    struct side *longer = a.items->len > b.items->len ? &a : &b, *other = longer == &a ? &b : &a;
    size_t i = 0, shared = other->items->len;
    while (i < shared && is_same(a.items->ptr[i].key, b.items->ptr[i].key))
        i++;
    if (i == longer->items->len)
        return;
    struct str path = other->page->source->path;
    struct str next = STR("there is none behind it there");
    if (i < shared)
        next = arena_printf(&c->arena, "what comes there next stands in line %d",
                            other->items->ptr[i].loc.line);
    if (shared == longer->items->len)
        diag_warning_hint(c->diag, longer->items->ptr[i].loc, next,
                          "in '%.*s' the %s in this place is another", STR_ARG(path), noun);
    else
        diag_warning_hint(c->diag, longer->items->ptr[i].loc, next,
                          "'%.*s' lacks this %s: it has %zu of %zu", STR_ARG(path), noun, shared,
                          longer->items->len);
}

/* Tells what the first has and the second has not, each once. */
static void compare_sets(struct comparing *c, struct side a, struct side b, const char *noun)
{
    struct map known = { 0 };
    for (size_t i = 0; i < b.items->len; i++)
        map_put(&c->arena, &known, b.items->ptr[i].key, c);
    for (size_t i = 0; i < a.items->len; i++)
        if (!map_put(&c->arena, &known, a.items->ptr[i].key, c))
            diag_warning(c->diag, a.items->ptr[i].loc, "'%.*s' lacks this %s",
                         STR_ARG(b.page->source->path), noun);
}

static void compare_pages(struct comparing *c, const struct page *first, const struct page *second)
{
    struct contents a = contents_of(&c->arena, first), b = contents_of(&c->arena, second);
    struct side sides[][2] = { { { first, &a.headings }, { second, &b.headings } },
                               { { first, &a.code }, { second, &b.code } },
                               { { first, &a.formulas }, { second, &b.formulas } },
                               { { first, &a.demos }, { second, &b.demos } } };
    compare_order(c, sides[0][0], sides[0][1], "heading");
    compare_order(c, sides[1][0], sides[1][1], "code");
    for (int i = 2; i < 4; i++) {
        const char *noun = i == 2 ? "formula" : "demo";
        compare_sets(c, sides[i][0], sides[i][1], noun);
        compare_sets(c, sides[i][1], sides[i][0], noun);
    }
    arena_release(&c->arena);
}

/* The page of that id that was written in the language, or NULL. */
static const struct page *written(const struct site *site, int lang, struct str id)
{
    const struct page *page = site_page(site, lang, id);
    return page && page->body_line && !page->original ? page : NULL;
}

/* Compares a page with the other languages, unless one of those before it has the page and did that. */
static void check_page(struct comparing *c, const struct page *page)
{
    for (int lang = 0; lang < page->lang; lang++)
        if (written(c->site, lang, page->id))
            return;
    for (int lang = 0; lang < c->site->config->language_count; lang++) {
        const struct page *other = written(c->site, lang, page->id);
        struct str code = c->site->config->languages[lang];
        if (other && other != page)
            compare_pages(c, page, other);
        else if (!other)
            diag_warning_hint(
                c->diag, page->id_loc,
                arena_printf(&c->arena,
                             "a translation is a file in the folder '%.*s' with the same id",
                             STR_ARG(code)),
                "this page is not translated into '%.*s'", STR_ARG(code));
    }
}

void check_parity(struct diag *diag, const struct site *site)
{
    struct comparing comparing = { .diag = diag, .site = site };
    for (size_t i = 0; i < site->pages.len; i++) {
        const struct page *page = site->pages.ptr[i];
        if (page->body_line && !page->original && page->kind != PAGE_GUIDE)
            check_page(&comparing, page);
    }
    arena_release(&comparing.arena);
}
