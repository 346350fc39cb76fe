/* Strikethrough, ~one~ or ~~two~~, as GitHub has it, with the CJK-friendly rules. Emphasis, links and
 * code are paired already: a run finds its partner among its siblings alone. */
#include "base/utf8.h"
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

/* What stands beside the end of a text: the mark that closes or opens a node, for there is no
 * other that CommonMark takes for a letter. */
static struct str beside(cmark_node *neighbour, cmark_node *parent)
{
    if (!neighbour) {
        cmark_node_type type = cmark_node_get_type(parent);
        bool block = type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
        return block ? STR("") : STR("*");
    }
    switch (cmark_node_get_type(neighbour)) {
    case CMARK_NODE_TEXT:
        return str_of(cmark_node_get_literal(neighbour));
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        return STR(" ");
    case CMARK_NODE_CUSTOM_INLINE:
        return STR("x");
    default:
        return STR(")");
    }
}

static size_t run_at(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.len && text.ptr[end] == '~')
        end++;
    return end - at;
}

/* What stands beside a run without the letter that is beside a run of emphasis: the run counts. */
static struct str without_letter(struct str after)
{
    bool letter = str_starts(after, STR(MARK_LETTER_BYTES));
    return letter ? str_slice(after, MARK_LEN, after.len) : after;
}

static struct str without_letter_at_end(struct str before)
{
    bool letter = str_ends(before, STR(MARK_LETTER_BYTES));
    return letter ? str_slice(before, 0, before.len - MARK_LEN) : before;
}

/* Adds the first run of the text to `runs` and returns the node behind it. */
static cmark_node *take_run(struct inlines *inlines, cmark_node *node, struct runs *runs)
{
    struct arena *arena = inlines->parsing->arena;
    struct str text = str_of(cmark_node_get_literal(node));
    size_t at = str_find(text, '~'), length = run_at(text, at);
    while (length && (length > RUN_MAX || str_starts(str_slice(text, at + length, text.len),
                                                     STR(MARK_ESCAPED_BYTES)))) {
        size_t behind = at + length;
        at = behind + str_find(str_slice(text, behind, text.len), '~');
        length = run_at(text, at);
    }
    if (!length)
        return cmark_node_next(node);
    cmark_node *parent = cmark_node_parent(node);
    struct str before = without_letter_at_end(str_slice(text, 0, at));
    struct str after = without_letter(str_slice(text, at + length, text.len));
    struct run run = { .length = length };
    run.can = flanking_of(before.len ? before : beside(cmark_node_previous(node), parent), '~',
                          after.len ? after : beside(cmark_node_next(node), parent));
    run.node = text_part(arena, node, at, at + length);
    vec_push(arena, runs, run);
    return cmark_node_next(run.node);
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
    struct runs runs = { 0 };
    for (cmark_node *node = cmark_node_first_child(parent); node;) {
        if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
            node = take_run(inlines, node, &runs);
        else
            node = cmark_node_next(node);
    }
    pair(inlines->parsing->arena, &runs);
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
