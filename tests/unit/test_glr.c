#include <stdlib.h>

#include "base/strbuf.h"
#include "check.h"
#include "highlight/glr.h"

const TSLanguage *tree_sitter_c(void), *tree_sitter_json(void), *tree_sitter_python(void);

static void write_node(struct strbuf *out, struct node node)
{
    strbuf_printf(out, "%u-%u %u/%u%s ", node.start, node.end, node.symbol, node.field,
                  node.named ? "" : "'");
}

/* The node at the cursor and what is inside, as the library tells it. */
static void write_cursor(struct strbuf *out, TSTreeCursor *cursor)
{
    TSNode node = ts_tree_cursor_current_node(cursor);
    write_node(out, (struct node){ .start = ts_node_start_byte(node),
                                   .end = ts_node_end_byte(node),
                                   .symbol = ts_node_symbol(node),
                                   .field = ts_tree_cursor_current_field_id(cursor),
                                   .named = ts_node_is_named(node) });
    if (!ts_tree_cursor_goto_first_child(cursor))
        return;
    strbuf_add(out, STR("( "));
    do
        write_cursor(out, cursor);
    while (ts_tree_cursor_goto_next_sibling(cursor));
    ts_tree_cursor_goto_parent(cursor);
    strbuf_add(out, STR(") "));
}

static void write_tree(struct strbuf *out, const struct tree *tree, uint32_t index)
{
    write_node(out, tree->ptr[index]);
    if (tree->ptr[index].next == index + 1)
        return;
    strbuf_add(out, STR("( "));
    for (uint32_t i = index + 1; i < tree->ptr[index].next; i = tree->ptr[i].next)
        write_tree(out, tree, i);
    strbuf_add(out, STR(") "));
}

static void write_library(struct strbuf *out, const TSLanguage *language, struct str code)
{
    TSParser *parser = ts_parser_new();
    ts_parser_set_language(parser, language);
    TSTree *tree = ts_parser_parse_string(parser, NULL, code.ptr, (uint32_t)code.len);
    TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
    write_cursor(out, &cursor);
    ts_tree_cursor_delete(&cursor);
    ts_tree_delete(tree);
    ts_parser_delete(parser);
}

static bool parse_ours(const struct grammar *grammar, struct str code, struct strbuf *out)
{
    struct arena arena = { 0 };
    struct tree tree = { 0 };
    bool found = glr_parse(&arena, grammar, code, &tree);
    if (found)
        write_tree(out, &tree, 0);
    arena_release(&arena);
    return found;
}

/* Ours as it should be, if the code is one that we parse; true then. */
static bool check_tree(const struct grammar *grammar, struct str code)
{
    struct strbuf ours, library;
    strbuf_init(&ours, STRBUF_PAGE);
    strbuf_init(&library, STRBUF_PAGE);
    bool found = parse_ours(grammar, code, &ours);
    write_library(&library, grammar->library, code);
    if (found)
        CHECK_STR(strbuf_str(&ours), strbuf_str(&library).ptr);
    strbuf_release(&ours);
    strbuf_release(&library);
    return found;
}

/* The same nodes as the library's, under the same names and fields. */
TEST(glr_trees)
{
    static const char *const c[] = {
        "",
        "\n\n",
        "// only this",
        "int x;",
        "/* before */ int x; /* between */ int y; // behind\n",
        "void f(void)\n{\n    a * b;\n    f(x);\n    (a)(b);\n    (a) * b;\n    sizeof(a);\n}\n",
        "void f(void) { T * x = y; unsigned x; g (h) (i); (T){ 1 }; (T) & x; x[1](2); T(y)(z); }",
        "struct s { int a, *b; struct { int c; }; } v = { .a = 1, [2] = 3 };",
        "typedef int (*f)(void); enum { A, B = 2 }; union u;",
        "#include <a.h>\n#define A(x) ((x) + 1)\n#if A\nint x;\n#elif B\n#else\n#endif\n",
        ("void f(void) { for (int i = 0; i < 3; i++) "
         "{ if (a) b; else if (c) d; else { /* no */ } } }"),
        "void f(void) { switch (a) { case 1: b(); break; default: return; } l: goto l; }",
        "const char *s = \"a\\n\" \"\xe4\xb8\xad\" L\"x\"; char c = '\\0'; int \xe4\xb8\xad = 1;",
    };
    static const char *const json[] = { "[1, {\"a\": null, \"b\": [true, \"\\n\"]}]", "{}", "" };
    struct arena arena = { 0 };
    struct grammar of_c = grammar_load(&arena, tree_sitter_c()),
                   of_json = grammar_load(&arena, tree_sitter_json());
    for (size_t i = 0; i < COUNT(c); i++)
        CHECK(check_tree(&of_c, str_of(c[i])));
    for (size_t i = 0; i < COUNT(json); i++)
        CHECK(check_tree(&of_json, str_of(json[i])));
    arena_release(&arena);
}

/* Left to the library: errors, bytes that are no text, a grammar that has C of its own. */
TEST(glr_gives_up)
{
    static const char *const broken[] = {
        "int x", "int f( {", "}", "\xEF\xBB\xBFint x;", "int x; \xff", "#if A\nint x;\n", "@",
    };
    struct arena arena = { 0 };
    struct grammar of_c = grammar_load(&arena, tree_sitter_c()),
                   of_python = grammar_load(&arena, tree_sitter_python());
    for (size_t i = 0; i < COUNT(broken); i++)
        CHECK(!check_tree(&of_c, str_of(broken[i])));
    CHECK(!check_tree(&of_python, STR("x = 1\n")));
    arena_release(&arena);
}

/* Code as it may be written where the grammar has two minds about what it is, from chance. */
TEST(glr_trees_of_chance)
{
    enum { CODES = 3000, TOKENS_MAX = 12 };
    static const char *const tokens[] = {
        "a", "b",      "T", "int", "(",    ")",      "(",      ")",     "*",
        "*", "&",      ";", ";",   ",",    "[1]",    "=",      "{",     "}",
        "1", "sizeof", "-", "if",  "else", "return", "struct", "const", "/**/",
    };
    struct arena arena = { 0 };
    struct grammar grammar = grammar_load(&arena, tree_sitter_c());
    struct strbuf code;
    strbuf_init(&code, STRBUF_PAGE);
    int understood = 0;
    srand(1);
    for (int i = 0; i < CODES; i++) {
        strbuf_add(&code, STR("void f(void) { "));
        for (int k = rand() % TOKENS_MAX; k >= 0; k--)
            strbuf_printf(&code, "%s ", tokens[(size_t)rand() % COUNT(tokens)]);
        strbuf_add(&code, STR("; }"));
        understood += check_tree(&grammar, strbuf_str(&code));
        strbuf_reset(&code);
    }
    CHECK(understood > CODES / 50);
    strbuf_release(&code);
    arena_release(&arena);
}
