/* Code in the Markdown for any reader: the language and the text, whatever else its fence says. */
#include "markdown/code_lines.h"
#include "markdown/commonmark_writer.h"
#include "markdown/include.h"

static void put_fence(struct writer *w, size_t ticks, struct str language)
{
    for (size_t i = 0; i < ticks; i++)
        writer_say(w, "`");
    writer_put(w, language);
}

static void put_title(struct writer *w, struct str title)
{
    if (!title.len)
        return;
    writer_say(w, "**");
    writer_text(w, title, false);
    writer_say(w, "**");
    w->breaks = 2;
}

/* Lines that are new or gone have the signs of a diff. */
static struct str with_changes(struct arena *arena, const struct code_text *code)
{
    struct strbuf out;
    struct str rest = code->text;
    strbuf_init(&out, STRBUF_PAGE);
    for (size_t i = 0; rest.len; i++) {
        struct str line = str_cut(&rest, '\n');
        enum line_change change = i < code->lines.len ? code->lines.ptr[i].change : LINE_SAME;
        const char *sign = change == LINE_ADDED ? "+" : change == LINE_REMOVED ? "-" : " ";
        strbuf_printf(&out, "%s%.*s\n", sign, STR_ARG(line));
    }
    struct str text = arena_dup(arena, strbuf_str(&out));
    strbuf_release(&out);
    return text;
}

static struct str read_code(struct code_block *block, struct str *language)
{
    struct str text = str_of(cmark_node_get_literal(block->node));
    struct code_text code = { 0 };
    *language = block->info.language;
    if (block->info.include.len && !include_read(block, &text))
        return STR("");
    if (!code_lines_read(block, text, &code))
        return text;
    if (!code.has_changes)
        return code.text;
    *language = STR("diff");
    return with_changes(block->md->arena, &code);
}

void writer_code(struct writer *w, cmark_node *node)
{
    struct code_block block = { .md = w->cm->md, .node = node };
    struct str language = STR("math"), text = str_of(cmark_node_get_literal(node));
    if (!maths_is_fence(node)) {
        code_info_read(&block);
        text = read_code(&block, &language);
    }
    size_t run = writer_longest_run(text), ticks = run < 3 ? 3 : run + 1;
    put_title(w, block.info.title);
    put_fence(w, ticks, language);
    w->breaks = 1;
    if (text.len)
        writer_lines(w, text);
    w->breaks = 1;
    put_fence(w, ticks, STR(""));
}
