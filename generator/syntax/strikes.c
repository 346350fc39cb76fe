/* Strikethrough, ~one~ or ~~two~~, as GitHub has it, with the CJK-friendly rules. Links and code are found
 * already. So is emphasis, but of a strikethrough and emphasis that cross, the one that ends first holds. */
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
        if (element_is(node, ELEMENT_MATHS) || element_is(node, ELEMENT_SHORTCODE))
            return STR("x"); /* a word */
        return STR(")");
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

/* The text before and behind a run, without marks: what they stand beside counts. */
static struct str text_before(cmark_node *run)
{
    for (cmark_node *node = run; (node = cmark_node_previous(node));) {
        struct str text = marks_trim(text_of_sibling(node));
        if (text.len)
            return text;
    }
    return text_of_parent(run);
}

static struct str text_behind(cmark_node *run)
{
    for (cmark_node *node = run; (node = cmark_node_next(node));) {
        struct str text = marks_trim(text_of_sibling(node));
        if (text.len)
            return text;
    }
    return text_of_parent(run);
}

/* The next run of one or two tildes; one with the mark behind it is escaped. */
static bool next_run(const void *ctx, struct str text, size_t at, size_t *from, size_t *to)
{
    (void)ctx;
    for (*to = at;;) {
        *from = *to + str_find(str_slice(text, *to, text.len), '~');
        for (*to = *from; *to < text.len && text.ptr[*to] == '~';)
            ++*to;
        if (*from == text.len)
            return false;
        size_t end = *to;
        if (str_starts(str_slice(text, end, text.len), STR(MARK_ESCAPED_BYTES)))
            end--;
        if (end - *from <= RUN_MAX && end > *from) {
            *to = end;
            return true;
        }
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
    text_told(arena, opener->node, 0, node);
    cmark_node_insert_before(opener->node, node);
    element_take(node, opener->node, closer->node);
    cmark_node_free(opener->node);
    cmark_node_free(closer->node);
}

/* How deep in emphasis a run looks for what opens it. */
enum { DEPTH_MAX = 100 };

static bool is_emphasis(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG;
}

/* What a closing run is to a run before it. */
enum relation { BESIDE, INSIDE_EMPHASIS, INSIDE_OTHER, APART };

static enum relation relation_of(cmark_node *opener, cmark_node *closer)
{
    cmark_node *outer = cmark_node_parent(opener), *node = cmark_node_parent(closer);
    enum relation relation = node == outer ? BESIDE : INSIDE_EMPHASIS;
    for (int depth = 0; node != outer; node = cmark_node_parent(node), depth++) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || depth == DEPTH_MAX)
            return APART;
        if (!is_emphasis(node))
            relation = INSIDE_OTHER;
    }
    return relation;
}

static void insert_text(struct arena *arena, cmark_node *before, char byte, int times)
{
    cmark_node *text = tree_node(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, arena_printf(arena, "%.*s", times, byte == '_' ? "__" : "**").ptr);
    cmark_node_insert_before(before, text);
}

/* Emphasis that a strikethrough ends in the midst of was none: its delimiters are text again. */
static void dissolve(const struct parsing *parsing, cmark_node *emphasis)
{
    struct loc loc = parsing_loc(parsing, emphasis);
    struct str line = lines_get(&parsing->written, loc.line);
    char byte = str_starts(str_slice(line, (size_t)loc.col - 1, line.len), STR("_")) ? '_' : '*';
    int times = cmark_node_get_type(emphasis) == CMARK_NODE_STRONG ? 2 : 1;
    insert_text(parsing->arena, emphasis, byte, times);
    for (cmark_node *child; (child = cmark_node_first_child(emphasis));)
        cmark_node_insert_before(emphasis, child);
    insert_text(parsing->arena, emphasis, byte, times);
    cmark_node_free(emphasis);
}

/* The nearest opener that the run can close: one that stands beside it, or outside of the emphasis that
 * the run is in, whose own end comes later. Those that stand apart are of use to no run behind either. */
static bool find_opener(const struct runs *runs, const struct run *closer, struct openers *open)
{
    while (open->len) {
        const struct run *opener = &runs->ptr[open->ptr[open->len - 1]];
        enum relation relation = relation_of(opener->node, closer->node);
        if (relation != APART)
            return relation != INSIDE_OTHER;
        open->len--;
    }
    return false;
}

static void pair(const struct parsing *parsing, struct runs *runs)
{
    struct openers open[RUN_MAX + 1] = { { 0 } };
    for (size_t i = 0; i < runs->len; i++) {
        struct run *run = &runs->ptr[i];
        struct openers *same = &open[run->length], *other = &open[RUN_MAX + 1 - run->length];
        if (run->can.closes && find_opener(runs, run, same)) {
            size_t opener = same->ptr[--same->len];
            while (other->len && other->ptr[other->len - 1] > opener)
                other->len--;
            cmark_node *parent = cmark_node_parent(runs->ptr[opener].node);
            while (cmark_node_parent(run->node) != parent)
                dissolve(parsing, cmark_node_parent(run->node));
            strike(parsing->arena, &runs->ptr[opener], run);
        } else if (run->can.opens) {
            vec_push(parsing->arena, same, i);
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

bool pass_strikes(struct inlines *inlines)
{
    const struct parsing *parsing = inlines->parsing;
    struct nodes texts = inlines_texts(inlines), pieces = { 0 };
    for (size_t i = 0; i < texts.len; i++)
        if (!is_address(cmark_node_parent(texts.ptr[i])))
            text_isolate(parsing->arena, texts.ptr[i], next_run, NULL, &pieces);
    struct runs runs = runs_of(parsing->arena, &pieces);
    pair(parsing, &runs);
    return true;
}
