#include "maths/cesu.h"
#include "maths/engine.h"
#include "maths/formula.h"

/* What a reference to the label shows. */
struct target {
    struct str text;
};

static bool fail(struct maths_error *error, const char *format, struct str name, size_t offset)
{
    struct strbuf message;
    strbuf_init(&message, STRBUF_PAGE);
    strbuf_printf(&message, format, STR_ARG(name));
    maths_error_set(error, strbuf_str(&message), offset);
    strbuf_release(&message);
    return false;
}

static struct str number_of(struct arena *arena, const struct maths_label *label, int first)
{
    return label->index < 0 ? label->tag : arena_printf(arena, "%d", first + label->index + 1);
}

bool maths_page_add(struct arena *arena, struct maths_page *page, struct maths_use *use,
                    struct maths_error *error)
{
    const struct maths_formula *formula = use->formula;
    use->first = page->numbers;
    page->numbers += formula->numbers;
    for (size_t i = 0; i < formula->labels.len; i++) {
        const struct maths_label *label = &formula->labels.ptr[i];
        if (map_get(&page->labels, label->name))
            return fail(error, "label '%.*s' is on this page already", label->name, label->offset);
        struct target *target = arena_alloc(arena, sizeof *target);
        target->text = number_of(arena, label, use->first);
        map_put(arena, &page->labels, label->name, target);
    }
    return true;
}

/* A slot of a reference: its kind, the offset in UTF-16 units, a colon, the label. */
struct reference {
    bool in_brackets;
    size_t unit;
    struct str name;
};

static struct reference read_reference(struct str slot)
{
    struct reference ref = { .in_brackets = slot.ptr[0] == 'e',
                             .name = str_slice(slot, 1, slot.len) };
    struct str digits = str_cut(&ref.name, ':');
    for (size_t i = 0; i < digits.len; i++)
        ref.unit = ref.unit * 10 + (size_t)(digits.ptr[i] - '0');
    return ref;
}

static bool write_reference(const struct maths_page *page, const struct maths_use *use,
                            struct str slot, struct strbuf *html, struct maths_error *error)
{
    struct reference ref = read_reference(slot);
    const struct target *target = map_get(&page->labels, ref.name);
    size_t offset = cesu_offset(use->formula->tex, ref.unit);
    if (!target)
        return fail(error, "no formula of this page has the label '%.*s'", ref.name, offset);
    if (use->in_link)
        return fail(error, "the reference to '%.*s' is a link and cannot stand in one", ref.name,
                    offset);
    strbuf_printf(html, "<a class=\"maths-ref\" href=\"#ui-eq-%.*s\">", STR_ARG(ref.name));
    strbuf_add(html, ref.in_brackets ? STR("(") : STR(""));
    strbuf_add_html(html, target->text);
    strbuf_add(html, ref.in_brackets ? STR(")</a>") : STR("</a>"));
    return true;
}

/* Length of what needs no page at the start of `s`. */
static size_t plain_length(struct str s)
{
    size_t len = 0;
    while (len < s.len && s.ptr[len] != MATHS_NUMBER && s.ptr[len] != MATHS_REF)
        len++;
    return len;
}

static bool write(const struct maths_page *page, const struct maths_use *use, struct strbuf *html,
                  struct maths_error *error)
{
    struct str rest = use->formula->markup;
    int number = use->first;
    bool ok = true;
    while (ok && rest.len) {
        size_t plain = plain_length(rest);
        strbuf_add(html, str_slice(rest, 0, plain));
        rest = str_slice(rest, plain, rest.len);
        if (!rest.len)
            break;
        char slot = rest.ptr[0];
        rest = str_slice(rest, 1, rest.len);
        if (slot == MATHS_NUMBER)
            strbuf_printf(html, "%d", ++number);
        else
            ok = write_reference(page, use, str_cut(&rest, MATHS_REF_END), html, error);
    }
    return ok;
}

bool maths_write(const struct maths_page *page, const struct maths_use *use, struct strbuf *html,
                 struct maths_error *error)
{
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    bool ok = write(page, use, &out, error);
    if (ok)
        strbuf_add(html, strbuf_str(&out));
    strbuf_release(&out);
    return ok;
}
