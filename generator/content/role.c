#include "content/role.h"

#include "base/suggest.h"

static const struct {
    const char *name, *zh, *en;
} roles[ROLE_COUNT] = {
    [ROLE_NONE] = { "", "", "" },
    [ROLE_SPOKEN] = { "spoken", "口述回答", "Spoken answer" },
    [ROLE_POINTS] = { "points", "要点", "Key points" },
    [ROLE_DEPTH] = { "depth", "详解", "In depth" },
    [ROLE_PITFALLS] = { "pitfalls", "常见误区", "Pitfalls" },
    [ROLE_FOLLOWUPS] = { "followups", "追问", "Follow-ups" },
    [ROLE_REFERENCES] = { "references", "参考资料", "References" },
};

const char *role_name(enum role role)
{
    return roles[role].name;
}

enum role role_of(struct str heading)
{
    for (enum role role = ROLE_SPOKEN; role < ROLE_COUNT; role++)
        if (str_is(heading, roles[role].zh) || str_is(heading, roles[role].en))
            return role;
    return ROLE_NONE;
}

/* The hint for a heading that nearly names a part, or "". */
static struct str hint_of(struct arena *arena, struct str heading)
{
    struct str known[2 * ROLE_COUNT];
    size_t count = 0;
    for (enum role role = ROLE_SPOKEN; role < ROLE_COUNT; role++) {
        known[count++] = str_of(roles[role].zh);
        known[count++] = str_of(roles[role].en);
    }
    return suggest_hint(arena, heading, known, count);
}

static bool check_heading(struct diag *diag, const struct heading *heading, bool uses_parts,
                          bool *seen)
{
    enum role role = role_of(heading->title);
    if (role && seen[role])
        return diag_error(diag, heading->loc, "part '%.*s' is there twice",
                          STR_ARG(heading->title));
    seen[role] = true;
    if (role)
        return true;
    struct arena scratch = { 0 };
    struct str hint = hint_of(&scratch, heading->title);
    if (hint.len || uses_parts)
        diag_error_hint(diag, heading->loc, hint, "'%.*s' is no part of a question",
                        STR_ARG(heading->title));
    bool fine = !hint.len && !uses_parts;
    arena_release(&scratch);
    return fine;
}

bool role_check(struct diag *diag, const struct page *page)
{
    bool uses_parts = false, ok = true, seen[ROLE_COUNT] = { false };
    for (size_t i = 0; i < page->headings.len; i++)
        uses_parts = uses_parts || (page->headings.ptr[i].level == 2 &&
                                    role_of(page->headings.ptr[i].title) != ROLE_NONE);
    for (size_t i = 0; i < page->headings.len; i++)
        if (page->headings.ptr[i].level == 2)
            ok = check_heading(diag, &page->headings.ptr[i], uses_parts, seen) && ok;
    return ok;
}
