/* The blocks of the Markdown for any reader. It is written beside cmark's own walk, so that deep trees cost no stack. */
#include "markdown/commonmark.h"

#include <string.h>

#include "base/vec.h"
#include "content/demo_place.h"
#include "markdown/commonmark_writer.h"
#include "syntax/element.h"

static struct str print(struct writer *w, const char *format, struct str s)
{
    return arena_printf(w->cm->md->arena, format, STR_ARG(s));
}

/* Between two blocks is an empty line. */
static void end_block(struct writer *w)
{
    if (!w->one_line)
        w->breaks = 2;
}

/* ---- lists ---- */

static bool is_tight(cmark_node *list)
{
    return list && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list);
}

/* In a tight list no line is empty; but a list that begins with another number than 1 needs one before it. */
static void begin_block(struct writer *w, cmark_node *node)
{
    cmark_node *parent = cmark_node_parent(node);
    cmark_node_type type = cmark_node_get_type(node);
    bool tight = type == CMARK_NODE_ITEM ? is_tight(parent) && cmark_node_previous(node)
                                         : is_tight(cmark_node_parent(parent));
    bool other = type == CMARK_NODE_CUSTOM_BLOCK || type == CMARK_NODE_HTML_BLOCK ||
                 (type == CMARK_NODE_LIST && cmark_node_get_list_start(node) > 1);
    if (w->breaks && tight && !other)
        w->breaks = 1;
}

/* Two lists beside one another are told apart by their markers. */
static void write_list(struct writer *w, cmark_node *node, bool enter)
{
    bool bullets = cmark_node_get_list_type(node) == CMARK_BULLET_LIST;
    struct open_list list = { .number = bullets ? -1 : cmark_node_get_list_start(node) };
    if (!enter) {
        w->ended = w->lists.ptr[--w->lists.len].marker;
        return;
    }
    begin_block(w, node);
    if (bullets)
        list.marker = w->ended == '-' ? '*' : '-';
    else
        list.marker = w->ended == '.' ? ')' : '.';
    vec_push(w->cm->md->arena, &w->lists, list);
}

static void write_item(struct writer *w, cmark_node *node, bool enter)
{
    struct arena *arena = w->cm->md->arena;
    struct open_list *list = &w->lists.ptr[w->lists.len - 1];
    if (!enter) {
        writer_close(w);
        return;
    }
    begin_block(w, node);
    struct str mark = list->number < 0 ? arena_printf(arena, "%c ", list->marker)
                                       : arena_printf(arena, "%d%c ", list->number++, list->marker);
    writer_open(w, mark, arena_printf(arena, "%*s", (int)mark.len, ""));
}

/* ---- paragraphs and headings ---- */

/* A demo's place holds what the build says of it. */
static bool write_demo(struct writer *w, cmark_node *paragraph)
{
    const struct markdown_context *md = w->cm->md;
    struct str name;
    struct strbuf text;
    if (!demo_place(paragraph, &name) || !name.len)
        return false;
    strbuf_init(&text, STRBUF_PAGE);
    if (md->demo(md->demo_ctx, arena_dup(md->arena, name), page_loc(md->page, paragraph), &text))
        writer_lines(w, strbuf_str(&text));
    strbuf_release(&text);
    return true;
}

/* True when what it holds is written with it. */
static bool write_paragraph(struct writer *w, cmark_node *node, bool enter)
{
    bool title = element_is(node, ELEMENT_TITLE), done = false;
    if (enter)
        begin_block(w, node);
    if (enter && !title)
        done = write_demo(w, node);
    if (title)
        writer_say(w, "**");
    w->one_line += title ? (enter ? 1 : -1) : 0;
    if (done || !enter)
        end_block(w);
    return done;
}

static void write_heading(struct writer *w, cmark_node *node, bool enter)
{
    w->one_line += enter ? 1 : -1;
    w->heading = enter;
    if (!enter) {
        end_block(w);
        return;
    }
    begin_block(w, node);
    for (int i = 0; i < cmark_node_get_heading_level(node); i++)
        writer_say(w, "#");
    writer_say(w, " ");
}

/* ---- code and HTML ---- */

static void write_code(struct writer *w, cmark_node *node)
{
    begin_block(w, node);
    writer_code(w, node);
    end_block(w);
}

/* Comments are for authors; HTML that the site does not allow is text. */
static void write_html(struct writer *w, cmark_node *node)
{
    struct str rest = str_trim(str_of(cmark_node_get_literal(node)));
    if (str_starts(rest, STR("<!--")))
        return;
    begin_block(w, node);
    if (w->cm->md->raw_html)
        writer_lines(w, rest);
    while (!w->cm->md->raw_html && rest.len) {
        writer_text(w, str_trim(str_cut(&rest, '\n')), false);
        writer_break(w);
    }
    end_block(w);
}

/* ---- tables ---- */

static const char *rule_of(cmark_node *cell)
{
    struct str class = element_get(element_of(cell), STR("class"));
    if (str_is(class, "center"))
        return ":-:|";
    return str_is(class, "left") ? ":--|" : str_is(class, "right") ? "--:|" : "---|";
}

static void end_head(struct writer *w, cmark_node *head)
{
    cmark_node *row = cmark_node_first_child(head);
    w->breaks = 1;
    writer_say(w, "|");
    for (cmark_node *cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell))
        writer_say(w, rule_of(cell));
    w->breaks = 1;
}

static void write_cell(struct writer *w, bool enter)
{
    writer_say(w, enter ? " " : "");
    w->cells += enter ? 1 : -1;
    w->one_line += enter ? 1 : -1;
    writer_say(w, enter ? "" : " |");
}

/* ---- our own ---- */

/* GitHub's names of callouts, or NULL. */
static const char *alert_of(struct str name)
{
    static const char *const names[][2] = {
        { "note", "NOTE" },       { "tip", "TIP" },         { "important", "IMPORTANT" },
        { "warning", "WARNING" }, { "caution", "CAUTION" }, { "info", "NOTE" },
        { "danger", "CAUTION" },
    };
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(name, names[i][0]))
            return names[i][1];
    return NULL;
}

/* What a fold or a tab holds follows its title. */
static void write_container(struct writer *w, const struct element *element, bool enter)
{
    const char *alert = alert_of(element->name);
    if (!alert)
        return;
    if (!enter) {
        writer_close(w);
        return;
    }
    writer_open(w, STR("> "), STR("> "));
    writer_put(w, print(w, "[!%.*s]", str_of(alert)));
    w->breaks = 1;
}

static void write_term(struct writer *w, bool enter)
{
    writer_say(w, "**");
    w->one_line += enter ? 1 : -1;
    if (!enter)
        end_block(w);
}

static void write_definition(struct writer *w, bool enter)
{
    if (enter)
        writer_open(w, STR("- "), STR("  "));
    else
        writer_close(w);
}

/* Of elements that are no part of a table or a list of definitions only what they hold is left. */
static void write_plain(struct writer *w, cmark_node *node, bool enter)
{
    struct str tag = element_of(node)->tag;
    if (str_is(tag, "dt"))
        write_term(w, enter);
    else if (str_is(tag, "dd"))
        write_definition(w, enter);
    else if (str_is(tag, "th") || str_is(tag, "td"))
        write_cell(w, enter);
    else if (str_is(tag, "tr") && enter)
        writer_say(w, "|");
    else if (str_is(tag, "tr"))
        w->breaks = 1;
    else if (str_is(tag, "thead") && !enter)
        end_head(w, node);
    else if (str_is(tag, "table") && !enter)
        w->breaks = 2;
}

static void write_custom(struct writer *w, cmark_node *node, bool enter)
{
    const struct element *element = element_of(node);
    switch (element ? element->kind : ELEMENT_NONE) {
    case ELEMENT_NONE: /* finished HTML of a filter */
        writer_lines(w, str_trim(str_of(enter ? cmark_node_get_on_enter(node)
                                              : cmark_node_get_on_exit(node))));
        end_block(w);
        break;
    case ELEMENT_NOTE:
        if (enter)
            writer_open(w, print(w, "[^%.*s]: ", element->note->label), STR("    "));
        else
            writer_close(w);
        break;
    case ELEMENT_CONTAINER:
        write_container(w, element, enter);
        break;
    case ELEMENT_DEFINITIONS:
        w->ended = enter ? w->ended : '-';
        break;
    default:
        write_plain(w, node, enter);
    }
}

/* ---- the walk ---- */

static void write_quote(struct writer *w, cmark_node *node, bool enter)
{
    if (!enter) {
        writer_close(w);
        return;
    }
    begin_block(w, node);
    writer_open(w, STR("> "), STR("> "));
}

/* True when what the node holds is written with it. */
static bool write_node(struct writer *w, cmark_node *node, bool enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT:
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        write_quote(w, node, enter);
        break;
    case CMARK_NODE_LIST:
        write_list(w, node, enter);
        break;
    case CMARK_NODE_ITEM:
        write_item(w, node, enter);
        break;
    case CMARK_NODE_PARAGRAPH:
        return write_paragraph(w, node, enter);
    case CMARK_NODE_HEADING:
        write_heading(w, node, enter);
        break;
    case CMARK_NODE_CODE_BLOCK:
        write_code(w, node);
        break;
    case CMARK_NODE_HTML_BLOCK:
        write_html(w, node);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        begin_block(w, node);
        writer_say(w, w->prefix.len ? "___"
                                    : "---"); /* behind a bullet hyphens would be more bullets */
        end_block(w);
        break;
    case CMARK_NODE_CUSTOM_BLOCK:
        write_custom(w, node, enter);
        break;
    default:
        return writer_inline(w, node, enter);
    }
    return false;
}

void commonmark_add(const struct commonmark *cm, struct strbuf *out)
{
    struct writer w = { .cm = cm, .out = out, .fresh = true };
    strbuf_init(&w.prefix, STRBUF_PAGE);
    cmark_iter *iter = cmark_iter_new(cm->md->page->tree);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (write_node(&w, node, event == CMARK_EVENT_ENTER))
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
    }
    cmark_iter_free(iter);
    strbuf_release(&w.prefix);
    if (out->len && out->ptr[out->len - 1] != '\n')
        strbuf_add_char(out, '\n');
}

static void add_line(struct writer *w, struct str text)
{
    static const bool ends[256] = { ['\n'] = true, ['\r'] = true };
    while (text.len) {
        size_t len = str_find_any(text, ends);
        writer_text(w, str_slice(text, 0, len), len < text.len);
        if (len < text.len)
            writer_put(w, STR(" "));
        text = str_slice(text, len + 1, text.len);
    }
}

void commonmark_add_text(struct strbuf *out, struct str text)
{
    add_line(&(struct writer){ .out = out, .fresh = true, .heading = true }, text);
}

void commonmark_add_link(struct strbuf *out, struct str text, struct str address)
{
    struct writer w = { .out = out };
    writer_say(&w, "[");
    w.brackets++;
    add_line(&w, text);
    writer_say(&w, "](");
    writer_address(&w, address);
    writer_say(&w, ")");
}
