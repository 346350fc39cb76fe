#include <stdlib.h>

#include "base/strbuf.h"
#include "check.h"
#include "fixture.h"
#include "syntax/element.h"
#include "syntax/parse.h"

/* Where cmark and our passes say that something stands, beside where a plain search finds it. Each text has all of
 * the probes behind some inlines, in a block of some kind. */

/* Each stands in a text once. */
static const char *const probes[] = {
    "[p1](id:x)", "<ab:p2>", "![p3](x)", "`` p4 ``",        "*p5*",  "[p6]{.c}",  "$p7$",
    "{{< p8 >}}", "[^p9]",   "**p10**",  "[p11](a\n\"b\")", "`p12`", "www.p13.c", "[p14&lt;*c*](x)",
    "~~p15~~",    NULL
};
enum { PROBES = COUNT(probes) - 1 };

/* What a word of a probe stands for in the tree: that of the inline around it. */
static const cmark_node_type types[] = {
    CMARK_NODE_LINK,          CMARK_NODE_LINK,          CMARK_NODE_IMAGE,
    CMARK_NODE_CODE,          CMARK_NODE_EMPH,          CMARK_NODE_CUSTOM_INLINE,
    CMARK_NODE_CUSTOM_INLINE, CMARK_NODE_CUSTOM_INLINE, CMARK_NODE_CUSTOM_INLINE,
    CMARK_NODE_STRONG,        CMARK_NODE_LINK,          CMARK_NODE_CODE,
    CMARK_NODE_LINK,          CMARK_NODE_LINK,          CMARK_NODE_CUSTOM_INLINE
};

static const char *const inlines[] = {
    "",
    "字",
    "&amp;",
    "&#x41;",
    "&nbsp;&ngE;&copy",
    "&nosuch;&&;",
    "&lbrace;&dollar;&#126;~",
    "\\*\\\\ \\a\\$\\~\\[",
    "`code`",
    "`` a ` b ``",
    "`a\nb`",
    "*e* _f_",
    "**强：**后",
    "***x***",
    "*a\nb*",
    "~~s~~ ~t~",
    "<b>",
    "<b\nclass=\"x\">",
    "a <!-- c\nd -->",
    "<https://a.bc/~x&amp;y>",
    "<a@b.cd>",
    "https://a.bc/x_y*z&amp;~",
    "（www.a.bc）",
    "a@b.cd",
    "[l](x)",
    "[l](x \"t\nu\")",
    "[l](\nx\n\"t\nu\"\n)",
    "[l\nm](x)",
    "[*l*\n](<x y>)",
    "[](x)[\n](x)",
    "![i](x)",
    "![i\nj](x 't\nu')",
    "[![i](x\n'a')](x\n(t))",
    "[r] [t][r] [r][]",
    "[t][r\n s]",
    "[no][such\nthing]",
    "[a](b\\)c&amp; \"&quot;\")",
    "$x$",
    "$$x$$",
    "$$a\nb$$ c",
    "{{< a >}}",
    "[s]{.c} [s]{.c}",
    "`c`{.x}",
    "[l](x\n\"t\"){.y}",
    "a  \nb",
    "a\\\nb",
    "a\n b\n  c",
    "$5 [ ] ~ <",
    "字\t字\t",
    "a\\|b",
    "`a\\|b` $x\\|y$ {{< \\| >}}",
};

/* Blocks: what is before a text, before each of its later lines, and behind it. */
static const struct block {
    const char *before, *next, *behind;
} blocks[] = {
    { "", "", "" },
    { "", "   ", "" },
    { "  ", "", "" },
    { "", "\t", "" },
    { "字：", "", "" },
    { "- ", "  ", "" },
    { "- ", "", "" },
    { "-\t", "\t ", "" },
    { "12. ", "    ", "\n\n    c" },
    { "> ", "> ", "" },
    { "> ", "", "" },
    { ">", ">\t", "" },
    { "> > ", ">\t", "" },
    { "> - ", ">   ", "" },
    { "- a\n  - ", "\t", "" },
    { "- > ", "  >   ", "" },
    { "- [x] ", "  ", "" },
    { "", "", "\n===" },
    { "> a\n> ", "> ", "\n> ---" },
    { "[d]: x\n", "", "" },
    { "> [d]: <x>\n> 't\n> u'\n> [e]:\n> y\n> ", ">  ", "" },
    { "term\n: ", "  ", "" },
    { "[^n]: ", "    ", "\n\n[^n]" },
    { "[^n]:\n    ", "", "\n\n[^n]" },
    { "> [^n]: ", "> ", "\n\n[^n]" },
    { "> [!NOTE]\n> ", "> ", "" },
    { "::: note\n", "", "\n:::" },
    { "# ", NULL, "" },
    { "> ##\t", NULL, " ##" },
    { "::: note ", NULL, "\n:::" },
    { "| a |\n|--|\n| ", NULL, " |" },
    { "- a|b\n  --|--\n  a \\| `\\|`|", NULL, "" },
    { "[^n]: | ", NULL, " |\n    |---|\n\n[^n]" },
};

/* ---- texts ---- */

/* Adds the text with that before each line but the first, and in a cell without a break. */
static void add_text(struct strbuf *out, const struct block *block, const char *text)
{
    for (; *text; text++) {
        if (*text != '\n')
            strbuf_add_char(out, *text);
        else if (!block->next)
            strbuf_add_char(out, ' ');
        else
            strbuf_printf(out, "\n%s", block->next);
    }
}

/* In the block the inlines, and behind them all of a list. */
static struct str text_of(struct arena *arena, const struct block *block, struct str content,
                          const char *const *list)
{
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    strbuf_add(&out, str_of(block->before));
    add_text(&out, block, content.ptr);
    for (; *list; list++) {
        strbuf_add_char(&out, ' ');
        add_text(&out, block, *list);
    }
    strbuf_printf(&out, "%s\n\n[r]: x\n\n[r s]: y\n\n[^p9]: n\n", block->behind);
    struct str text = arena_dup(arena, strbuf_str(&out));
    strbuf_release(&out);
    return text;
}

static struct str with_crlf(struct arena *arena, struct str text)
{
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    for (size_t i = 0; i < text.len; i++)
        strbuf_printf(&out, text.ptr[i] == '\n' ? "\r\n" : "%c", text.ptr[i]);
    struct str converted = arena_dup(arena, strbuf_str(&out));
    strbuf_release(&out);
    return converted;
}

/* ---- places ---- */

/* "p" and the digits behind it. */
static struct str word_of(struct str text)
{
    size_t at = str_find(text, 'p'), end = at + 1;
    while (end < text.len && text.ptr[end] >= '0' && text.ptr[end] <= '9')
        end++;
    return str_slice(text, at, end);
}

/* What the inline holds or is. */
static struct str name_of(cmark_node *node)
{
    const struct element *element = element_of(node);
    if (element && element->token)
        return element->token->raw;
    if (element && element->note)
        return element->note->label;
    cmark_node *first = cmark_node_first_child(node);
    return str_of(cmark_node_get_literal(first ? first : node));
}

/* The node of a probe, or NULL. */
static cmark_node *find(cmark_node *tree, size_t probe)
{
    struct str word = word_of(str_of(probes[probe]));
    cmark_node *found = NULL;
    cmark_iter *iter = cmark_iter_new(tree);
    while (!found && cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        struct str name = name_of(node);
        if (cmark_node_get_type(node) == types[probe] && str_eq(word_of(name), word))
            found = node;
    }
    cmark_iter_free(iter);
    return found;
}

/* Where a text has the probe: by a search for what it begins with. */
static struct loc search(const struct source *source, size_t probe)
{
    struct str begin = str_of(probes[probe]);
    begin = str_slice(begin, 0, str_find(begin, '\n'));
    return loc_at(source, str_search(source->text, begin));
}

static void check_text(struct arena *arena, struct str text)
{
    struct source source = { STR("a.md"), text };
    struct diag *diag = diag_new();
    struct parse_input input = { &source, text, 1 };
    struct parsed parsed;
    syntax_parse(arena, diag, &input, &parsed);
    struct str got = text, expected = text;
    for (size_t i = 0; i < PROBES; i++) {
        cmark_node *node = find(parsed.tree, i);
        struct loc loc = search(&source, i);
        int line = 0, col = 0;
        if (node)
            syntax_place(&parsed, node, &line, &col);
        got = arena_printf(arena, "%.*s %d:%d", STR_ARG(got), line, col);
        expected = arena_printf(arena, "%.*s %d:%d", STR_ARG(expected), loc.line, loc.col);
    }
    CHECK_SAME(got, expected);
    cmark_node_free(parsed.tree);
    diag_free(diag);
}

/* True where the block cannot hold such inlines, or they are others there. */
static bool is_other(const struct block *block, const char *text)
{
    return !block->next && strchr(text, '\n');
}

TEST(places_behind_each_inline)
{
    struct arena arena = { 0 };
    for (size_t b = 0; b < COUNT(blocks); b++)
        for (size_t i = 0; i < COUNT(inlines); i++) {
            if (is_other(&blocks[b], inlines[i]))
                continue;
            struct str text = text_of(&arena, &blocks[b], str_of(inlines[i]), probes);
            check_text(&arena, text);
            check_text(&arena, with_crlf(&arena, text));
        }
    arena_release(&arena);
}

/* The same numbers in each run. */
static size_t next_random(uint32_t *state, size_t below)
{
    *state = *state * 1664525 + 1013904223; /* Numerical Recipes, 7.1 */
    return (*state >> 8) % below;
}

TEST(places_behind_mixed_inlines)
{
    struct arena arena = { 0 };
    uint32_t random = 1;
    for (int i = 0; i < 4000; i++) {
        const struct block *block = &blocks[next_random(&random, COUNT(blocks))];
        struct str content = STR("a");
        for (int k = 0; k < 4; k++)
            content = arena_printf(&arena, "%.*s%s%s", STR_ARG(content),
                                   next_random(&random, 4) ? " " : "\n",
                                   inlines[next_random(&random, COUNT(inlines))]);
        check_text(&arena, text_of(&arena, block, content, probes));
    }
    arena_release(&arena);
}

/* What is told of, and how. */
static const char *const faults[] = { "[^p1]", "[p2]{.a =b}", "[p3]{ab=1}", "`p4`{ab=1}", NULL };
static const struct {
    const char *at, *told;
} tellings[] = {
    { "[^p1]", "warning: no footnote 'p1' is defined" },
    { "=b}", "error: this is no attribute" },
    { "ab=1} ", "error: this attribute is not known" },
    { "ab=1}", "error: this attribute is not known" },
};

/* What the line says that tells of a fault in a text, behind text[from]: columns are characters there. */
static struct str telling(struct arena *arena, const struct source *source, size_t fault,
                          size_t from)
{
    struct str behind = str_slice(source->text, from, source->text.len);
    size_t at = from + str_search(behind, str_of(tellings[fault].at));
    struct loc loc = loc_at(source, at);
    int col = 1;
    for (size_t i = at - (size_t)loc.col + 1; i < at; i++)
        col += ((unsigned char)source->text.ptr[i] & 0xC0) != 0x80;
    return arena_printf(arena, "a.md:%d:%d: %s\n", loc.line, col, tellings[fault].told);
}

static void check_faults(struct fixture *f, struct str text)
{
    struct source source = { STR("a.md"), text };
    struct parse_input input = { &source, text, 1 };
    struct parsed parsed;
    f->diag = diag_new();
    syntax_parse(&f->arena, f->diag, &input, &parsed);
    struct str told = fixture_told(f);
    size_t from = str_search(text, STR("[^p1]"));
    for (size_t i = 0; i < COUNT(tellings); i++) {
        struct str expected = telling(&f->arena, &source, i, from);
        if (!CHECK(text_holds(told, expected.ptr)))
            printf("%.*s%.*s", STR_ARG(expected), STR_ARG(told));
    }
    cmark_node_free(parsed.tree);
    diag_free(f->diag);
}

TEST(faults_behind_each_inline)
{
    struct fixture f;
    fixture_open(&f);
    struct diag *own = f.diag;
    for (size_t b = 0; b < COUNT(blocks); b++)
        for (size_t i = 0; i < COUNT(inlines); i++)
            if (!is_other(&blocks[b], inlines[i]))
                check_faults(&f, text_of(&f.arena, &blocks[b], str_of(inlines[i]), faults));
    f.diag = own;
    fixture_close(&f);
}
