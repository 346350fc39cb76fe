#include <string.h>

#include "check.h"
#include "config/yaml.h"
#include "fixture.h"

/* Expectations: the YAML 1.1 specification (https://yaml.org/spec/1.1/), its
 * examples among them, and positions counted by hand. */

static struct fixture f;
static struct source source;

static struct yaml *parse(struct str text)
{
    source = (struct source){ STR("a.yaml"), text };
    return yaml_parse(&f.arena, f.diag, &source, text, 1);
}

/* The tree on one line: [list], {key: value}, 'quoted' and plain scalars. */
static struct str flow(const struct yaml *node)
{
    if (node->kind == YAML_SCALAR)
        return arena_printf(&f.arena, node->quoted ? "'%.*s'" : "%.*s", STR_ARG(node->text));
    struct str out = STR("");
    for (const struct yaml *n = node->first; n; n = n->next) {
        struct str key = n->key.ptr ? arena_printf(&f.arena, "%.*s: ", STR_ARG(n->key)) : STR("");
        out = arena_printf(&f.arena, "%.*s%s%.*s%.*s", STR_ARG(out), out.len ? ", " : "",
                           STR_ARG(key), STR_ARG(flow(n)));
    }
    return arena_printf(&f.arena, node->kind == YAML_LIST ? "[%.*s]" : "{%.*s}", STR_ARG(out));
}

TEST(yaml_trees)
{
    static const struct {
        const char *text, *tree;
    } cases[] = {
        { "", "{}" },
        { "# just a comment\n", "{}" },
        { "---\n", "" },
        { "a: 1\nb: two words\n", "{a: 1, b: two words}" },
        { "- Mark McGwire\n- Sammy Sosa\n", "[Mark McGwire, Sammy Sosa]" }, /* example 2.1 */
        { "american:\n  - Boston Red Sox\nnational: []\n",                  /* after example 2.3 */
          "{american: [Boston Red Sox], national: []}" },
        { "Mark McGwire: {hr: 65, avg: 0.278}\n",
          "{Mark McGwire: {hr: 65, avg: 0.278}}" }, /* 2.6 */
        { "a: \"x\\ty\\u4e2d\\x41\"\n", "{a: 'x\ty中A'}" },
        { "a: 'it''s'\n", "{a: 'it's'}" },
        { "a: |\n  one\n  two\n", "{a: 'one\ntwo\n'}" },
        { "a: >-\n  one\n  two\n", "{a: 'one two'}" },
        { "a: one\n  two\n", "{a: one two}" },
        { "a:\nb: ~\n", "{a: , b: ~}" },
        { "标题: 注意力\n", "{标题: 注意力}" },
        { "a: 1\r\nb: 2\r\n", "{a: 1, b: 2}" },
        { "a: x # comment\n", "{a: x}" },
        { "a: x#y\n", "{a: x#y}" },
        { "{\"title\":\"t\",\"n\":[1,-2.5e-7,true,null],\"o\":{}}", /* JSON, RFC 8259 */
          "{title: 't', n: [1, -2.5e-7, true, null], o: {}}" },
        { "[\"\\\"\",\"\\\\\",\"\\/\",\"\\b\\f\\n\\r\\t\",\"\\u001b\"]",
          "['\"', '\\', '/', '\b\f\n\r\t', '\x1B']" },
    };
    fixture_open(&f);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct yaml *root = parse(str_of(cases[i].text));
        if (CHECK(root != NULL))
            CHECK_STR(flow(root), cases[i].tree);
    }
    CHECK_STR(fixture_told(&f), "");
    fixture_close(&f);
}

TEST(yaml_faults)
{
    static const struct {
        const char *text, *told;
    } cases[] = {
        { "a: 1\na: 2\n", "a.yaml:2:1: error: key 'a' is given twice\n" },
        { "a: &x 1\n", "a.yaml:1:4: error: anchors ('&name') are not supported here\n" },
        { "a: &x [1]\n", "a.yaml:1:4: error: anchors" },
        { "a: &x {b: 1}\n", "a.yaml:1:4: error: anchors" },
        { "a: *x\n", "a.yaml:1:4: error: aliases ('*name') are not supported here\n" },
        { "a: !!str 1\n", "a.yaml:1:4: error: tags" },
        { "a: !thing {b: 1}\n", "a.yaml:1:4: error: tags" },
        { "a: !thing [1]\n", "a.yaml:1:4: error: tags" },
        { "a: 1\n---\nb: 2\n", "a.yaml:2:1: error: a second document starts here" },
        { "[a]: 1\n", "a.yaml:1:1: error: a key must be plain text\n" },
        { "a: [1, 2\n", "a.yaml:2:1: error: not valid YAML" },
        { "a: b: c\n", "a.yaml:1:5: error: not valid YAML" },
        { "a: \"x\n", "error: not valid YAML" },
        { "标题: 注意: 力\n", "a.yaml:1:7: error: not valid YAML" },
        { "a: 1\n\tb: 2\n", "a.yaml:2:1: error: not valid YAML" },
        { "a: 1\nb: x\x01y\n", "a.yaml:2:5: error: not valid YAML" },
        { "a: '\x1B[2J'\n", "a.yaml:1:5: error: not valid YAML" },
        { "题: 一\n二: x\x7F\n", "a.yaml:2:5: error: not valid YAML" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture_open(&f);
        CHECK(parse(str_of(cases[i].text)) == NULL);
        CHECK_INT(diag_errors(f.diag), 1);
        if (!CHECK(fixture_has_told(&f, cases[i].told)))
            CHECK_STR(fixture_told(&f), cases[i].told);
        fixture_close(&f);
    }
    fixture_open(&f);
    CHECK(parse(STR("a: 1\nb: \0\n")) == NULL);
    CHECK(fixture_has_told(&f, "a.yaml:2:4: error: not valid YAML"));
    fixture_close(&f);
}

/* Lines end at U+2028 for YAML, but not for editors, which is where a place must
 * be right. */
TEST(yaml_places)
{
    fixture_open(&f);
    source = (struct source){ STR("a.md"), STR("---\n题: 一\nb:\n  - x\n  - 中文: {c: d}\n---\n") };
    struct str text = str_slice(source.text, 4, source.text.len - 4);
    const struct yaml *root = yaml_parse(&f.arena, f.diag, &source, text, 2);
    const struct yaml *first = yaml_get(root, "题"), *b = yaml_get(root, "b");
    CHECK_INT(first->key_loc.line, 2);
    CHECK_INT(first->key_loc.col, 1);
    CHECK_INT(first->loc.col, 6);
    CHECK_INT(b->key_loc.line, 3);
    CHECK_INT(b->first->loc.line, 4);
    CHECK_INT(b->first->loc.col, 5);
    const struct yaml *inner = yaml_get(b->first->next, "中文");
    CHECK_INT(inner->key_loc.line, 5);
    CHECK_INT(inner->loc.col, 13);
    CHECK_INT(inner->first->loc.col, 17);
    const struct yaml *odd = parse(STR("a: 'x\u2028y'\nb: 1\n"));
    CHECK_INT(yaml_get(odd, "b")->key_loc.line, 2);
    CHECK_INT(yaml_get(odd, "b")->key_loc.col, 1);
    fixture_close(&f);
}

static struct str nested(char open, char close, size_t depth)
{
    char *text = arena_alloc(&f.arena, 2 * depth + 1);
    memset(text, open, depth);
    memset(text + depth, close, depth);
    return (struct str){ text, 2 * depth };
}

TEST(yaml_nesting)
{
    fixture_open(&f);
    CHECK(parse(nested('[', ']', 64)) != NULL);
    CHECK_INT(diag_errors(f.diag), 0);
    CHECK(parse(nested('[', ']', 65)) == NULL);
    CHECK(fixture_has_told(&f, "a.yaml:1:65: error: nested more than 64 levels deep"));
    CHECK(parse(nested('[', ']', 200000)) == NULL);
    CHECK(parse(nested('{', '}', 200000)) == NULL);
    fixture_close(&f);
}

/* A file with many lines is read in a time that grows with it, not with its square. */
TEST(yaml_long_files)
{
    fixture_open(&f);
    size_t count = 100000, len = 0;
    char *text = arena_alloc(&f.arena, count * 20);
    for (size_t i = 0; i < count; i++)
        len += (size_t)sprintf(text + len, "键%zu: v\n", i);
    const struct yaml *root = parse((struct str){ text, len });
    const struct yaml *last = yaml_get(root, "键99999");
    if (CHECK(last != NULL))
        CHECK_INT(last->key_loc.line, 100000);
    fixture_close(&f);
}

TEST(yaml_values)
{
    static const struct {
        const char *text;
        int fine, value;
    } numbers[] = {
        { "n: 5", 1, 5 },         { "n: 1", 1, 1 },
        { "n: 99", 1, 99 },       { "n: 0", 0, -1 },
        { "n: 100", 0, -1 },      { "n: -5", 0, -1 },
        { "n: 5.0", 0, -1 },      { "n: five", 0, -1 },
        { "n: 0x5", 0, -1 },      { "n: ''", 0, -1 },
        { "n:", 0, -1 },          { "n: [5]", 0, -1 },
        { "n: 5 6", 0, -1 },      { "n: 五", 0, -1 },
        { "n: \"5\\0\"", 0, -1 }, { "n: 99999999999999999999", 0, -1 },
        { "other: 5", 1, -1 },
    };
    for (size_t i = 0; i < COUNT(numbers); i++) {
        int value = -1;
        fixture_open(&f);
        const struct yaml *n = yaml_get(parse(str_of(numbers[i].text)), "n");
        CHECK_INT(yaml_int(f.diag, n, 1, 99, &value), numbers[i].fine);
        CHECK_INT(value, numbers[i].value);
        CHECK_INT(diag_errors(f.diag), !numbers[i].fine);
        fixture_close(&f);
    }
}

TEST(yaml_bools_and_texts)
{
    static const struct {
        const char *text;
        int fine, value;
    } bools[] = {
        { "b: true", 1, 1 }, { "b: false", 1, 0 }, { "b: yes", 0, 2 }, { "b: 'true'", 0, 2 },
        { "b: True", 0, 2 }, { "b: []", 0, 2 },    { "c: 1", 1, 2 },
    };
    for (size_t i = 0; i < COUNT(bools); i++) {
        bool value = true, other = false;
        fixture_open(&f);
        const struct yaml *b = yaml_get(parse(str_of(bools[i].text)), "b");
        CHECK_INT(yaml_bool(f.diag, b, &value), bools[i].fine);
        CHECK_INT(yaml_bool(f.diag, b, &other), bools[i].fine);
        CHECK_INT(value == other ? value : 2, bools[i].value);
        fixture_close(&f);
    }
    fixture_open(&f);
    struct str text = STR("kept");
    const struct yaml *root = parse(STR("a: [x]\nb: {c: d}\ne: f\ng: \"h\\0\"\ni: \"\\e[31m\"\n"));
    CHECK(!yaml_text(f.diag, yaml_get(root, "a"), &text));
    CHECK(!yaml_text(f.diag, yaml_get(root, "b"), &text));
    CHECK(yaml_text(f.diag, yaml_get(root, "no"), &text));
    CHECK_STR(text, "kept");
    CHECK(yaml_text(f.diag, yaml_get(root, "e"), &text));
    CHECK_STR(text, "f");
    CHECK(!yaml_text(f.diag, yaml_get(root, "g"), &text));
    CHECK(!yaml_text(f.diag, yaml_get(root, "i"), &text));
    CHECK_STR(text, "f");
    CHECK(fixture_has_told(&f, "a.yaml:4:4: error: the character U+0000 cannot stand in a text"));
    CHECK(fixture_has_told(&f, "a.yaml:5:4: error: the character U+001B cannot stand in a text"));
    CHECK(yaml_get(NULL, "a") == NULL);
    CHECK(yaml_get(yaml_get(root, "a"), "x") == NULL);
    CHECK(fixture_has_told(&f, "a.yaml:1:4: error: 'a' must be a single value, not a list"));
    fixture_close(&f);
}

TEST(yaml_check_keys)
{
    const struct str known[] = { STR("title"), STR("tags") };
    fixture_open(&f);
    CHECK(yaml_check_keys(f.diag, parse(STR("tags: 1\ntitle: 2\n")), known, 2));
    CHECK(!yaml_check_keys(f.diag, parse(STR("titel: 1\nzzz: 2\n")), known, 2));
    CHECK_STR(fixture_told(&f), "a.yaml:1:1: error: unknown key 'titel'\n    titel: 1\n    ^\n"
                                "    hint: did you mean 'title'?\n"
                                "a.yaml:2:1: error: unknown key 'zzz'\n    zzz: 2\n    ^\n");
    fixture_close(&f);
}
