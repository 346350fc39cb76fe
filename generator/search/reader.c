#include "search/reader.h"

#include "base/vec.h"
#include "markdown/tags.h"
#include "search/formula.h"

enum { DEPTH_MAX = 256 }; /* elements that are open at once; deeper ones are taken for text alone */

/* What grows while text is read. */
struct column {
    struct strbuf text;
    char gap; /* a blank or the end of a line goes before what comes next; 0 for neither */
};

struct open_element {
    struct str name;
    bool marked, unseen, code, heading;
};

struct reading {
    struct arena *arena;
    struct sections sections;
    struct open_element open[DEPTH_MAX];
    size_t depth;
    /* of the open elements, how many are that */
    int marked, unseen, code, headings;
    struct str id;
    struct column heading, text, tex;
    bool in_code; /* the text's last tab began code */
    bool endless; /* no formula ends in what is left */
};

static struct str take(struct reading *r, struct column *column)
{
    struct str text = arena_dup(r->arena, strbuf_str(&column->text));
    strbuf_reset(&column->text);
    column->gap = 0;
    return text;
}

static void end_section(struct reading *r)
{
    if (r->in_code)
        strbuf_add_char(&r->text.text, '\t');
    r->in_code = false;
    if (r->heading.text.len || r->text.text.len || r->tex.text.len) {
        struct section section = { .id = r->id,
                                   .heading = take(r, &r->heading),
                                   .text = take(r, &r->text),
                                   .formulas = take(r, &r->tex) };
        vec_push(r->arena, &r->sections, section);
    }
    r->text.gap = 0;
}

/* Length of the white space at the start of `s`: of ASCII, the no-break and the ideographic space. */
static size_t white_length(struct str s)
{
    char c = s.ptr[0];
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v')
        return 1;
    if (str_starts(s, STR("\u00A0")))
        return 2;
    return str_starts(s, STR("\u3000")) ? 3 : 0;
}

/* The mark of code stands outside of a blank. */
static void begin_word(struct reading *r, struct column *column)
{
    bool code = column == &r->text && r->code;
    bool toggles = column == &r->text && code != r->in_code;
    if (toggles && !code)
        strbuf_add_char(&column->text, '\t');
    if (column->gap && column->text.len)
        strbuf_add_char(&column->text, column->gap);
    if (toggles && code)
        strbuf_add_char(&column->text, '\t');
    if (column == &r->text)
        r->in_code = code;
    column->gap = 0;
}

static void add_gap(struct column *column)
{
    if (!column->gap)
        column->gap = ' ';
}

static void add_words(struct reading *r, struct column *column, struct str text)
{
    static const bool stops[256] = { [' '] = true,  ['\n'] = true, ['\t'] = true, ['\r'] = true,
                                     ['\f'] = true, ['\v'] = true, [0xC2] = true, [0xE3] = true };
    while (text.len) {
        size_t white = white_length(text);
        if (white) {
            add_gap(column);
            text = str_slice(text, white, text.len);
            continue;
        }
        size_t len = 1 + str_find_any(str_slice(text, 1, text.len), stops);
        begin_word(r, column);
        strbuf_add(&column->text, str_slice(text, 0, len));
        text = str_slice(text, len, text.len);
    }
}

static struct column *column_of(struct reading *r)
{
    return r->headings ? &r->heading : &r->text;
}

static void add_decoded(struct reading *r, struct column *column, struct str text)
{
    if (str_find(text, '&') == text.len) {
        add_words(r, column, text);
        return;
    }
    struct strbuf decoded;
    strbuf_init(&decoded, STRBUF_PAGE);
    tags_decode(&decoded, text);
    add_words(r, column, strbuf_str(&decoded));
    strbuf_release(&decoded);
}

static void add_text(struct reading *r, struct str text)
{
    if (!r->marked || r->unseen || !text.len)
        return;
    add_decoded(r, column_of(r), text);
}

static void count(struct reading *r, const struct open_element *element, int step)
{
    r->marked += element->marked ? step : 0;
    r->unseen += element->unseen ? step : 0;
    r->code += element->code ? step : 0;
    r->headings += element->heading ? step : 0;
}

/* What an element's attributes say. The link of a heading to itself has the class `anchor`. */
static void read_attributes(const struct html_tag *tag, struct open_element *element,
                            struct str *id)
{
    struct str rest = tag->attributes;
    while (rest.len) {
        struct html_attribute attribute = tags_attribute(&rest);
        if (str_is(attribute.name, "data-search")) {
            element->marked = !str_is(attribute.value, "no");
            element->unseen |= !element->marked;
        } else if (str_is(attribute.name, "hidden")) {
            element->unseen = true;
        } else if (str_is(attribute.name, "class")) {
            element->unseen |= str_is(attribute.value, "anchor");
        } else if (str_is(attribute.name, "id")) {
            *id = attribute.value;
        }
    }
}

static void open_tag(struct reading *r, const struct html_tag *tag)
{
    struct str id = STR("");
    struct open_element element = { .name = tag->name,
                                    .unseen = tag->kind == TAG_UNSEEN || tag->kind == TAG_FORMULA,
                                    .code = tag->kind == TAG_CODE || str_is(tag->name, "pre") };
    if (r->depth == DEPTH_MAX)
        return;
    read_attributes(tag, &element, &id);
    if (!r->depth && !element.marked && !element.unseen)
        return; /* what is around it does not matter */
    element.heading = tag->kind == TAG_HEADING && id.len;
    if (element.heading && (r->marked || element.marked) && !r->unseen && !r->headings) {
        end_section(r);
        r->id = id;
    }
    r->open[r->depth++] = element;
    count(r, &element, 1);
}

static void close_tag(struct reading *r, struct str name)
{
    size_t at = r->depth;
    while (at && !str_eq(r->open[at - 1].name, name))
        at--;
    for (; at && r->depth >= at; r->depth--)
        count(r, &r->open[r->depth - 1], -1);
}

/* Takes a formula whose tag was taken, as a line of text; false where it does not end. */
static bool take_formula(struct reading *r, struct str *rest)
{
    size_t end = r->endless ? rest->len : str_search(*rest, STR("</math>"));
    struct str tex, line;
    r->endless = end == rest->len;
    if (r->endless)
        return false;
    line = formula_line(r->arena, str_slice(*rest, 0, end), &tex);
    *rest = str_slice(*rest, end + STR("</math>").len, rest->len);
    if (!r->marked || r->unseen)
        return true;
    add_words(r, column_of(r), line);
    r->tex.gap = '\n';
    add_decoded(r, &r->tex, tex);
    return true;
}

/* To the next tag that has a mark, as it seems: there is much around the text of a page. */
static void skip_unmarked(struct str *html)
{
    const struct str mark = STR("data-search");
    const char *found = memmem(html->ptr, html->len, mark.ptr, mark.len);
    size_t at = found ? (size_t)(found - html->ptr) : html->len;
    while (found && at && html->ptr[at] != '<')
        at--;
    *html = str_slice(*html, at, html->len);
}

static void take_tag(struct reading *r, struct str *rest)
{
    struct html_tag tag = tags_next(rest);
    bool block = tag.kind == TAG_BLOCK || tag.kind == TAG_HEADING || tag.kind == TAG_BREAK ||
                 str_is(tag.name, "hr");
    if (block && !r->unseen)
        add_gap(column_of(r));
    if (tag.closing)
        close_tag(r, tag.name);
    else if (str_is(tag.name, "math") && r->depth && take_formula(r, rest))
        return;
    else if (tag.kind == TAG_RAW)
        tags_skip_raw(rest, tag.name);
    else if (tag.kind != TAG_VOID && tag.kind != TAG_BREAK)
        open_tag(r, &tag);
    if (block && !r->unseen)
        add_gap(column_of(r)); /* of what the tag leads to */
}

struct sections read_sections(struct arena *arena, struct str html)
{
    struct reading reading = { .arena = arena, .id = STR("") };
    struct column *columns[] = { &reading.heading, &reading.text, &reading.tex };
    for (size_t i = 0; i < COUNT(columns); i++)
        strbuf_init(&columns[i]->text, STRBUF_PAGE);
    while (html.len) {
        if (!reading.depth)
            skip_unmarked(&html);
        add_text(&reading, tags_text(&html));
        if (html.len)
            take_tag(&reading, &html);
    }
    end_section(&reading);
    for (size_t i = 0; i < COUNT(columns); i++)
        strbuf_release(&columns[i]->text);
    return reading.sections;
}
