#include "content/bank.h"

#include "base/path.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "content/text.h"
#include "syntax/tree.h"

enum { NUMBER_MAX = 99999 };

struct split {
    struct arena *arena;
    struct diag *diag;
    const struct source *source;
    struct bank *bank;
    const struct marked *marked;
    int level; /* of the questions' headings */
    int sections;
    struct page *page; /* that takes the nodes now */
    struct str rest;   /* the source from here on, */
    int line;          /* which is this line */
};

static bool take(struct str *rest, const char *prefix)
{
    if (!str_starts(*rest, str_of(prefix)))
        return false;
    *rest = str_slice(*rest, str_of(prefix).len, rest->len);
    return true;
}

static bool take_any(struct str *rest, const char *const *prefixes)
{
    for (; *prefixes; prefixes++)
        if (take(rest, *prefixes))
            return true;
    return false;
}

static bool is_digit(struct str s)
{
    return s.len && s.ptr[0] >= '0' && s.ptr[0] <= '9';
}

/* As str_trim(), but an ideographic space is blank as well. */
static struct str trim(struct str s)
{
    const struct str wide = STR("\u3000");
    for (;;) {
        s = str_trim(s);
        if (str_starts(s, wide))
            s = str_slice(s, wide.len, s.len);
        else if (str_ends(s, wide))
            s = str_slice(s, 0, s.len - wide.len);
        else
            return s;
    }
}

bool bank_number(struct str heading, int *number, struct str *title)
{
    static const char *const before[] = { "第", "问题", "Question", "Q", NULL };
    static const char *const after[] = { "题", "问", NULL };
    static const char *const separators[] = { ".", "、", "．", ")", "）", ":", "：", NULL };
    struct str rest = trim(heading);
    bool named = take_any(&rest, before);
    rest = trim(rest);
    if (!is_digit(rest))
        return false;
    int value = 0;
    for (; is_digit(rest) && value <= NUMBER_MAX; rest = str_slice(rest, 1, rest.len))
        value = value * 10 + (rest.ptr[0] - '0');
    rest = trim(rest);
    named = take_any(&rest, after) || named;
    bool separated = take_any(&rest, separators);
    if (value < 1 || value > NUMBER_MAX || is_digit(rest) || !(separated || named))
        return false;
    *number = value;
    *title = trim(rest);
    return title->len > 0;
}

/* The level of the highest numbered headings; 0 when there are none. */
static int question_level(struct arena *arena, cmark_node *doc)
{
    int level = 0, number;
    struct str title;
    for (cmark_node *n = cmark_node_first_child(doc); n; n = cmark_node_next(n)) {
        if (cmark_node_get_type(n) != CMARK_NODE_HEADING)
            continue;
        int here = cmark_node_get_heading_level(n);
        if ((!level || here < level) && bank_number(text_of(arena, n), &number, &title))
            level = here;
    }
    return level;
}

/* The heading that the first question stands under: the file's title. */
static struct str title_above(const struct split *s, cmark_node *doc)
{
    struct str title = path_stem(s->source->path);
    int number, above = 0;
    struct str unused;
    for (cmark_node *n = cmark_node_first_child(doc); n; n = cmark_node_next(n)) {
        if (cmark_node_get_type(n) != CMARK_NODE_HEADING)
            continue;
        struct str text = text_of(s->arena, n);
        int level = cmark_node_get_heading_level(n);
        if (level == s->level && bank_number(text, &number, &unused))
            break;
        if (level == 1 || (level < s->level && above != 1)) {
            title = text;
            above = level;
        }
    }
    return title;
}

static struct page *add_page(struct split *s, enum page_kind kind, struct str id, struct loc loc)
{
    struct page *page = arena_alloc(s->arena, sizeof *page);
    page->kind = kind;
    page->source = s->source;
    page->id = id;
    page->body_line = loc.line;
    page->tree = tree_node(CMARK_NODE_DOCUMENT);
    page->marked = s->marked;
    page->id_loc = page->number_loc = loc;
    vec_push(s->arena, &s->bank->pages, page);
    s->page = page;
    return page;
}

/* Begins the page that a heading starts, if it starts one. */
static bool begin_page(struct split *s, cmark_node *node)
{
    int number;
    struct str title, text = text_of(s->arena, node);
    struct loc loc = { s->source, cmark_node_get_start_line(node), 1 };
    int level = cmark_node_get_heading_level(node);
    if (level == s->level && bank_number(text, &number, &title)) {
        struct str id = arena_printf(s->arena, "q%02d", number);
        struct page *page = add_page(s, PAGE_QUESTION, id, loc);
        page->number = number;
        page->title = title;
        return true;
    }
    bool in_intro = s->bank->pages.len == 1 && s->page->kind == PAGE_PLAIN;
    if (level > s->level || !s->page || in_intro)
        return false;
    struct str id = arena_printf(s->arena, "section-%d", ++s->sections);
    add_page(s, PAGE_PLAIN, id, loc)->title = text;
    return true;
}

/* True for the line of '=' or '-' beneath an underlined heading. */
static bool is_underline(struct str line)
{
    struct str marks = str_trim(line);
    bool code = str_starts(line, STR("    ")) || str_starts(line, STR("\t"));
    for (size_t i = 0; i < marks.len; i++)
        if (marks.ptr[i] != marks.ptr[0])
            return false;
    return marks.len && !code && (marks.ptr[0] == '=' || marks.ptr[0] == '-');
}

int bank_heading_lines(struct str text, cmark_node *heading)
{
    int lines = 1;
    if (cmark_node_get_end_line(heading) == cmark_node_get_start_line(heading))
        return lines;
    str_cut(&text, '\n');
    for (bool underlined = false; text.len && !underlined; lines++)
        underlined = is_underline(str_cut(&text, '\n'));
    return lines;
}

/* The first line behind a heading. */
static int line_behind(struct split *s, cmark_node *heading)
{
    int start = cmark_node_get_start_line(heading);
    for (; s->line < start; s->line++)
        str_cut(&s->rest, '\n');
    return start + bank_heading_lines(s->rest, heading);
}

/* Moves a node into the page that it belongs to; a heading that begins a page
 * becomes its title and goes. */
static void deal_out(struct split *s, cmark_node *node)
{
    bool is_heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;
    bool is_title = is_heading && begin_page(s, node);
    if (!s->page) {
        struct loc loc = { s->source, cmark_node_get_start_line(node), 1 };
        struct page *intro = add_page(s, PAGE_PLAIN, STR("intro"), loc);
        is_title = is_heading;
        intro->title = is_heading ? text_of(s->arena, node) : s->bank->config.title[0];
    }
    cmark_node_unlink(node);
    if (is_title) {
        s->page->body_line = line_behind(s, node);
        cmark_node_free(node);
    } else {
        cmark_node_append_child(s->page->tree, node);
    }
}

static void warn_if_empty(struct split *s, cmark_node *node)
{
    if (cmark_node_get_type(node) != CMARK_NODE_HEADING)
        return;
    cmark_node *next = cmark_node_next(node);
    bool followed =
        next && (cmark_node_get_type(next) != CMARK_NODE_HEADING ||
                 cmark_node_get_heading_level(next) > cmark_node_get_heading_level(node));
    if (!followed)
        diag_warning(s->diag,
                     (struct loc){ s->source, cmark_node_get_start_line(node),
                                   cmark_node_get_start_column(node) },
                     "nothing stands under the heading '%.*s'", STR_ARG(text_of(s->arena, node)));
}

/* More Han than Latin letters make a Chinese text. */
static struct str language_of(struct str text)
{
    size_t han = 0, latin = 0;
    while (text.len) {
        uint32_t c = utf8_next(&text);
        han += utf8_is_unspaced(c);
        latin += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return han * 4 > latin ? STR("zh") : STR("en");
}

int bank_shift(cmark_node *tree)
{
    int highest = 0;
    for (cmark_node *n = cmark_node_first_child(tree); n; n = cmark_node_next(n)) {
        int level = cmark_node_get_heading_level(n); /* 0 for other nodes */
        if (level && (!highest || level < highest))
            highest = level;
    }
    return highest ? highest - 2 : 0;
}

static void shift_headings(cmark_node *tree)
{
    int shift = bank_shift(tree);
    for (cmark_node *n = cmark_node_first_child(tree); n; n = cmark_node_next(n)) {
        int level = cmark_node_get_heading_level(n);
        if (level)
            cmark_node_set_heading_level(n, level - shift > 6 ? 6 : level - shift);
    }
}

/* Gives each page the lines from its body_line to where the next page begins. */
static void assign_bodies(struct bank *bank, const struct source *source)
{
    struct str rest = source->text;
    int line = 1;
    for (size_t i = 0; i < bank->pages.len; i++) {
        struct page *page = bank->pages.ptr[i];
        for (; line < page->body_line && rest.len; line++)
            str_cut(&rest, '\n');
        const char *begin = rest.ptr;
        bool last = i + 1 == bank->pages.len;
        for (; rest.len && (last || line < bank->pages.ptr[i + 1]->id_loc.line); line++)
            str_cut(&rest, '\n');
        page->body = (struct str){ begin, (size_t)(rest.ptr - begin) };
    }
}

static void make_up_config(struct bank *bank, const struct source *source, struct str title)
{
    bank->config.source = *source;
    bank->config.title[0] = title;
    bank->config.description[0] = STR("");
    bank->config.languages[0] = language_of(source->text);
    bank->config.language_count = 1;
    bank->config.search = true;
}

/* An intro that says no more than the bank's title, which is on every page, is none. */
static void drop_bare_intro(struct bank *bank)
{
    struct page *intro = bank->pages.ptr[0];
    bool bare = intro->kind == PAGE_PLAIN && !cmark_node_first_child(intro->tree) &&
                str_eq(intro->title, bank->config.title[0]);
    if (!bare)
        return;
    page_release(intro);
    bank->pages.ptr++;
    bank->pages.len--;
}

bool bank_split(struct arena *arena, struct diag *diag, const struct source *source,
                const struct parsed *parsed, struct bank *bank)
{
    cmark_node *doc = parsed->tree;
    *bank = (struct bank){ 0 };
    struct split s = { .arena = arena,
                       .diag = diag,
                       .source = source,
                       .bank = bank,
                       .marked = parsed->marked,
                       .level = question_level(arena, doc),
                       .rest = source->text,
                       .line = 1 };
    if (!s.level) {
        cmark_node_free(doc);
        return diag_error_hint(diag, (struct loc){ .source = source },
                               STR("a question begins with a heading such as '## 1. Title'"),
                               "no numbered heading is in this file");
    }
    make_up_config(bank, source, title_above(&s, doc));
    for (cmark_node *n = cmark_node_first_child(doc); n; n = cmark_node_next(n))
        warn_if_empty(&s, n);
    for (cmark_node *n = cmark_node_first_child(doc), *next; n; n = next) {
        next = cmark_node_next(n);
        deal_out(&s, n);
    }
    cmark_node_free(doc);
    drop_bare_intro(bank);
    for (size_t i = 0; i < bank->pages.len; i++)
        shift_headings(bank->pages.ptr[i]->tree);
    assign_bodies(bank, source);
    return true;
}
