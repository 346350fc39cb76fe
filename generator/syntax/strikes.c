/* Strikethrough, ~one~ or ~~two~~, as GitHub has it, with the CJK-friendly rules. Emphasis, links and
 * code are paired already: a run finds its partner among its siblings alone. */
#include <string.h>

#include "base/vec.h"
#include "syntax/flanking.h"
#include "syntax/passes.h"

enum { RUN_MAX = 2 };

struct run {
    cmark_node *node;
    size_t length;
    struct flanking can;
};

struct runs {
    struct run *ptr;
    size_t len, cap;
};

/* What a sibling is to a run beside it: emphasis, links and code end with punctuation. */
static struct str text_of_sibling(cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        return str_of(cmark_node_get_literal(node));
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        return STR(" ");
    case CMARK_NODE_CUSTOM_INLINE:
        return STR("x");
    default:
        return STR(")");
    }
}

/* Where there is no sibling the parent's own delimiter stands, or the block ends. */
static struct str text_of_parent(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(cmark_node_parent(node));
    bool block = type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
    return block ? STR("") : STR("*");
}

/* The text before and behind a run, without the letter that stands at a run of emphasis: that run counts. */
static struct str text_before(cmark_node *run)
{
    struct str letter = STR(MARK_LETTER_BYTES);
    for (cmark_node *node = run; (node = cmark_node_previous(node));) {
        struct str text = text_of_sibling(node);
        text.len -= str_ends(text, letter) ? letter.len : 0;
        if (text.len)
            return text;
    }
    return text_of_parent(run);
}

static struct str text_behind(cmark_node *run)
{
    struct str letter = STR(MARK_LETTER_BYTES);
    for (cmark_node *node = run; (node = cmark_node_next(node));) {
        struct str text = text_of_sibling(node);
        text = str_slice(text, str_starts(text, letter) ? letter.len : 0, text.len);
        if (text.len)
            return text;
    }
    return text_of_parent(run);
}

/* The next run of one or two tildes that has no backslash before it. */
static bool next_run(const void *ctx, struct str text, size_t at, size_t *from, size_t *to)
{
    (void)ctx;
    for (*to = at;;) {
        *from = *to + str_find(str_slice(text, *to, text.len), '~');
        for (*to = *from; *to < text.len && text.ptr[*to] == '~';)
            ++*to;
        struct str behind = str_slice(text, *to, text.len);
        if (*from == text.len)
            return false;
        if (*to - *from <= RUN_MAX && !str_starts(behind, STR(MARK_ESCAPED_BYTES)))
            return true;
    }
}

static struct runs runs_of(struct arena *arena, const struct nodes *nodes)
{
    struct runs runs = { 0 };
    for (size_t i = 0; i < nodes->len; i++) {
        cmark_node *node = nodes->ptr[i];
        struct run run = { .node = node, .length = strlen(cmark_node_get_literal(node)) };
        run.can = flanking_of(text_before(node), '~', text_behind(node));
        vec_push(arena, &runs, run);
    }
    return runs;
}

/* Where the open runs of each length stand in the list of runs. */
struct openers {
    size_t *ptr;
    size_t len, cap;
};

static void strike(struct arena *arena, struct run *opener, struct run *closer)
{
    cmark_node *node = element_inline(arena, ELEMENT_STRIKE, STR("del"));
    cmark_node_insert_before(opener->node, node);
    element_take(node, opener->node, closer->node);
    cmark_node_free(opener->node);
    cmark_node_free(closer->node);
}

/* The nearest opener of the same length; those between them are text. */
static void pair(struct arena *arena, struct runs *runs)
{
    struct openers open[RUN_MAX + 1] = { { 0 } };
    for (size_t i = 0; i < runs->len; i++) {
        struct run *run = &runs->ptr[i];
        struct openers *same = &open[run->length], *other = &open[RUN_MAX + 1 - run->length];
        if (run->can.closes && same->len) {
            size_t opener = same->ptr[--same->len];
            while (other->len && other->ptr[other->len - 1] > opener)
                other->len--;
            strike(arena, &runs->ptr[opener], run);
        } else if (run->can.opens) {
            vec_push(arena, same, i);
        }
    }
}

/* <http://a.b/~c~>: an address is shown as it is. */
static bool is_address(cmark_node *node)
{
    cmark_node *text = cmark_node_first_child(node);
    return cmark_node_get_type(node) == CMARK_NODE_LINK && !cmark_node_next(text) &&
           str_ends(str_of(cmark_node_get_url(node)), str_of(cmark_node_get_literal(text)));
}

static void strike_children(struct inlines *inlines, cmark_node *parent)
{
    struct arena *arena = inlines->parsing->arena;
    struct nodes pieces = { 0 };
    for (cmark_node *node = cmark_node_first_child(parent), *next; node; node = next) {
        next = cmark_node_next(node);
        if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
            text_isolate(arena, node, next_run, NULL, &pieces);
    }
    struct runs runs = runs_of(arena, &pieces);
    pair(arena, &runs);
}

bool pass_strikes(struct inlines *inlines)
{
    struct nodes parents = { 0 };
    vec_push(inlines->parsing->arena, &parents, inlines->block);
    for (cmark_node *node = inlines->block; (node = node_next(node, inlines->block));)
        if (cmark_node_first_child(node) && !is_address(node))
            vec_push(inlines->parsing->arena, &parents, node);
    for (size_t i = 0; i < parents.len; i++)
        strike_children(inlines, parents.ptr[i]);
    return true;
}
