#include "base/strbuf.h"
#include "check.h"
#include "highlight/query.h"

const TSLanguage *tree_sitter_c(void);

/* What the query captures in the code, as "text text ". */
static void captured(const struct query *query, struct str code, struct strbuf *out)
{
    struct arena arena = { 0 };
    struct tree tree = { 0 };
    struct finds finds = { 0 };
    struct grammar grammar = grammar_load(&arena, tree_sitter_c());
    tree_parse(&arena, &grammar, code, &tree);
    query_run(&arena, query, &tree, code, &finds);
    for (size_t i = 0; i < finds.len; i++) {
        const struct node *node = &tree.ptr[finds.ptr[i].node];
        struct str text = str_slice(code, node->start, node->end);
        strbuf_printf(out, "%.*s ", STR_ARG(text));
    }
    arena_release(&arena);
}

static void check_captured(const char *text, const char *code, const char *expected)
{
    struct query *query = query_new(tree_sitter_c(), str_of(text));
    struct strbuf out;
    strbuf_init(&out, 1000);
    captured(query, str_of(code), &out);
    CHECK_STR(strbuf_str(&out), expected);
    strbuf_release(&out);
    query_free(query);
}

/* Expectations from tree-sitter's manual, "Queries: Predicates". */
TEST(query_predicates)
{
    static const struct {
        const char *query, *captured;
    } cases[] = {
        { "(identifier) @a", "x y y w MAX z " },
        { "((identifier) @a (#eq? @a \"y\"))", "y y " },
        { "((identifier) @a (#not-eq? @a \"y\"))", "x w MAX z " },
        { "((identifier) @a (#any-of? @a \"x\" \"z\"))", "x z " },
        { "((identifier) @a (#not-any-of? @a \"x\" \"z\"))", "y y w MAX " },
        { "((identifier) @a (#match? @a \"^[A-Z]+$\"))", "MAX " },
        { "((identifier) @a (#not-match? @a \"^[xyz]$\"))", "w MAX " },
        { "((identifier) @a (#not-eq? @a \"x\") (#not-eq? @a \"y\"))", "w MAX z " },
        { "((identifier) @a (#set! priority 100))", "x y y w MAX z " },
        { "((identifier) @a (#is-not? local))", "x y y w MAX z " },
        { "((binary_expression left: (_) @a right: (_) @b) (#eq? @a @b))", "y y " },
        { "((binary_expression left: (_) @a right: (_) @b) (#not-eq? @a @b))", "MAX z " },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_captured(cases[i].query, "int x = y + y, w = MAX - z;", cases[i].captured);
}

/* Where a capture has several nodes, the condition is on each of them. */
TEST(query_of_many_nodes)
{
    static const char query[] = "(translation_unit (comment) @a . (comment) @a (#match? @a \"x\"))";
    static const struct {
        const char *code, *captured;
    } cases[] = {
        { "//x1\n//x2\nint i;\n", "//x1 //x2 " },
        { "//x1\n//y2\nint i;\n", "" },
        { "//y1\n//x2\nint i;\n", "" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_captured(query, cases[i].code, cases[i].captured);
}

/* Expectations from tree-sitter's manual, "Queries: Syntax". */
TEST(query_patterns)
{
    static const struct {
        const char *query, *captured;
    } cases[] = {
        { "\"return\" @a", "return return " },
        { "[(true) \"if\"] @a ; none\n(null) @a", "if true " },
        { "(call_expression function: (identifier) @a)", "f g " },
        { "(call_expression arguments: (argument_list (_) @a))", "x g(y, 1) y 1 " },
        { "(argument_list . (_) @a)", "x y " },
        { "(argument_list (identifier) @a . (call_expression))", "x " },
        { "(argument_list (identifier) @a . (identifier))", "" },
        { "(call_expression function: (_) @a (argument_list [(true) (number_literal) @b]))",
          "g 1 " },
        { "(if_statement condition: (_ (true) @a))", "true " },
        { "(return_statement [(identifier) (call_expression function: (_) @a)])", "f " },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_captured(cases[i].query, "int h(void) { if (true) return f(x, g(y, 1)); return z; }",
                       cases[i].captured);
}

/* Up to its first dot a capture's name is its class, if it is a class. */
TEST(query_class)
{
    struct query *query = query_new(
        tree_sitter_c(),
        STR("(identifier) @keyword (comment) @keyword.return (null) @keywords (true) @variable "
            "(false) @string.special.key"));
    static const char *const classes[] = { "keyword", "keyword", NULL, NULL, "string" };
    for (size_t i = 0; i < COUNT(classes); i++)
        CHECK_STR(str_of(query_class(query, (uint16_t)i)), classes[i] ? classes[i] : "");
    CHECK(query_class(query, 0) == query_class(query, 1));
    query_free(query);
}
