#include "search/formula.h"

#include <utf8proc.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "markdown/tags.h"
#include "maths/plain.h"

enum { DEPTH_MAX = 200 }; /* elements in each other; deeper ones are taken for text alone */

/* Apart from what is before and behind it: a blank where both are letters or digits. It is the sign of MathML for what
 * a function is applied to, which is not seen. */
#define APART "\u2061"
enum { APART_FIRST = 0x2061, APART_LAST = 0x2064 };

struct formula {
    struct arena *arena;
    struct str tex;
    int depth;
};

struct children {
    struct str *ptr;
    size_t len, cap;
};

static bool is_word(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

/* The text with blanks in the place of APART, or with nothing. */
static struct str settle(struct arena *arena, struct str text)
{
    struct strbuf out;
    uint32_t before = ' ';
    bool apart = false;
    strbuf_init(&out, STRBUF_PAGE);
    while (text.len) {
        uint32_t c = utf8_next(&text);
        if (c >= APART_FIRST && c <= APART_LAST) {
            apart = true;
            continue;
        }
        if (apart && is_word(before) && is_word(c))
            strbuf_add_char(&out, ' ');
        strbuf_add_utf8(&out, c);
        before = c;
        apart = false;
    }
    struct str settled = arena_dup(arena, str_trim(strbuf_str(&out)));
    strbuf_release(&out);
    return settled;
}

static struct str together(struct formula *f, struct str text)
{
    return maths_together(f->arena, settle(f->arena, text));
}

static struct str join(struct formula *f, const struct children *children, struct str between)
{
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    for (size_t i = 0; i < children->len; i++) {
        if (out.len && children->ptr[i].len)
            strbuf_add(&out, between);
        strbuf_add(&out, children->ptr[i]);
    }
    struct str joined = arena_dup(f->arena, strbuf_str(&out));
    strbuf_release(&out);
    return joined;
}

static struct str child(const struct children *children, size_t i)
{
    return i < children->len ? children->ptr[i] : STR("");
}

/* A brace over or under its base says nothing in a line. */
static struct str script(struct formula *f, struct str text, bool above)
{
    struct str line = settle(f->arena, text), small = maths_script(f->arena, line, above);
    if (small.len || !line.len || str_is(line, "⏟") || str_is(line, "⏞"))
        return small;
    return arena_printf(f->arena, "%c%.*s" APART, above ? '^' : '_',
                        STR_ARG(maths_together(f->arena, line)));
}

static struct str with_scripts(struct formula *f, const struct children *children, bool above,
                               bool both)
{
    struct str base = child(children, 0);
    struct str apart = str_starts(base, STR(APART)) ? STR(APART) : STR("");
    struct str first = script(f, child(children, 1), above);
    struct str second = both ? script(f, child(children, 2), true) : STR("");
    struct str one = both && second.len ? settle(f->arena, first) : first;
    return arena_printf(f->arena, "%.*s%.*s%.*s%.*s%.*s", STR_ARG(apart),
                        STR_ARG(together(f, base)), STR_ARG(one), STR_ARG(second), STR_ARG(apart));
}

static struct str fraction(struct formula *f, const struct children *children,
                           struct str attributes)
{
    const struct str no_line = STR("linethickness=\"0");
    struct str above = together(f, child(children, 0)), below = together(f, child(children, 1));
    char sign = str_search(attributes, no_line) < attributes.len ? ' ' : '/';
    return arena_printf(f->arena, APART "%.*s%c%.*s" APART, STR_ARG(above), sign, STR_ARG(below));
}

static struct str root(struct formula *f, struct str index, struct str base)
{
    return arena_printf(f->arena, "%.*s√%.*s" APART, STR_ARG(settle(f->arena, index)),
                        STR_ARG(together(f, base)));
}

static struct str of_name(struct formula *f, struct str text)
{
    return utf8_count(text) > 1 ? arena_printf(f->arena, APART "%.*s" APART, STR_ARG(text)) : text;
}

static bool is_wide(struct str attributes)
{
    const struct str width = STR("width=\"");
    size_t at = str_search(attributes, width) + width.len;
    return at < attributes.len && attributes.ptr[at] >= '1' && attributes.ptr[at] <= '9';
}

/* What an element says by its name. */
static struct str compose(struct formula *f, const struct html_tag *tag,
                          const struct children *children)
{
    struct str name = tag->name;
    if (str_is(name, "mfrac"))
        return fraction(f, children, tag->attributes);
    if (str_is(name, "msqrt"))
        return root(f, STR(""), join(f, children, STR("")));
    if (str_is(name, "mroot"))
        return root(f, script(f, child(children, 1), true), child(children, 0));
    if (str_is(name, "msub") || str_is(name, "munder"))
        return with_scripts(f, children, false, false);
    if (str_is(name, "msup") || str_is(name, "mover"))
        return with_scripts(f, children, true, false);
    if (str_is(name, "msubsup") || str_is(name, "munderover"))
        return with_scripts(f, children, false, true);
    if (str_is(name, "mtable"))
        return join(f, children, STR("; "));
    if (str_is(name, "mtr"))
        return join(f, children, STR(" "));
    if (str_is(name, "mspace"))
        return is_wide(tag->attributes) ? STR(" ") : STR("");
    struct str text = join(f, children, STR(""));
    return str_is(name, "mi") ? of_name(f, text) : text;
}

/* Text between tags, decoded; a blank for a no-break space, and none where it only parts the tags. */
static void add_text(struct formula *f, struct children *children, struct str text)
{
    struct strbuf decoded, plain;
    if (!str_trim(text).len)
        return;
    strbuf_init(&decoded, STRBUF_PAGE);
    strbuf_init(&plain, STRBUF_PAGE);
    tags_decode(&decoded, text);
    for (struct str rest = strbuf_str(&decoded); rest.len;) {
        uint32_t c = utf8_next(&rest);
        strbuf_add_utf8(&plain, c == 0xA0 ? ' ' : c);
    }
    vec_push(f->arena, children, arena_dup(f->arena, strbuf_str(&plain)));
    strbuf_release(&plain);
    strbuf_release(&decoded);
}

/* Reads up to the end of the element, and takes that. */
static struct children read_children(struct formula *f, struct str *rest, struct str name);

static void read_element(struct formula *f, struct children *children, struct str *rest,
                         const struct html_tag *tag)
{
    if (tag->kind == TAG_FORMULA) {
        f->tex = tags_text(rest);
        return;
    }
    if (tag->kind == TAG_VOID || tag->kind == TAG_BREAK || f->depth == DEPTH_MAX)
        return;
    f->depth++;
    struct children inner = read_children(f, rest, tag->name);
    f->depth--;
    if (tag->kind != TAG_UNSEEN)
        vec_push(f->arena, children, compose(f, tag, &inner));
}

static struct children read_children(struct formula *f, struct str *rest, struct str name)
{
    struct children children = { 0 };
    while (rest->len) {
        add_text(f, &children, tags_text(rest));
        if (!rest->len)
            break;
        struct html_tag tag = tags_next(rest);
        if (!tag.closing)
            read_element(f, &children, rest, &tag);
        else if (str_eq(tag.name, name))
            break;
    }
    return children;
}

struct str formula_line(struct arena *arena, struct str mathml, struct str *tex)
{
    struct formula f = { .arena = arena, .tex = STR("") };
    struct children children = read_children(&f, &mathml, STR("math"));
    *tex = f.tex;
    return settle(arena, join(&f, &children, STR("")));
}
