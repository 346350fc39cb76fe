/* Links as a browser follows them, in the finished pages: what the build knows too little of to tell itself, such as
 * raw HTML, templates, and places that the theme makes. */
#include "base/path.h"
#include "base/vec.h"
#include "check/check.h"
#include "check/place.h"
#include "markdown/file_address.h"

/* Where an address leads within the site. */
struct target {
    struct str path, fragment;
};

struct checking {
    struct arena arena;   /* until the end */
    struct arena scratch; /* until the next page */
    struct diag *diag;
    const struct site *site;
    const struct finished *finished;
    struct map pages;        /* path in the site -> struct page */
    struct map led;          /* path of a page that another one leads to -> anything */
    const struct page *page; /* that is looked at */
    int hints, places;       /* that were looked for */
};

/* To look for what was meant takes as long as there are files, and for its place as long as the page is. */
enum { HINTS_MAX = 100, PLACES_MAX = 500 };

/* ---- where an address leads ---- */

/* A folder stands for the page in it. */
static struct str page_in(struct arena *arena, struct str path)
{
    struct str clean = path_clean(arena, path);
    bool folder = !clean.len || str_ends(path, STR("/")) || str_ends(path, STR("/.")) ||
                  str_ends(path, STR("..")) || str_is(path, ".");
    return folder ? path_join(arena, clean, STR("index.html")) : clean;
}

/* False for an address out of the site. */
static bool find_target(struct checking *c, struct str address, struct target *target)
{
    struct arena *arena = &c->scratch;
    struct file_address unused;
    if (!file_address_read(arena, address, &unused))
        return false;
    target->fragment = address;
    struct str query = str_cut(&target->fragment, '#'), path = str_cut(&query, '?');
    path = file_address_decode(arena, path);
    target->path = c->page->path;
    if (!path.len)
        return true;
    if (path.ptr[0] == '/') {
        struct str root = config_root(arena, c->site->config);
        if (!str_starts(path, root))
            return false;
        target->path = page_in(arena, str_slice(path, root.len, path.len));
    } else {
        target->path = page_in(arena, path_join(arena, path_dir(c->page->path), path));
    }
    return true;
}

/* A place that browsers know without an id, or one that the page has. */
static bool has_place(struct checking *c, const struct finished_file *file, struct str fragment)
{
    struct str id = file_address_decode(&c->scratch, fragment);
    return !file->is_page || !id.len || str_is(id, "top") || str_starts(id, STR(":~:")) ||
           map_get(&file->ids, fragment) || map_get(&file->ids, id);
}

/* ---- what is told ---- */

/* Where the page's own text has the link, as the browser has it or as Markdown names the page; *words is what stands
 * there. Line 0: nowhere. */
static struct loc find_words(struct checking *c, const struct target *target, struct str *words)
{
    const struct page *page = c->page, *to = map_get(&c->pages, target->path);
    struct loc loc = place_of_address(&c->scratch, page, words);
    struct str names[] = { STR(""), STR("") };
    if (to) {
        names[0] = arena_printf(&c->scratch, "id:%.*s", STR_ARG(to->id));
        names[1] = path_base(to->source->path);
    }
    for (size_t i = 0; i < COUNT(names) && to && !loc.line; i++) {
        struct str form =
            arena_printf(&c->scratch, "%.*s#%.*s", STR_ARG(names[i]), STR_ARG(target->fragment));
        loc = place_of(page->source, page->body, form);
        *words = loc.line ? form : *words;
    }
    return loc;
}

/* What the page's own text does not say, a template or a shortcode must have. */
static void tell(struct checking *c, struct str address, const struct target *target,
                 const char *lack)
{
    struct str hint = STR(""), words = address;
    struct loc loc = { .source = c->page->source };
    if (c->places++ < PLACES_MAX)
        loc = find_words(c, target, &words);
    if (!*lack && c->hints++ < HINTS_MAX)
        hint = finished_hint(&c->scratch, c->finished, target->path);
    if (loc.line)
        diag_error_hint(c->diag, loc, hint, "'%.*s' leads nowhere%s", STR_ARG(words), lack);
    else
        diag_error_for(c->diag, (struct loc){ 0 },
                       (struct diag_aside){ .hint = hint, .user = c->page->source->path },
                       "a finished page leads to '%.*s%s%.*s', which is not there",
                       STR_ARG(target->path), target->fragment.len ? "#" : "",
                       STR_ARG(target->fragment));
}

/* Takes down that the page leads to another. That a translation does is no way to either. */
static void note_way(struct checking *c, const struct finished_file *file)
{
    const struct page *to = map_get(&c->pages, file->path);
    if (to && !str_eq(to->id, c->page->id))
        map_put(&c->arena, &c->led, file->path, c);
}

static void check_reference(struct checking *c, const struct reference *reference)
{
    struct target target;
    if (!find_target(c, reference->address, &target))
        return;
    const struct finished_file *file = finished_get(c->finished, target.path);
    if (!file)
        tell(c, reference->address, &target, "");
    else if (!has_place(c, file, target.fragment))
        tell(c, reference->address, &target, ": the page has no such place");
    else if (reference->is_link)
        note_way(c, file);
}

/* The page of all questions repeats what others have. */
static void check_page(struct checking *c, const struct page *page)
{
    const struct finished_file *file = finished_get(c->finished, page->path);
    if (!file || page->kind == PAGE_WHOLE)
        return;
    c->page = page;
    for (size_t i = 0; i < file->references.len; i++)
        check_reference(c, &file->references.ptr[i]);
    arena_release(&c->scratch);
}

static void check_way_to(struct checking *c, const struct page *page)
{
    if (page->original || !page->body_line || page->kind == PAGE_HOME ||
        map_get(&c->led, page->path))
        return;
    diag_warning_hint(
        c->diag, page->id_loc,
        arena_printf(&c->scratch, "link it from another page: [text](id:%.*s)", STR_ARG(page->id)),
        "no page leads to this one");
    arena_release(&c->scratch);
}

void check_links(struct diag *diag, const struct site *site, const struct finished *finished)
{
    struct checking c = { .diag = diag, .site = site, .finished = finished };
    for (size_t i = 0; i < site->pages.len; i++)
        map_put(&c.arena, &c.pages, site->pages.ptr[i]->path, site->pages.ptr[i]);
    for (size_t i = 0; i < site->pages.len; i++)
        check_page(&c, site->pages.ptr[i]);
    for (size_t i = 0; i < site->pages.len; i++)
        check_way_to(&c, site->pages.ptr[i]);
    arena_release(&c.arena);
}
