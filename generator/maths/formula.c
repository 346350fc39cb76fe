#include "maths/formula.h"

#include "base/vec.h"
#include "maths/cesu.h"

/* Sets the key, and the markup with what is counted in it. */
static void fill(struct maths_formula *formula, struct str key, struct str markup)
{
    formula->key = key;
    formula->tex = str_slice(key, 1, key.len);
    formula->markup = markup;
    for (size_t i = 0; i < markup.len; i++)
        formula->numbers += markup.ptr[i] == MATHS_NUMBER;
}

/* The digits at the start of *rest, which goes on behind the tab after them; -1 for "-1". */
static int cut_int(struct str *rest)
{
    struct str digits = str_cut(rest, '\t');
    int value = 0;
    if (str_is(digits, "-1"))
        return -1;
    for (size_t i = 0; i < digits.len && i < 9; i++)
        value = value * 10 + (digits.ptr[i] - '0');
    return value;
}

static void read_labels(struct arena *arena, struct maths_formula *formula, struct str lines)
{
    while (lines.len) {
        struct str line = str_cut(&lines, '\n');
        struct maths_label label = { .name = arena_dup(arena, str_cut(&line, '\t')) };
        label.offset = cesu_offset(formula->tex, (size_t)cut_int(&line));
        label.index = cut_int(&line);
        label.tag = arena_dup(arena, line);
        vec_push(arena, &formula->labels, label);
    }
}

struct maths_formula *formula_read(struct arena *arena, struct str key, struct strbuf out[2])
{
    struct maths_formula *formula = arena_alloc(arena, sizeof *formula);
    fill(formula, arena_dup(arena, key), arena_dup(arena, strbuf_str(&out[0])));
    read_labels(arena, formula, strbuf_str(&out[1]));
    return formula;
}

void formula_pack(struct strbuf *out, const struct maths_formula *formula)
{
    pack_text(out, formula->key);
    pack_text(out, formula->markup);
    pack_number(out, formula->excess);
    pack_number(out, formula->labels.len);
    for (size_t i = 0; i < formula->labels.len; i++) {
        const struct maths_label *label = &formula->labels.ptr[i];
        pack_text(out, label->name);
        pack_number(out, label->offset);
        pack_number(out, (uint64_t)label->index + 1);
        pack_text(out, label->tag);
    }
}

static void unpack_labels(struct arena *arena, struct unpack *in, struct maths_formula *formula)
{
    size_t count = unpack_count(in, 1);
    for (size_t i = 0; i < count; i++) {
        struct maths_label label = { .name = unpack_text(in) };
        label.offset = (size_t)unpack_int(in, (int)formula->tex.len);
        label.index = unpack_int(in, formula->numbers) - 1;
        label.tag = unpack_text(in);
        vec_push(arena, &formula->labels, label);
    }
}

struct maths_formula *formula_unpack(struct arena *arena, struct unpack *in)
{
    struct maths_formula *formula = arena_alloc(arena, sizeof *formula);
    struct str key = unpack_text(in), markup = unpack_text(in);
    if (!key.len || key.len > MATHS_MAX + 1)
        in->failed = true;
    else
        fill(formula, key, markup);
    formula->excess = (size_t)unpack_number(in);
    unpack_labels(arena, in, formula);
    return in->failed ? NULL : formula;
}
