#include "build/import.h"

#include "base/fs.h"
#include "base/path.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "content/bank.h"
#include "content/slug.h"
#include "content/source.h"
#include "markdown/html.h"
#include "syntax/parse.h"

enum { NAME_LIMIT = 40 };

struct import {
    struct arena *arena;
    struct diag *diag;
    const struct source *source;
    struct str folder;
    struct str definitions; /* the bank's lines that define links */
};

struct file {
    struct str path, text;
};

/* True for what YAML forbids in a text, or takes for the end of a line. */
static bool needs_escape(uint32_t c)
{
    return c < 0x20 || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

/* A double-quoted YAML scalar. */
static void add_quoted(struct strbuf *text, struct str value)
{
    strbuf_add_char(text, '"');
    while (value.len) {
        struct str before = value;
        uint32_t c = utf8_next(&value);
        if (c == '"' || c == '\\')
            strbuf_add_char(text, '\\');
        if (needs_escape(c))
            strbuf_printf(text, "\\u%04X", (unsigned)c);
        else
            strbuf_add(text, str_slice(before, 0, before.len - value.len));
    }
    strbuf_add_char(text, '"');
}

static void add_front_matter(struct strbuf *text, const struct page *page)
{
    strbuf_printf(text, "---\nid: %.*s\n", STR_ARG(page->id));
    if (page->number)
        strbuf_printf(text, "number: %d\n", page->number);
    strbuf_add(text, STR("title: "));
    add_quoted(text, page->title);
    strbuf_add(text, STR("\n---\n\n"));
}

static void add_hashes(struct strbuf *text, int count)
{
    for (int i = 0; i < count; i++)
        strbuf_add_char(text, '#');
}

/* Appends a heading's line(s) with another level. */
static void add_heading(struct strbuf *text, struct str lines, int level)
{
    struct str line = str_trim(lines);
    bool underlined = str_find(line, '\n') < line.len;
    add_hashes(text, level);
    while (!underlined && str_starts(line, STR("#")))
        line = str_slice(line, 1, line.len);
    if (!underlined)
        strbuf_add(text, line);
    /* the underline goes, and what is left is one line */
    while (underlined && str_find(line, '\n') < line.len) {
        strbuf_add_char(text, ' ');
        strbuf_add(text, str_trim(str_cut(&line, '\n')));
    }
    strbuf_add_char(text, '\n');
}

static struct str cut_lines(struct str *rest, int count)
{
    const char *begin = rest->ptr;
    for (; count > 0 && rest->len; count--)
        str_cut(rest, '\n');
    return (struct str){ begin, (size_t)(rest->ptr - begin) };
}

/* Appends the body with its headings at the levels that they have in a page. */
static void add_body(struct strbuf *text, struct str body)
{
    cmark_node *doc = syntax_parse_commonmark(body);
    int shift = bank_shift(doc), line = 1;
    for (cmark_node *n = cmark_node_first_child(doc); shift && n; n = cmark_node_next(n)) {
        int level = cmark_node_get_heading_level(n);
        if (!level)
            continue;
        int start = cmark_node_get_start_line(n);
        strbuf_add(text, cut_lines(&body, start - line));
        int lines = bank_heading_lines(body, n);
        add_heading(text, cut_lines(&body, lines), level - shift > 6 ? 6 : level - shift);
        line = start + lines;
    }
    strbuf_add(text, body);
    cmark_node_free(doc);
}

/* Without blank lines at both ends; the first line keeps its indent, which may make
 * it code. */
static struct str trim_lines(struct str text)
{
    for (struct str rest = text; rest.len; text = rest)
        if (str_trim(str_cut(&rest, '\n')).len)
            break;
    struct str all = str_trim(text);
    return (struct str){ text.ptr, all.len ? (size_t)(all.ptr + all.len - text.ptr) : 0 };
}

/* `a` and `b`, each with a line end of its own. */
static struct str join_lines(struct arena *arena, struct str a, struct str b)
{
    struct strbuf text;
    strbuf_init(&text, STRBUF_PAGE);
    strbuf_add(&text, a);
    if (a.len)
        strbuf_add_char(&text, '\n');
    strbuf_add(&text, b);
    struct str joined = arena_dup(arena, strbuf_str(&text));
    strbuf_release(&text);
    return joined;
}

/* True when the Markdown reads as the page does in the bank. */
static bool reads_alike(struct import *im, const struct page *page, struct str markdown)
{
    cmark_node *doc = syntax_parse_commonmark(markdown);
    struct str here = html_of(im->arena, doc, true);
    cmark_node_free(doc);
    return str_eq(here, html_of(im->arena, page->tree, true));
}

/* The body of a page's file. A link may be defined anywhere in the bank: where
 * the page alone reads differently, the bank's definitions follow it. */
static struct str body_of(struct import *im, const struct page *page)
{
    struct strbuf text;
    strbuf_init(&text, STRBUF_PAGE);
    add_body(&text, page->body);
    struct str body = join_lines(im->arena, trim_lines(strbuf_str(&text)), STR(""));
    strbuf_release(&text);
    if (reads_alike(im, page, body))
        return body;
    struct str with = join_lines(im->arena, body, im->definitions);
    if (reads_alike(im, page, with))
        return with;
    diag_warning(im->diag, page->id_loc, "'%.*s' may read differently in a file of its own",
                 STR_ARG(page->title));
    return with;
}

static struct file file_of(struct import *im, const struct page *page)
{
    struct strbuf text;
    strbuf_init(&text, STRBUF_PAGE);
    add_front_matter(&text, page);
    strbuf_add(&text, body_of(im, page));
    struct str slug = slug_of(im->arena, page->title, NAME_LIMIT);
    struct str name = page->number
                          ? arena_printf(im->arena, "%02d-%.*s.md", page->number, STR_ARG(slug))
                          : arena_printf(im->arena, "%.*s.md", STR_ARG(page->id));
    struct file file = { path_join(im->arena, im->folder, name),
                         arena_dup(im->arena, strbuf_str(&text)) };
    strbuf_release(&text);
    return file;
}

/* Lines such as "[name]: address", wherever they stand. */
static struct str find_definitions(struct arena *arena, struct str text)
{
    struct strbuf found;
    strbuf_init(&found, STRBUF_PAGE);
    while (text.len) {
        struct str line = str_cut(&text, '\n'), bare = str_trim(line);
        size_t close = str_find(bare, ']');
        if (!str_starts(bare, STR("[")) || close + 1 >= bare.len || bare.ptr[close + 1] != ':')
            continue;
        strbuf_add(&found, bare);
        strbuf_add_char(&found, '\n');
    }
    struct str result = arena_dup(arena, strbuf_str(&found));
    strbuf_release(&found);
    return result;
}

static bool refuse_existing(struct import *im, const struct file *files, size_t count)
{
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        struct source file = { .path = files[i].path };
        struct loc loc = { .source = &file };
        if (fs_kind_itself(files[i].path) != FS_MISSING)
            ok = diag_error(im->diag, loc, "it exists already; import never overwrites");
        for (size_t k = 0; k < i; k++)
            if (str_eq(files[k].path, files[i].path))
                ok = diag_error(im->diag, loc, "two questions would have this file");
    }
    return ok;
}

static bool write_files(struct import *im, const struct file *files, size_t count)
{
    int error = fs_make_folders(im->folder);
    for (size_t i = 0; i < count && !error; i++) {
        error = fs_create(files[i].path, files[i].text);
        for (size_t k = 0; error && k < i; k++)
            fs_remove_file(files[k].path);
    }
    if (!error)
        return true;
    struct source out = { .path = im->folder };
    return diag_error(im->diag, (struct loc){ .source = &out }, "cannot be written: %s",
                      fs_error(error));
}

static bool write_pages(struct import *im, const struct bank *bank, size_t *written)
{
    struct file *files = arena_alloc(im->arena, bank->pages.len * sizeof *files);
    for (size_t i = 0; i < bank->pages.len; i++)
        files[i] = file_of(im, bank->pages.ptr[i]);
    *written = bank->pages.len;
    return refuse_existing(im, files, bank->pages.len) && write_files(im, files, bank->pages.len);
}

static bool import(struct arena *arena, struct str path, struct str folder, struct diag *diag,
                   size_t *written)
{
    struct source *source = source_read(arena, diag, path);
    struct bank bank;
    if (!source)
        return false;
    /* the text is copied as it stands: our dialect in it matters to no one here */
    struct parsed parsed = { syntax_parse_commonmark(source->text), NULL };
    if (!bank_split(arena, diag, source, &parsed, &bank))
        return false;
    struct import im = { arena, diag, source, folder, find_definitions(arena, source->text) };
    bool ok = write_pages(&im, &bank, written);
    for (size_t i = 0; i < bank.pages.len; i++)
        page_release(bank.pages.ptr[i]);
    return ok;
}

bool import_bank(struct str bank, struct str folder, struct diag *diag, size_t *written)
{
    struct arena arena = { 0 };
    bool ok = import(&arena, bank, folder, diag, written);
    arena_release(&arena);
    return ok;
}
