/* Footnotes. A definition is an item of a list for cmark (see syntax/blocks.h); it moves behind the
 * block in which it is used first, so that it comes along where a bank is dealt out to pages. A
 * mark in the text becomes an element that knows its footnote. Numbers, a page gives. */
#include <string.h>

#include "base/map.h"
#include "base/vec.h"
#include "syntax/blocks.h"
#include "syntax/label.h"

struct definition;

/* Where a text stands. */
struct spot {
    cmark_node *text;
    cmark_node *top;           /* the block of the whole text that it is in */
    struct definition *around; /* the footnote that it is in, or NULL */
    bool in_link, in_image;
};

struct note_mark {
    struct element *element;
    struct definition *definition, *around;
    cmark_node *top;
};

/* A footnote in the making. */
struct definition {
    struct note note; /* first: from an element's note to here */
    cmark_node *node; /* the element that holds its text */
    struct loc loc;
    cmark_node *place; /* behind which block it comes; NULL: no mark leads here */
    struct {
        struct definition **ptr;
        size_t len, cap;
    } within; /* footnotes that have a mark in this one */
};

struct definitions {
    struct definition **ptr;
    size_t len, cap;
};

struct notes {
    struct parsing *parsing;
    struct map known;       /* by folded label */
    struct definitions all; /* in the order of the text */
    struct {
        struct note_mark *ptr;
        size_t len, cap;
    } marks; /* likewise */
    bool ok;
};

/* ---- definitions ---- */

/* What stands between "[^" and "]" on the line as written. */
static struct str label_on(const struct parsing *parsing, int line)
{
    struct str written = lines_get(&parsing->written, line);
    written = str_slice(written, blocks_edit(parsing, line)->from, written.len);
    size_t open = str_find(written, '^') + 1;
    return str_slice(written, open, str_find(written, ']'));
}

/* A comment stands for the text that the line of the definition lacks. */
static void drop_comment(cmark_node *node)
{
    cmark_node *first = cmark_node_first_child(node);
    if (first && cmark_node_get_type(first) == CMARK_NODE_HTML_BLOCK &&
        str_starts(str_of(cmark_node_get_literal(first)), STR("<!--" MARK_NOTE_BYTES)))
        cmark_node_free(first);
}

static void define(struct notes *notes, struct definition *definition)
{
    struct parsing *parsing = notes->parsing;
    struct str label = definition->note.label;
    struct str folded = label_fold(parsing->arena, label);
    const struct definition *known = map_get(&notes->known, folded);
    if (!cmark_node_first_child(definition->node))
        notes->ok = diag_error(parsing->diag, definition->loc, "footnote '%.*s' has no text",
                               STR_ARG(label));
    if (known)
        notes->ok = diag_error(parsing->diag, definition->loc,
                               "footnote '%.*s' is defined in line %d already", STR_ARG(label),
                               known->loc.line);
    else
        map_put(parsing->arena, &notes->known, folded, definition);
}

/* An element takes what the item holds, and its place for the time being. */
static void take_item(struct notes *notes, cmark_node *item)
{
    struct parsing *parsing = notes->parsing;
    struct definition *definition = arena_alloc(parsing->arena, sizeof *definition);
    definition->loc = parsing_loc(parsing, item);
    definition->note.label = label_on(parsing, definition->loc.line);
    definition->node = element_block(parsing->arena, ELEMENT_NOTE, STR(""));
    struct element *element = element_of(definition->node);
    element->note = &definition->note;
    element->line = definition->loc.line;
    element->col = definition->loc.col;
    element_take_all(definition->node, item);
    drop_comment(definition->node);
    cmark_node *list = cmark_node_parent(item);
    cmark_node_insert_before(list, definition->node);
    cmark_node_free(item);
    if (!cmark_node_first_child(list))
        cmark_node_free(list);
    vec_push(parsing->arena, &notes->all, definition);
    define(notes, definition);
}

static void take_items(struct notes *notes)
{
    struct parsing *parsing = notes->parsing;
    struct nodes items = { 0 };
    for (cmark_node *node = parsing->tree; (node = node_next_block(node, parsing->tree));)
        if (blocks_item(parsing, node) == ITEM_NOTE)
            vec_push(parsing->arena, &items, node);
    for (size_t i = 0; i < items.len; i++)
        take_item(notes, items.ptr[i]);
}

/* ---- marks ---- */

/* The next "[^label]" in the text from *at on; false when there is none. */
static bool find_mark(struct str text, size_t *at, size_t *end)
{
    for (;; (*at)++) {
        const char *open = memmem(text.ptr + *at, text.len - *at, "[^", 2);
        if (!open)
            return false;
        *at = (size_t)(open - text.ptr);
        *end = *at + 2;
        while (*end < text.len && !strchr(" \t[]", text.ptr[*end]))
            (*end)++;
        bool closed = *end > *at + 2 && *end < text.len && text.ptr[*end] == ']';
        struct str inner = str_slice(text, *at, *end + 1 + MARK_LEN);
        if (closed && !memmem(inner.ptr, inner.len, MARK_ESCAPED_BYTES, MARK_LEN)) {
            (*end)++;
            return true;
        }
    }
}

static struct loc mark_loc(const struct parsing *parsing, cmark_node *text, size_t at)
{
    struct loc loc = parsing_loc(parsing, text);
    struct str before = str_slice(str_of(cmark_node_get_literal(text)), 0, at);
    loc.col += (int)marks_clear(parsing->arena, parsing->marked, before).len;
    return loc;
}

/* Puts an element in the place of the text node, which is a mark. */
static void place_mark(struct notes *notes, const struct spot *spot, struct definition *definition,
                       struct loc loc)
{
    struct parsing *parsing = notes->parsing;
    cmark_node *node = element_inline(parsing->arena, ELEMENT_NOTE_MARK, STR("sup"));
    struct note_mark mark = { element_of(node), definition, spot->around, spot->top };
    mark.element->note = &definition->note;
    mark.element->line = loc.line;
    mark.element->col = loc.col;
    cmark_node_replace(spot->text, node);
    cmark_node_free(spot->text);
    vec_push(parsing->arena, &notes->marks, mark);
}

/* False for a mark that leads nowhere, or stands where it may not: it stays text. */
static bool accept(struct notes *notes, const struct spot *spot, struct str label, struct loc loc)
{
    struct parsing *parsing = notes->parsing;
    if (spot->in_image)
        return false;
    if (!map_get(&notes->known, label_fold(parsing->arena, label)))
        diag_warning(parsing->diag, loc, "no footnote '%.*s' is defined", STR_ARG(label));
    else if (spot->in_link)
        notes->ok = diag_error_hint(parsing->diag, loc, STR("put it behind the link"),
                                    "the mark of a footnote is a link and cannot stand in one");
    else
        return true;
    return false;
}

/* Takes the first mark at *at or behind out of the text; the spot goes on with what stands behind it, if
 * anything. False when there is no mark. */
static bool take_mark(struct notes *notes, struct spot *spot, size_t *at)
{
    struct arena *arena = notes->parsing->arena;
    struct str text = str_of(cmark_node_get_literal(spot->text));
    size_t end;
    if (!find_mark(text, at, &end))
        return false;
    struct str label = marks_clear(arena, notes->parsing->marked,
                                   arena_dup(arena, str_slice(text, *at + 2, end - 1)));
    struct loc loc = mark_loc(notes->parsing, spot->text, *at);
    if (!accept(notes, spot, label, loc)) {
        *at = end;
        return true;
    }
    bool last = end == text.len;
    spot->text = text_part(arena, spot->text, *at, end);
    cmark_node *behind = last ? NULL : cmark_node_next(spot->text);
    if (behind) {
        struct element *element = element_need(arena, behind);
        element->line = loc.line;
        element->col = loc.col + (int)label.len + (int)STR("[^]").len;
    }
    place_mark(notes, spot, map_get(&notes->known, label_fold(arena, label)), loc);
    spot->text = behind;
    *at = 0;
    return behind != NULL;
}

struct spots {
    struct spot *ptr;
    size_t len, cap;
};

/* The way through the tree: what is around. */
struct around {
    struct definitions notes; /* the innermost last */
    int links, images;
    cmark_node *top;
};

static void pass_node(struct notes *notes, struct around *around, cmark_node *node, bool enter)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (cmark_node_parent(node) == notes->parsing->tree)
        around->top = node;
    if (type == CMARK_NODE_LINK)
        around->links += enter ? 1 : -1;
    if (type == CMARK_NODE_IMAGE)
        around->images += enter ? 1 : -1;
    if (!element_is(node, ELEMENT_NOTE))
        return;
    if (enter)
        vec_push(notes->parsing->arena, &around->notes,
                 (struct definition *)element_of(node)->note);
    else
        around->notes.len--;
}

static bool may_mark(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_TEXT &&
           strstr(cmark_node_get_literal(node), "[^");
}

static struct spots find_spots(struct notes *notes)
{
    struct spots spots = { 0 };
    struct around around = { .links = 0 };
    cmark_iter *iter = cmark_iter_new(notes->parsing->tree);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        pass_node(notes, &around, node, event == CMARK_EVENT_ENTER);
        if (!may_mark(node))
            continue;
        size_t depth = around.notes.len;
        struct spot spot = { node, around.top, depth ? around.notes.ptr[depth - 1] : NULL,
                             around.links > 0, around.images > 0 };
        vec_push(notes->parsing->arena, &spots, spot);
    }
    cmark_iter_free(iter);
    return spots;
}

static void take_marks(struct notes *notes)
{
    struct spots spots = find_spots(notes);
    for (size_t i = 0; i < spots.len; i++) {
        size_t at = 0;
        while (take_mark(notes, &spots.ptr[i], &at))
            continue;
    }
}

/* ---- places ---- */

static void reach(struct notes *notes, struct definitions *reached, struct definition *definition,
                  cmark_node *place)
{
    if (definition->place)
        return;
    definition->place = place;
    vec_push(notes->parsing->arena, reached, definition);
}

/* From the marks in the text itself to all footnotes that a reader gets to. One that is used in another
 * alone goes where that goes. */
static void find_places(struct notes *notes)
{
    struct definitions reached = { 0 };
    for (size_t i = 0; i < notes->marks.len; i++) {
        const struct note_mark *mark = &notes->marks.ptr[i];
        if (mark->around)
            vec_push(notes->parsing->arena, &mark->around->within, mark->definition);
        else
            reach(notes, &reached, mark->definition, mark->top);
    }
    for (size_t i = 0; i < reached.len; i++) {
        struct definition *from = reached.ptr[i];
        for (size_t k = 0; k < from->within.len; k++)
            reach(notes, &reached, from->within.ptr[k], from->place);
    }
}

/* Counts the marks of each, and orders the footnotes by their first ones. */
static struct definitions order(struct notes *notes)
{
    struct definitions used = { 0 };
    for (size_t i = 0; i < notes->marks.len; i++) {
        const struct note_mark *mark = &notes->marks.ptr[i];
        if (mark->around && !mark->around->place)
            continue;
        struct note *note = &mark->definition->note;
        mark->element->use = ++note->uses;
        if (note->uses > 1)
            continue;
        note->first = (int)used.len;
        vec_push(notes->parsing->arena, &used, mark->definition);
    }
    return used;
}

/* A footnote that no mark leads to is not shown. */
static void drop_unused(struct notes *notes)
{
    for (size_t i = 0; i < notes->all.len; i++) {
        struct definition *definition = notes->all.ptr[i];
        if (definition->place)
            continue;
        struct str folded = label_fold(notes->parsing->arena, definition->note.label);
        if (map_get(&notes->known, folded) == definition)
            diag_warning(notes->parsing->diag, definition->loc, "footnote '%.*s' is never used",
                         STR_ARG(definition->note.label));
        cmark_node_free(definition->node);
    }
}

bool pass_notes(struct parsing *parsing)
{
    struct notes notes = { .parsing = parsing, .ok = true };
    take_items(&notes);
    take_marks(&notes);
    find_places(&notes);
    struct definitions used = order(&notes);
    for (size_t i = 0; i < notes.all.len; i++)
        cmark_node_unlink(notes.all.ptr[i]->node); /* out of each other, too */
    for (size_t i = used.len; i-- > 0;)
        cmark_node_insert_after(used.ptr[i]->place, used.ptr[i]->node);
    drop_unused(&notes);
    return notes.ok;
}
