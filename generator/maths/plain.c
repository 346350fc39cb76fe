#include "maths/plain.h"

#include "base/strbuf.h"
#include "base/utf8.h"
#include "maths/maths.h"
#include "maths/plain_words.h"

/* TeX that is read into a line of text. */
struct reading {
    struct arena *arena;
    struct str rest;
    struct strbuf *out;
    int depth;
    bool words; /* within \text: a hyphen is no minus */
    bool
        after_name; /* a letter or digit that follows would be taken for a part of what stands there */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '~' || c == '&';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void add_space(struct reading *r)
{
    if (r->out->len && r->out->ptr[r->out->len - 1] != ' ')
        strbuf_add_char(r->out, ' ');
    r->after_name = false;
}

static void add(struct reading *r, struct str text)
{
    struct str rest = text;
    if (r->after_name && text.len && utf8_is_word(utf8_next(&rest)))
        add_space(r);
    strbuf_add(r->out, text);
    r->after_name = r->after_name && !text.len;
}

static void add_spaced(struct reading *r, struct str text)
{
    add_space(r);
    strbuf_add(r->out, text);
    strbuf_add_char(r->out, ' ');
}

static void add_name(struct reading *r, struct str name)
{
    if (utf8_is_word(utf8_last(strbuf_str(r->out))))
        add_space(r);
    add(r, name);
    r->after_name = true;
}

/* Takes the next character. */
static struct str take_character(struct str *rest)
{
    struct str before = *rest;
    utf8_next(rest);
    return str_slice(before, 0, before.len - rest->len);
}

static void skip_blanks(struct reading *r)
{
    while (r->rest.len && is_blank(r->rest.ptr[0]))
        r->rest = str_slice(r->rest, 1, r->rest.len);
}

static bool take(struct reading *r, char c)
{
    bool is_next = r->rest.len && r->rest.ptr[0] == c;
    if (is_next)
        r->rest = str_slice(r->rest, 1, r->rest.len);
    return is_next;
}

static void read_one(struct reading *r);

/* Reads up to the sign that ends it, and takes that. */
static void read_until(struct reading *r, char end)
{
    while (r->rest.len && !take(r, end))
        read_one(r);
}

/* The text of the next argument, or with `end`, of what stands before that sign. */
static struct str read_apart(struct reading *r, char end)
{
    struct strbuf text, *outer = r->out;
    bool after_name = r->after_name;
    strbuf_init(&text, STRBUF_PAGE);
    r->out = &text;
    r->after_name = false;
    skip_blanks(r);
    if (end)
        read_until(r, end);
    else if (r->rest.len && r->rest.ptr[0] != '}')
        read_one(r);
    struct str result = arena_dup(r->arena, str_trim(strbuf_str(&text)));
    r->out = outer;
    r->after_name = after_name;
    strbuf_release(&text);
    return result;
}

static struct str read_argument(struct reading *r)
{
    return read_apart(r, '\0');
}

/* True for what keeps together beside another sign: "x₁", "(a + b)". */
static bool is_one(struct str text)
{
    const struct str apart = STR(" +-−/=*,;:<>|·×÷±∓∘∗⊙⊗⊕≤≥≈≠≡∼∝∈→←↔⇒∧∨∪∩…⋯");
    int depth = 0;
    bool enclosed = text.len && text.ptr[0] == '(', one = true;
    if (utf8_count(text) == 1)
        return true;
    for (struct str rest = text; rest.len;) {
        struct str c = take_character(&rest);
        depth += str_is(c, "(") - str_is(c, ")");
        enclosed = enclosed && (depth > 0 || !rest.len);
        one = one && str_search(apart, c) == apart.len;
    }
    return one || enclosed;
}

struct str maths_together(struct arena *arena, struct str text)
{
    return is_one(text) ? text : arena_printf(arena, "(%.*s)", STR_ARG(text));
}

/* Each character of a short text in its other form, or "" when one has none. */
static struct str in_other_form(struct arena *arena, struct str text,
                                struct str (*form)(struct str))
{
    enum { MOST = 4 }; /* small figures that are easy to read */
    struct str all = STR("");
    if (utf8_count(text) > MOST)
        return all;
    while (text.len) {
        struct str other = form(take_character(&text));
        if (!other.len)
            return STR("");
        all = arena_printf(arena, "%.*s%.*s", STR_ARG(all), STR_ARG(other));
    }
    return all;
}

struct str maths_script(struct arena *arena, struct str text, bool above)
{
    return in_other_form(arena, text, above ? plain_raised : plain_lowered);
}

static void add_script(struct reading *r, struct str text, bool above)
{
    struct str small = maths_script(r->arena, text, above);
    r->after_name = false;
    if (small.len)
        strbuf_add(r->out, small);
    else if (text.len)
        strbuf_printf(r->out, "%c%.*s", above ? '^' : '_', STR_ARG(maths_together(r->arena, text)));
}

/* ---- Commands, by the kind of their word ---- */

struct command {
    struct str name; /* without the backslash */
    struct plain_word word;
};

static void read_name(struct reading *r, const struct command *command)
{
    add_name(r, command->word.text);
}

static void read_letter(struct reading *r, const struct command *command)
{
    add(r, command->word.text);
}

static void read_relation(struct reading *r, const struct command *command)
{
    add_spaced(r, command->word.text);
}

static void read_space(struct reading *r, const struct command *command)
{
    (void)command;
    add_space(r);
}

static void read_row_end(struct reading *r, const struct command *command)
{
    (void)command;
    strbuf_cut(r->out, str_trim_end(strbuf_str(r->out)).len);
    strbuf_add(r->out, STR("; "));
    r->after_name = false;
}

static void read_type(struct reading *r, const struct command *command)
{
    (void)command;
    skip_blanks(r);
}

/* Of \textcolor{red}{x} the x is read; behind \begin{array} its columns are passed over as well. */
static void read_hidden(struct reading *r, const struct command *command)
{
    skip_blanks(r);
    take(r, '*');
    struct str argument = read_argument(r);
    if (str_is(command->name, "begin") && str_is(argument, "array"))
        read_argument(r);
}

static void read_words(struct reading *r, const struct command *command)
{
    bool outer = r->words;
    r->words = true;
    take(r, '*');
    skip_blanks(r);
    if (command->word.kind == PLAIN_FUNCTION)
        add_name(r, read_argument(r));
    else if (r->rest.len)
        read_one(r);
    r->words = outer;
}

static void read_doubled(struct reading *r, const struct command *command)
{
    (void)command;
    struct str letter = read_argument(r), doubled = plain_doubled(letter);
    add(r, doubled.len ? doubled : letter);
}

/* The accent stands on a letter, whatever hangs on that; on more than one it is told by its name. */
static void read_accent(struct reading *r, const struct command *command)
{
    struct str text = read_argument(r), rest = text, accent = command->word.text;
    struct str letter = text.len ? take_character(&rest) : text, behind = rest;
    if (rest.len && utf8_is_word(utf8_next(&behind)))
        add_name(r, arena_printf(r->arena, "%.*s(%.*s)", STR_ARG(command->name), STR_ARG(text)));
    else
        add(r, arena_printf(r->arena, "%.*s%.*s%.*s", STR_ARG(letter), STR_ARG(accent),
                            STR_ARG(rest)));
}

static void read_fraction(struct reading *r, const struct command *command)
{
    (void)command;
    struct str above = maths_together(r->arena, read_argument(r)),
               below = maths_together(r->arena, read_argument(r));
    add_name(r, arena_printf(r->arena, "%.*s/%.*s", STR_ARG(above), STR_ARG(below)));
}

static void read_choice(struct reading *r, const struct command *command)
{
    (void)command;
    struct str above = read_argument(r), below = read_argument(r);
    add_name(r, arena_printf(r->arena, "C(%.*s, %.*s)", STR_ARG(above), STR_ARG(below)));
}

static void read_root(struct reading *r, const struct command *command)
{
    (void)command;
    skip_blanks(r);
    if (take(r, '['))
        add(r, maths_script(r->arena, read_apart(r, ']'), true));
    add(r, STR("√"));
    add(r, maths_together(r->arena, read_argument(r)));
    r->after_name = true;
}

static void read_modulus(struct reading *r, const struct command *command)
{
    (void)command;
    struct str modulus = read_argument(r);
    add_space(r);
    add(r, arena_printf(r->arena, "(mod %.*s)", STR_ARG(modulus)));
}

static void read_stacked(struct reading *r, const struct command *command)
{
    struct str small = read_argument(r);
    add(r, read_argument(r));
    add_script(r, small, command->word.kind == PLAIN_ABOVE);
}

static void read_negated(struct reading *r, const struct command *command)
{
    (void)command;
    struct str relation = read_argument(r);
    add_spaced(r, arena_printf(r->arena, "%.*s\u0338", STR_ARG(relation)));
}

static void read_edge(struct reading *r, const struct command *command)
{
    (void)command;
    skip_blanks(r);
    if (!take(r, '.') && r->rest.len)
        read_one(r);
}

/* The name of the command whose backslash was taken: letters, or one other sign. */
static struct str take_name(struct reading *r)
{
    size_t len = 0;
    while (len < r->rest.len && is_letter(r->rest.ptr[len]))
        len++;
    if (!len && r->rest.len)
        return take_character(&r->rest);
    struct str name = str_slice(r->rest, 0, len);
    r->rest = str_slice(r->rest, len, r->rest.len);
    return name;
}

static void read_command(struct reading *r)
{
    static void (*const readers[])(struct reading * r, const struct command *command) = {
        [PLAIN_NAME] = read_name,         [PLAIN_SIGN] = read_letter,
        [PLAIN_RELATION] = read_relation, [PLAIN_SPACE] = read_space,
        [PLAIN_ROW] = read_row_end,       [PLAIN_TYPE] = read_type,
        [PLAIN_HIDDEN] = read_hidden,     [PLAIN_WORDS] = read_words,
        [PLAIN_FUNCTION] = read_words,    [PLAIN_DOUBLED] = read_doubled,
        [PLAIN_ACCENT] = read_accent,     [PLAIN_FRACTION] = read_fraction,
        [PLAIN_CHOICE] = read_choice,     [PLAIN_ROOT] = read_root,
        [PLAIN_MODULUS] = read_modulus,   [PLAIN_ABOVE] = read_stacked,
        [PLAIN_BELOW] = read_stacked,     [PLAIN_NEGATED] = read_negated,
        [PLAIN_EDGE] = read_edge
    };
    struct command command = { .name = take_name(r) };
    command.word = plain_word(command.name);
    readers[command.word.kind](r, &command);
}

static void read_sign(struct reading *r)
{
    struct str c = take_character(&r->rest);
    if (is_blank(c.ptr[0]))
        add_space(r);
    else if (str_is(c, "%"))
        str_cut(&r->rest, '\n');
    else if (str_is(c, "^") || str_is(c, "_"))
        add_script(r, read_argument(r), str_is(c, "^"));
    else if (str_is(c, "'") && !r->words)
        add(r, STR("′"));
    else if (str_is(c, "-") && !r->words)
        add(r, STR("−"));
    else if (!str_is(c, "}") && !(str_is(c, "$") && r->words))
        add(r, c);
}

/* Reads a sign, a command with its arguments, or a group. What is nested too deeply is left out: the page has an error
 * where it stands. */
static void read_one(struct reading *r)
{
    if (++r->depth > MATHS_DEPTH)
        r->rest.len = 0;
    else if (take(r, '{'))
        read_until(r, '}');
    else if (take(r, '\\'))
        read_command(r);
    else
        read_sign(r);
    r->depth--;
}

struct str maths_plain(struct arena *arena, struct str tex)
{
    struct strbuf text;
    struct reading r = { .arena = arena, .rest = tex, .out = &text };
    if (tex.len > MATHS_MAX)
        return tex;
    strbuf_init(&text, STRBUF_PAGE);
    while (r.rest.len)
        read_one(&r);
    struct str result = arena_dup(arena, str_trim(strbuf_str(&text)));
    strbuf_release(&text);
    return result;
}
