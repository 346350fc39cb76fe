#include <stdlib.h>

#include "base/strbuf.h"
#include "check.h"
#include "highlight/glr.h"

const TSLanguage *tree_sitter_bash(void), *tree_sitter_c(void), *tree_sitter_css(void),
    *tree_sitter_html(void), *tree_sitter_javascript(void), *tree_sitter_json(void),
    *tree_sitter_lua(void), *tree_sitter_python(void), *tree_sitter_yaml(void);

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

/* Of grammars that find some of their tokens by C of their own: where lines are indented, in strings, in elements. */
TEST(glr_trees_of_scanners)
{
    static const struct {
        const TSLanguage *(*language)(void);
        const char *code;
    } cases[] = {
        { tree_sitter_python, "" },
        { tree_sitter_python, "# only this\n" },
        { tree_sitter_python, "def f(a, *b):\n    if a:\n        return b\n\n    # behind\nx = 1" },
        { tree_sitter_python, "s = f'{a!r:>{w}} {{}} \\n' + r'a' + '''\n'x'\n'''\n" },
        { tree_sitter_python, "print('a')" },
        { tree_sitter_python, "print(f'{a}', file=b)\nprint >> a, b\n" },
        { tree_sitter_python, "f(*a.b(c), **d)\n[*a.b]\nmatch(a)\nmatch a:\n  case 1: pass\n" },
        { tree_sitter_python, "x = [\n  i  # one\n  for i in y\n]\nasync def f(): await g()\n" },
        { tree_sitter_html, "<!DOCTYPE html><div><p>a<p>b<ul><li>c<li>d</ul><br><!-- e --></div>" },
        { tree_sitter_html, "<script>if (a < b) c();</script><style>p { }</style><a-b>c</a-b>" },
        { tree_sitter_javascript, "let a = `b${c}d`\nreturn\n/x/g.test(a)\nb ? c : d // e\n" },
        { tree_sitter_javascript,
          "(a, b) => ({ a, b });\n(a, b);\nasync (x) => x;\n<a.b>c</a.b>;\n" },
        { tree_sitter_css, "a:hover, a b > c { d: e; f: g(1px) } @media (x: y) { h { i: j } }" },
        { tree_sitter_bash,
          "for i in $(ls); do echo \"$i\" 'b' > c; done\nif [ a ]; then b; fi\n" },
        { tree_sitter_yaml, "a: [b, 'c']\nd:\n  - e: |\n      f\n  - *g # h\n" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena arena = { 0 };
        struct grammar grammar = grammar_load(&arena, cases[i].language());
        CHECK(check_tree(&grammar, str_of(cases[i].code)));
        arena_release(&arena);
    }
}

/* Left to the library: errors, bytes that are no text, a grammar that goes on without a look at the next token. */
TEST(glr_gives_up)
{
    static const char *const broken[] = {
        "int x", "int f( {", "}", "\xEF\xBB\xBFint x;", "int x; \xff", "#if A\nint x;\n", "@",
    };
    struct arena arena = { 0 };
    struct grammar of_c = grammar_load(&arena, tree_sitter_c()),
                   of_lua = grammar_load(&arena, tree_sitter_lua());
    for (size_t i = 0; i < COUNT(broken); i++)
        CHECK(!check_tree(&of_c, str_of(broken[i])));
    CHECK(!check_tree(&of_lua, STR("x = 1\n")));
    arena_release(&arena);
}

/* ---- Code from chance, as it may be written where the grammar has two minds about what it is ---- */

struct chance {
    const TSLanguage *(*language)(void);
    const char *before, *after;
    const char *tokens[40]; /* one of these after the other */
};

/* Returns how many of the codes are such that we parse them. */
static int check_chance(const struct chance *chance, int codes)
{
    enum { TOKENS_MAX = 12 };
    struct arena arena = { 0 };
    struct grammar grammar = grammar_load(&arena, chance->language());
    struct strbuf code;
    size_t count = 0;
    int understood = 0;
    strbuf_init(&code, STRBUF_PAGE);
    while (chance->tokens[count])
        count++;
    for (int i = 0; i < codes; i++) {
        strbuf_add(&code, str_of(chance->before));
        for (int k = rand() % TOKENS_MAX; k >= 0; k--)
            strbuf_printf(&code, "%s ", chance->tokens[(size_t)rand() % count]);
        strbuf_add(&code, str_of(chance->after));
        understood += check_tree(&grammar, strbuf_str(&code));
        strbuf_reset(&code);
    }
    strbuf_release(&code);
    arena_release(&arena);
    return understood;
}

TEST(glr_trees_of_chance)
{
    enum { CODES = 3000 };
    static const struct chance cases[] = {
        { tree_sitter_c,
          "void f(void) { ",
          "; }",
          { "a", "b",      "T", "int", "(",    ")",      "(",      ")",     "*",
            "*", "&",      ";", ";",   ",",    "[1]",    "=",      "{",     "}",
            "1", "sizeof", "-", "if",  "else", "return", "struct", "const", "/**/" } },
        { tree_sitter_python, "", "", { "a",  "b",     "print", "match", "case", "(",      ")",
                                        "(",  ")",     "*a",    "[",     "]",    ",",      ".",
                                        "=",  ":",     "'s'",   "{",     "}",    "\n",     "\n ",
                                        "1",  "-",     "await", "if",    "x",    "lambda", "f'{a}'",
                                        ">>", "async", "#\n",   "in",    "not" } },
        { tree_sitter_javascript, "", "", { "a",    "b",   "(", ")",     "(",   ")",      "{",
                                            "}",    "[",   "]", ",",     "=",   "=>",     ":",
                                            ";",    "\n",  "/", "async", "let", "`${a}`", "<a>",
                                            "</a>", "...", "?", "if",    "get" } },
        { tree_sitter_html,
          "",
          "",
          { "<p>", "</p>", "<li>", "</li>", "<ul>", "</ul>", "a", "<br>", "<i b=c>", "</i>",
            "<!-- -->", "<script>", "</script>" } },
    };
    srand(1);
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK(check_chance(&cases[i], CODES) > CODES / 50);
}
