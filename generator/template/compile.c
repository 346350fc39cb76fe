#include "template/compile.h"

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"

enum tag { TAG_ESCAPED, TAG_RAW, TAG_STATEMENT, TAG_COMMENT };

static const struct {
    const char *open, *close;
} tags[] = {
    [TAG_ESCAPED] = { "{{", "}}" },
    [TAG_RAW] = { "{{{", "}}}" },
    [TAG_STATEMENT] = { "{%", "%}" },
    [TAG_COMMENT] = { "{#", "#}" },
};

struct compiler {
    struct arena *arena;
    struct diag *diag;
    const struct source *source;
    struct compiled *compiled;
    struct str text;
    size_t pos;         /* in text: all before it is compiled */
    struct strbuf lua;  /* the chunk so far */
    struct strbuf code; /* of the tag at hand, comments blanked */
    bool escapes;       /* that code, as in struct expression */
    size_t seen, line_start;
    int line; /* the one that holds `seen` and starts at `line_start` */
};

static bool starts_at(struct str text, size_t at, struct str what)
{
    return str_starts(str_slice(text, at, text.len), what);
}

/* Goes on from where the last call was, for `at` never decreases. */
static struct loc place_at(struct compiler *c, size_t at)
{
    for (; c->seen < at; c->seen++) {
        if (c->text.ptr[c->seen] != '\n')
            continue;
        c->line++;
        c->line_start = c->seen + 1;
    }
    return (struct loc){ c->source, c->line, (int)(at - c->line_start) + 1 };
}

/* Says where the next line of the chunk comes from. */
static void note_line(struct compiler *c, size_t at)
{
    struct loc loc = place_at(c, at);
    struct chunk_line line = { loc.line, loc.col };
    vec_push(c->arena, &c->compiled->lines, line);
}

static void begin_line(struct compiler *c, size_t at)
{
    strbuf_add_char(&c->lua, '\n');
    note_line(c, at);
}

static void add_newlines(struct strbuf *buf, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\n')
            strbuf_add_char(buf, '\n');
}

/* Past the end of a long bracket ([[..]], [==[..]==]) that starts at `at`; `at`
 * itself when none does, the end of the text when it is not closed. */
static size_t past_long_bracket(struct str text, size_t at)
{
    size_t level = 0, inside = at + 1;
    if (!starts_at(text, at, STR("[")))
        return at;
    while (starts_at(text, inside + level, STR("=")))
        level++;
    if (!starts_at(text, inside + level, STR("[")))
        return at;
    for (size_t i = inside + level + 1; i < text.len; i++) {
        size_t equals = 0;
        while (text.ptr[i] == ']' && starts_at(text, i + 1 + equals, STR("=")))
            equals++;
        if (text.ptr[i] == ']' && equals == level && starts_at(text, i + 1 + level, STR("]")))
            return i + level + 2;
    }
    return text.len;
}

/* Past the end of a string in quotes; at the line's end when it is not closed. */
static size_t past_quoted(struct str text, size_t at)
{
    char quote = text.ptr[at];
    size_t i = at + 1;
    while (i < text.len && text.ptr[i] != quote && text.ptr[i] != '\n')
        i += text.ptr[i] == '\\' ? 2 : 1;
    i = i < text.len ? i : text.len;
    return i < text.len && text.ptr[i] == quote ? i + 1 : i;
}

/* Past the end of a comment that starts at `at`. A short one ends with its line or
 * its tag, whichever comes first. */
static size_t past_comment(struct str text, size_t at, struct str close)
{
    size_t end = past_long_bracket(text, at + 2);
    if (end > at + 2)
        return end;
    while (end < text.len && text.ptr[end] != '\n' && !starts_at(text, end, close))
        end++;
    return end;
}

/* Adds code as it stands, but for carriage returns: Lua counts lone ones as lines. */
static void add_code(struct strbuf *buf, struct str code)
{
    for (size_t i = 0; i < code.len; i++)
        strbuf_add_char(buf, code.ptr[i] == '\r' ? ' ' : code.ptr[i]);
}

/* Reads the code of a tag into c->code from `at` on. Returns the place of the
 * closing tag, or the text's length. A `}}` that closes tables does not close the
 * tag, nor does one in a string. */
static size_t read_code(struct compiler *c, size_t at, struct str close)
{
    int depth = 0, open = 0;
    bool braces = close.ptr[0] == '}';
    strbuf_reset(&c->code);
    c->escapes = false;
    while (at < c->text.len) {
        char byte = c->text.ptr[at];
        if ((!braces || depth == 0) && starts_at(c->text, at, close))
            return at;
        size_t end = at + 1;
        bool comment = starts_at(c->text, at, STR("--"));
        if (comment)
            end = past_comment(c->text, at, close);
        else if (byte == '"' || byte == '\'')
            end = past_quoted(c->text, at);
        else if (byte == '[' && past_long_bracket(c->text, at) > at)
            end = past_long_bracket(c->text, at);
        depth += byte == '{';
        depth -= byte == '}' && depth > 0;
        open += (byte == '(') - (byte == ')');
        c->escapes = c->escapes || open < 0;
        if (comment) {
            strbuf_add_char(&c->code, ' ');
            add_newlines(&c->code, str_slice(c->text, at, end));
        } else {
            add_code(&c->code, str_slice(c->text, at, end));
        }
        at = end;
    }
    return at;
}

static size_t find_comment_end(const struct compiler *c, size_t at)
{
    while (at < c->text.len && !starts_at(c->text, at, str_of(tags[TAG_COMMENT].close)))
        at++;
    return at;
}

static bool is_tag(struct str text, size_t at, enum tag *tag)
{
    static const enum tag longest_first[] = { TAG_RAW, TAG_ESCAPED, TAG_STATEMENT, TAG_COMMENT };
    for (size_t i = 0; i < COUNT(longest_first); i++) {
        *tag = longest_first[i];
        if (starts_at(text, at, str_of(tags[*tag].open)))
            return true;
    }
    return false;
}

/* The next tag from c->pos on; false when there is none. */
static bool find_tag(const struct compiler *c, size_t *at, enum tag *tag)
{
    for (*at = c->pos; *at < c->text.len; (*at)++)
        if (c->text.ptr[*at] == '{' && is_tag(c->text, *at, tag))
            return true;
    return false;
}

static void add_text_byte(struct strbuf *buf, char byte)
{
    switch (byte) {
    case '\n':
        strbuf_add(buf, STR("\\n"));
        break;
    case '\r':
        strbuf_add(buf, STR("\\r"));
        break;
    case '\0':
        strbuf_add(buf, STR("\\x00"));
        break;
    case '"':
    case '\\':
        strbuf_add_char(buf, '\\');
        strbuf_add_char(buf, byte);
        break;
    default:
        strbuf_add_char(buf, byte);
    }
}

/* Adds the text up to `end`. The semicolon keeps the call from completing a statement that was left open. */
static void add_text(struct compiler *c, size_t end)
{
    struct str text = str_slice(c->text, c->pos, end);
    if (!text.len)
        return;
    strbuf_add_char(&c->lua, ';');
    begin_line(c, c->pos);
    strbuf_add(&c->lua, STR("__w(\""));
    for (size_t i = 0; i < text.len; i++)
        add_text_byte(&c->lua, text.ptr[i]);
    strbuf_add(&c->lua, STR("\")"));
}

static size_t skip_blanks(struct str text, size_t at)
{
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    return at;
}

static size_t start_of_line(struct str text, size_t at)
{
    while (at > 0 && text.ptr[at - 1] != '\n')
        at--;
    return at;
}

/* When nothing but blanks stands around the tag [*start, *end), widens it to all of
 * its line, line end included. */
static void widen_lone(struct str text, size_t *start, size_t *end)
{
    size_t from = start_of_line(text, *start), to = skip_blanks(text, *end);
    bool at_end = to == text.len;
    if (starts_at(text, to, STR("\r\n")))
        to++;
    if (skip_blanks(text, from) != *start || (!at_end && text.ptr[to] != '\n'))
        return;
    *start = from;
    *end = at_end ? to : to + 1;
}

/* Adds the code of a tag, which is what stands from `inside` to `end`. */
static void add_code_lines(struct compiler *c, size_t inside, size_t end)
{
    strbuf_add(&c->lua, strbuf_str(&c->code));
    for (size_t i = inside; i < end; i++)
        if (c->text.ptr[i] == '\n')
            note_line(c, skip_blanks(c->text, i + 1));
}

static bool add_expression(struct compiler *c, enum tag tag, size_t at, size_t end)
{
    struct str code = strbuf_str(&c->code);
    if (!str_trim(code).len)
        return diag_error(c->diag, place_at(c, at),
                          "an expression is missing between '%s' and '%s'", tags[tag].open,
                          tags[tag].close);
    strbuf_add_char(&c->lua, ';');
    begin_line(c, at);
    struct expression expression = { arena_dup(c->arena, code), c->compiled->lines.len,
                                     c->escapes };
    vec_push(c->arena, &c->compiled->expressions, expression);
    strbuf_add(&c->lua, tag == TAG_RAW ? STR("__r((") : STR("__e(("));
    add_code_lines(c, at, end);
    strbuf_add(&c->lua, STR("))"));
    return true;
}

/* Compiles the text up to the tag at `at` and the tag. */
static bool compile_tag(struct compiler *c, size_t at, enum tag tag)
{
    struct str open = str_of(tags[tag].open), close = str_of(tags[tag].close);
    size_t inside = at + open.len;
    size_t end = tag == TAG_COMMENT ? find_comment_end(c, inside) : read_code(c, inside, close);
    if (end == c->text.len)
        return diag_error(c->diag, place_at(c, at), "'%s' is not closed by '%s'", open.ptr,
                          close.ptr);
    size_t start = at, inner = end;
    end += close.len;
    if (tag == TAG_STATEMENT || tag == TAG_COMMENT)
        widen_lone(c->text, &start, &end);
    add_text(c, start);
    c->pos = end;
    if (tag == TAG_COMMENT)
        return true;
    if (tag != TAG_STATEMENT)
        return add_expression(c, tag, at, inner);
    begin_line(c, at);
    add_code_lines(c, inside, inner);
    return true;
}

static bool compile_all(struct compiler *c)
{
    size_t at;
    enum tag tag;
    bool ok = true;
    while (find_tag(c, &at, &tag)) {
        size_t before = c->pos;
        ok = compile_tag(c, at, tag) && ok;
        if (c->pos == before)
            return false; /* not closed: there is no telling code from text behind it */
    }
    add_text(c, c->text.len);
    begin_line(c, c->text.len);
    return ok;
}

bool compile_template(struct arena *arena, struct diag *diag, const struct source *source,
                      struct compiled *compiled)
{
    struct compiler c = { .arena = arena,
                          .diag = diag,
                          .source = source,
                          .compiled = compiled,
                          .text = source->text,
                          .line = 1 };
    *compiled = (struct compiled){ 0 };
    size_t bad = utf8_check(c.text);
    if (bad < c.text.len)
        return diag_error(diag, place_at(&c, bad), "not valid UTF-8");
    if (str_starts(c.text, STR("\xEF\xBB\xBF")))
        c.pos = 3;
    strbuf_init(&c.lua, STRBUF_PAGE);
    strbuf_init(&c.code, STRBUF_PAGE);
    note_line(&c, c.pos);
    strbuf_add(&c.lua, STR("local _ENV,__w,__e,__r=..."));
    bool ok = compile_all(&c);
    if (ok && !strbuf_ok(&c.lua))
        ok = diag_error(diag, (struct loc){ .source = source }, "the template is too long");
    compiled->lua = arena_dup(arena, strbuf_str(&c.lua));
    strbuf_release(&c.lua);
    strbuf_release(&c.code);
    return ok;
}
