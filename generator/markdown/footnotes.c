/* Footnotes get their numbers, in the order of their first marks on the page, and become a list at its
 * end, from which links lead back to the marks. Ids: fn-1 of a footnote, fnref-1 of its mark, fnref-1-2 of
 * another mark of the same; headings do without such ids. */
#include <stdlib.h>

#include "base/vec.h"
#include "markdown/passes.h"
#include "syntax/element.h"

struct footnotes {
    const struct markdown_context *md;
    struct {
        cmark_node **ptr;
        size_t len, cap;
    } notes, marks;
};

static void collect(struct footnotes *f)
{
    cmark_iter *iter = cmark_iter_new(f->md->page->tree);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER && element_is(node, ELEMENT_NOTE))
            vec_push(f->md->arena, &f->notes, node);
        if (event == CMARK_EVENT_ENTER && element_is(node, ELEMENT_NOTE_MARK))
            vec_push(f->md->arena, &f->marks, node);
    }
    cmark_iter_free(iter);
}

static int place_of(cmark_node *node)
{
    return element_of(node)->note->first;
}

static int by_place(const void *a, const void *b)
{
    return place_of(*(cmark_node *const *)a) - place_of(*(cmark_node *const *)b);
}

/* The number of a mark's footnote; 0 when it is not on this page. */
static size_t number_of(const struct footnotes *f, cmark_node *mark)
{
    cmark_node **found =
        f->notes.len ? bsearch(&mark, f->notes.ptr, f->notes.len, sizeof *found, by_place) : NULL;
    return found ? (size_t)(found - f->notes.ptr) + 1 : 0;
}

/* "1" for the first mark of a footnote, "1-2" for its second. */
static struct str mark_name(struct arena *arena, size_t number, int use)
{
    return use == 1 ? arena_printf(arena, "%zu", number)
                    : arena_printf(arena, "%zu-%d", number, use);
}

static struct element *add_inline(struct arena *arena, cmark_node *parent, const char *tag)
{
    cmark_node *node = element_inline(arena, ELEMENT_PLAIN, str_of(tag));
    cmark_node_append_child(parent, node);
    return element_of(node);
}

/* <sup class="footnote-ref"><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup> */
static bool show_mark(const struct footnotes *f, cmark_node *mark)
{
    struct arena *arena = f->md->arena;
    size_t number = number_of(f, mark);
    struct element *sup = element_of(mark);
    if (!number)
        return diag_error_hint(f->md->diag, page_loc(f->md->page, mark),
                               STR("define one for each page, under a name of its own"),
                               "footnote '%.*s' is on another page", STR_ARG(sup->note->label));
    struct str name = mark_name(arena, number, sup->use);
    element_set(arena, sup, STR("class"), STR("footnote-ref"));
    struct element *a = add_inline(arena, mark, "a");
    element_set(arena, a, STR("href"), arena_printf(arena, "#fn-%zu", number));
    element_set(arena, a, STR("id"), arena_printf(arena, "fnref-%.*s", STR_ARG(name)));
    element_set(arena, a, STR("role"), STR("doc-noteref"));
    cmark_node_append_child(cmark_node_last_child(mark),
                            element_text(arena, arena_printf(arena, "%zu", number)));
    return true;
}

/* The words with the name in the place of their %s. */
static struct str fill_in(struct arena *arena, struct str words, struct str name)
{
    size_t at = str_find(words, '%');
    struct str behind = str_slice(words, at + 2, words.len);
    return arena_printf(arena, "%.*s%.*s%.*s", (int)at, words.ptr, STR_ARG(name), STR_ARG(behind));
}

/* An arrow as text, not as the picture that some systems have for it. */
#define ARROW "\u21A9\uFE0E"

static void add_way_back(struct arena *arena, cmark_node *parent, struct str words, struct str name,
                         int use)
{
    cmark_node_append_child(parent, element_text(arena, STR(" ")));
    struct element *a = add_inline(arena, parent, "a");
    cmark_node *link = cmark_node_last_child(parent);
    element_set(arena, a, STR("href"), arena_printf(arena, "#fnref-%.*s", STR_ARG(name)));
    element_set(arena, a, STR("class"), STR("footnote-backref"));
    element_set(arena, a, STR("role"), STR("doc-backlink"));
    element_set(arena, a, STR("aria-label"), fill_in(arena, words, name));
    cmark_node_append_child(link, element_text(arena, STR(ARROW)));
    if (use == 1)
        return;
    add_inline(arena, link, "sup");
    cmark_node_append_child(cmark_node_last_child(link),
                            element_text(arena, arena_printf(arena, "%d", use)));
}

/* The paragraph that ends the footnote, or one of its own for the ways back. */
static cmark_node *last_paragraph(struct arena *arena, cmark_node *note)
{
    cmark_node *last = cmark_node_last_child(note);
    if (last && cmark_node_get_type(last) == CMARK_NODE_PARAGRAPH)
        return last;
    cmark_node *paragraph = tree_node(CMARK_NODE_PARAGRAPH);
    element_need(arena, paragraph)->kind = ELEMENT_BARE;
    cmark_node_append_child(note, paragraph);
    return paragraph;
}

/* The footnote becomes the next item of the list. */
static void show_note(const struct footnotes *f, cmark_node *list, size_t index, struct str words)
{
    struct arena *arena = f->md->arena;
    cmark_node *note = f->notes.ptr[index];
    struct element *element = element_of(note);
    element->tag = STR("li");
    element_set(arena, element, STR("id"), arena_printf(arena, "fn-%zu", index + 1));
    cmark_node_append_child(list, note);
    cmark_node *paragraph = last_paragraph(arena, note);
    for (int use = 1; use <= element->note->uses; use++)
        add_way_back(arena, paragraph, words, mark_name(arena, index + 1, use), use);
}

bool pass_footnotes(const struct markdown_context *md)
{
    struct footnotes f = { .md = md };
    struct str words;
    bool ok = true;
    collect(&f);
    if (!f.notes.len && !f.marks.len)
        return true;
    if (!md->word(md->word_ctx, "footnote_back", &words))
        return false;
    if (f.notes.len)
        qsort(f.notes.ptr, f.notes.len, sizeof *f.notes.ptr, by_place);
    for (size_t i = 0; i < f.marks.len; i++)
        ok = show_mark(&f, f.marks.ptr[i]) && ok;
    cmark_node *list = element_block(md->arena, ELEMENT_FOOTNOTES, STR("ol"));
    for (size_t i = 0; i < f.notes.len; i++)
        show_note(&f, list, i, words);
    cmark_node_append_child(md->page->tree, list);
    return ok;
}
