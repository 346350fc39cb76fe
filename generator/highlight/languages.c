#include "highlight/languages.h"

#include "base/suggest.h"

const TSLanguage *tree_sitter_bash(void), *tree_sitter_c(void), *tree_sitter_css(void),
    *tree_sitter_html(void), *tree_sitter_javascript(void), *tree_sitter_json(void),
    *tree_sitter_lua(void), *tree_sitter_python(void), *tree_sitter_yaml(void);
extern const char query_bash[], query_c[], query_css[], query_html[], query_javascript[],
    query_json[], query_lua[], query_python[], query_yaml[];

/* What the queries that come with the grammars leave plain, or take for something else. */
static const char more_bash[] =
    "[\"declare\" \"local\" \"readonly\" \"typeset\"] @keyword (simple_expansion) @plain "
    "((command_name) @keyword (#any-of? @keyword \"break\" \"continue\" \"exit\" \"return\" "
    "\"set\" \"shift\" \"trap\"))";
static const char more_c[] =
    "[\"#elifdef\" \"#elifndef\" \"_Alignas\" \"_Alignof\" \"_Atomic\" \"_Generic\" \"_Noreturn\""
    " \"__attribute__\" \"alignas\" \"alignof\" \"asm\" \"auto\" \"constexpr\" \"defined\" \"goto\""
    " \"noreturn\" \"offsetof\" \"register\" \"restrict\" \"thread_local\"] @keyword "
    "[(true) (false)] @constant (char_literal) @string (escape_sequence) @escape";
static const char more_css[] = "(pseudo_element_selector . (tag_name) @tag \"::\")";
static const char more_html[] = "(quoted_attribute_value) @string"
                                "(script_element (raw_text) @injection.javascript)"
                                "(style_element (raw_text) @injection.css)";
static const char more_javascript[] =
    "((identifier) @type (#match? @type \"^[A-Z].*[a-z]\")) (escape_sequence) @escape "
    "[(this) (super)] @keyword (regex \"/\" @string)";
static const char more_json[] = "(pair key: (string) @property)";
static const char more_lua[] = "(break_statement) @keyword";
static const char more_python[] =
    "[\"and\" \"in\" \"is\" \"not\" \"or\" \"is not\" \"not in\"] @keyword "
    "((identifier) @type (#match? @type \"^[A-Z].*[a-z]\"))";

/* The grammars come from the list in CMakeLists.txt. */
const struct language languages[LANGUAGE_COUNT] = {
    { "bash", tree_sitter_bash, query_bash, more_bash, false },
    { "c", tree_sitter_c, query_c, more_c, false },
    { "css", tree_sitter_css, query_css, more_css, true },
    { "diff", NULL, "", "", false },
    { "html", tree_sitter_html, query_html, more_html, true },
    { "javascript", tree_sitter_javascript, query_javascript, more_javascript, false },
    { "json", tree_sitter_json, query_json, more_json, true },
    { "lua", tree_sitter_lua, query_lua, more_lua, false },
    { "python", tree_sitter_python, query_python, more_python, false },
    { "text", NULL, "", "", false },
    { "yaml", tree_sitter_yaml, query_yaml, "", true },
};

/* Other names, also those that files end in. */
static const struct {
    const char *other, *name;
} aliases[] = {
    { "cjs", "javascript" }, { "h", "c" },        { "htm", "html" },
    { "js", "javascript" },  { "jsonc", "json" }, { "mjs", "javascript" },
    { "patch", "diff" },     { "plain", "text" }, { "py", "python" },
    { "sh", "bash" },        { "shell", "bash" }, { "txt", "text" },
    { "yml", "yaml" },
};

static const struct language *named(struct str name)
{
    for (size_t i = 0; i < COUNT(languages); i++)
        if (str_is(name, languages[i].name))
            return &languages[i];
    return NULL;
}

const struct language *language_find(struct str name)
{
    for (size_t i = 0; i < COUNT(aliases); i++)
        if (str_is(name, aliases[i].other))
            return named(str_of(aliases[i].name));
    return named(name);
}

struct str language_hint(struct arena *arena, struct str name)
{
    struct str names[COUNT(languages) + COUNT(aliases)];
    struct str all = STR("");
    for (size_t i = 0; i < COUNT(languages); i++) {
        names[i] = str_of(languages[i].name);
        all = arena_printf(arena, "%.*s%s%.*s", STR_ARG(all), i ? ", " : "", STR_ARG(names[i]));
    }
    for (size_t i = 0; i < COUNT(aliases); i++)
        names[COUNT(languages) + i] = str_of(aliases[i].other);
    struct str hint = suggest_hint(arena, name, names, COUNT(names));
    return hint.len ? hint : arena_printf(arena, "known are %.*s", STR_ARG(all));
}

bool language_is_text(const struct language *language)
{
    return str_is(STR("text"), language->name);
}

bool language_is_diff(const struct language *language)
{
    return str_is(STR("diff"), language->name);
}
