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
    struct map missed;      /* labels told of */
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
        notes->ok = diag_error_hint(parsing->diag, definition->loc,
                                    STR("write it behind the colon, or beneath, indented"),
                                    "footnote '%.*s' has no text", STR_ARG(label));
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

/* The way through a text, piece by piece. */
struct pieces {
    struct notes *notes;
    const struct spot *spot;
    struct str text; /* a copy: the node goes */
    size_t from;     /* what is before is in nodes of its own */
};

/* Puts a node of what stands next, up to there, before that of the whole. */
static void place(struct pieces *pieces, size_t to, cmark_node *node)
{
    text_told(pieces->notes->parsing->arena, pieces->spot->text, pieces->from, node);
    cmark_node_insert_before(pieces->spot->text, node);
    pieces->from = to;
}

/* The text up to there goes into a node before that of the whole. */
static void place_text(struct pieces *pieces, size_t to)
{
    struct arena *arena = pieces->notes->parsing->arena;
    struct str text = str_slice(pieces->text, pieces->from, to);
    if (text.len) {
        cmark_node *node = element_text(arena, text);
        place(pieces, to, node);
    }
}

/* So does an element for the mark that is next. */
static void place_mark(struct pieces *pieces, size_t to, struct definition *definition)
{
    struct notes *notes = pieces->notes;
    cmark_node *node = element_inline(notes->parsing->arena, ELEMENT_NOTE_MARK, STR("sup"));
    const struct spot *spot = pieces->spot;
    struct note_mark mark = { element_of(node), definition, spot->around, spot->top };
    mark.element->note = &definition->note;
    place(pieces, to, node);
    vec_push(notes->parsing->arena, &notes->marks, mark);
}

static struct definition *find_definition(struct notes *notes, struct str label)
{
    return map_get(&notes->known, label_fold(notes->parsing->arena, label));
}

/* What a mark at text[at] leads to; NULL, it stays text, where that is nothing or it may not stand there. */
static struct definition *accept(struct notes *notes, const struct spot *spot, struct str label,
                                 size_t at)
{
    struct parsing *parsing = notes->parsing;
    struct definition *definition = find_definition(notes, label);
    if (!definition && !map_put(parsing->arena, &notes->missed, label, notes))
        diag_warning_hint(parsing->diag, text_loc(parsing, spot->text, at),
                          STR("define it, [^name]: text; \\[^ is text"),
                          "no footnote '%.*s' is defined", STR_ARG(label));
    if (!definition || !spot->in_link)
        return definition;
    notes->ok = diag_error_hint(parsing->diag, text_loc(parsing, spot->text, at),
                                STR("put it behind the link"),
                                "the mark of a footnote is a link and cannot stand in one");
    return NULL;
}

static void take_marks_of(struct notes *notes, const struct spot *spot)
{
    struct parsing *parsing = notes->parsing;
    struct str text = arena_dup(parsing->arena, str_of(cmark_node_get_literal(spot->text)));
    text_told(parsing->arena, spot->text, 0, spot->text); /* once for all pieces */
    struct pieces pieces = { notes, spot, text, 0 };
    size_t begun = notes->marks.len;
    for (size_t at = 0, end; find_mark(text, &at, &end); at = end) {
        struct str label = marks_clear(parsing->arena, parsing->marked,
                                       arena_dup(parsing->arena, str_slice(text, at + 2, end - 1)));
        struct definition *definition = accept(notes, spot, label, at);
        if (!definition)
            continue;
        place_text(&pieces, at);
        place_mark(&pieces, end, definition);
    }
    if (notes->marks.len == begun)
        return;
    place_text(&pieces, text.len);
    cmark_node_free(spot->text);
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
    for (size_t i = 0; i < spots.len; i++)
        if (!spots.ptr[i].in_image)
            take_marks_of(notes, &spots.ptr[i]);
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
        if (find_definition(notes, definition->note.label) == definition)
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
