#include "base/strbuf.h"
#include "check.h"
#include "markdown/query.h"

const TSLanguage *tree_sitter_c(void);

/* The matches that the query accepts in the code, as "text text ". */
static void accepted(const struct query *query, struct str code, struct strbuf *out)
{
    TSParser *parser = ts_parser_new();
    ts_parser_set_language(parser, tree_sitter_c());
    TSTree *tree = ts_parser_parse_string(parser, NULL, code.ptr, (uint32_t)code.len);
    TSQueryCursor *cursor = ts_query_cursor_new();
    TSQueryMatch match;
    ts_query_cursor_exec(cursor, query_library(query), ts_tree_root_node(tree));
    while (ts_query_cursor_next_match(cursor, &match)) {
        TSNode node = match.captures[0].node;
        struct str text = str_slice(code, ts_node_start_byte(node), ts_node_end_byte(node));
        if (query_accepts(query, &match, code))
            strbuf_printf(out, "%.*s ", STR_ARG(text));
    }
    ts_query_cursor_delete(cursor);
    ts_tree_delete(tree);
    ts_parser_delete(parser);
}

/* Expectations from tree-sitter's manual, "Queries: Predicates". */
TEST(query_predicates)
{
    static const struct {
        const char *query, *accepted;
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
        { "((binary_expression left: (_) @a right: (_) @b) (#eq? @a @b))", "y " },
        { "((binary_expression left: (_) @a right: (_) @b) (#not-eq? @a @b))", "MAX " },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct query *query = query_new(tree_sitter_c(), str_of(cases[i].query));
        struct strbuf out;
        strbuf_init(&out, 1000);
        accepted(query, STR("int x = y + y, w = MAX - z;"), &out);
        CHECK_STR(strbuf_str(&out), cases[i].accepted);
        strbuf_release(&out);
        query_free(query);
    }
}

/* Where a capture has several nodes, the condition is on each of them. */
TEST(query_of_many_nodes)
{
    struct query *query =
        query_new(tree_sitter_c(),
                  STR("(translation_unit . (comment)+ @a . (declaration) (#match? @a \"x\"))"));
    static const struct {
        const char *code, *accepted;
    } cases[] = {
        { "//x1\n//x2\nint i;\n", "//x1 " },
        { "//x1\n//y2\nint i;\n", "" },
        { "//y1\n//x2\nint i;\n", "" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct strbuf out;
        strbuf_init(&out, 1000);
        accepted(query, str_of(cases[i].code), &out);
        CHECK_STR(strbuf_str(&out), cases[i].accepted);
        strbuf_release(&out);
    }
    query_free(query);
}

/* Up to its first dot a capture's name is its class, if it is a class. */
TEST(query_class)
{
    struct query *query = query_new(
        tree_sitter_c(),
        STR("(identifier) @keyword (comment) @keyword.return (null) @keywords (true) @variable "
            "(false) @string.special.key"));
    static const char *const classes[] = { "keyword", "keyword", NULL, NULL, "string" };
    for (uint32_t i = 0; i < COUNT(classes); i++)
        CHECK_STR(str_of(query_class(query, i)), classes[i] ? classes[i] : "");
    CHECK(query_class(query, 0) == query_class(query, 1));
    query_free(query);
}
