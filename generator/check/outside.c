#include "check/outside.h"

#include <strings.h>

#include "base/vec.h"
#include "check/place.h"

enum { SECONDS_EACH = 10, AT_ONCE = 32, AT_ONCE_A_HOST = 2 };

/* An address in a page. */
struct use {
    const struct page *page;
    struct str address;
    size_t link; /* its number in `links` */
};

struct asking {
    struct arena arena;
    struct diag *diag;
    const struct config *config;
    struct map numbers; /* address without its fragment -> its number in `links`, counted from 1 */
    struct {
        struct fetch *ptr;
        size_t len, cap;
    } links;
    struct {
        struct use *ptr;
        size_t len, cap;
    } uses;
};

/* ---- which they are ---- */

static bool is_of(struct str address, struct str site)
{
    return site.len && str_starts(address, site) &&
           (address.len == site.len || strchr("/?#", address.ptr[site.len]));
}

/* `repository` makes an address of each page, which are all there or none. */
static bool is_outside(const struct asking *a, struct str address)
{
    bool web =
        strncasecmp(address.ptr, "http://", 7) == 0 || strncasecmp(address.ptr, "https://", 8) == 0;
    return web && !is_of(address, a->config->url) && !is_of(address, a->config->repository);
}

static size_t number_of(struct asking *a, struct str address)
{
    struct str url = str_cut(&address, '#');
    uintptr_t number = (uintptr_t)map_get(&a->numbers, url);
    if (!number) {
        url = arena_dup(&a->arena, url);
        vec_push(&a->arena, &a->links, ((struct fetch){ .url = url }));
        number = a->links.len;
        map_put(&a->arena, &a->numbers, url, (void *)number);
    }
    return number - 1;
}

/* The page of all questions repeats what others have. */
static void add_page(struct asking *a, const struct page *page, const struct finished_file *file)
{
    for (size_t i = 0; file && page->kind != PAGE_WHOLE && i < file->references.len; i++) {
        struct str address = file->references.ptr[i].address;
        if (is_outside(a, address))
            vec_push(&a->arena, &a->uses, ((struct use){ page, address, number_of(a, address) }));
    }
}

static size_t count_hosts(struct asking *a)
{
    struct map hosts = { 0 };
    for (size_t i = 0; i < a->links.len; i++)
        map_put(&a->arena, &hosts, fetch_host(a->links.ptr[i].url), a);
    return hosts.len;
}

/* ---- what is told ---- */

static void tell_use(struct asking *a, const struct use *use, const struct fetch *fetch)
{
    struct str words = use->address;
    struct loc loc = place_of_address(&a->arena, use->page, &words);
    struct str what = fetch->problem
                          ? str_of(fetch->problem)
                          : arena_printf(&a->arena, "the host answers %ld", fetch->status);
    if (!loc.line)
        loc.source = use->page->source;
    if (fetch->outcome == FETCH_MISSING)
        diag_error(a->diag, loc, "'%.*s' leads nowhere: %.*s", STR_ARG(words), STR_ARG(what));
    else if (fetch->outcome == FETCH_UNREACHABLE)
        diag_warning(a->diag, loc, "'%.*s' cannot be reached: %.*s", STR_ARG(words), STR_ARG(what));
}

static void count(struct asking *a, struct outside *outside)
{
    *outside = (struct outside){ .asked = true, .links = a->links.len, .hosts = count_hosts(a) };
    for (size_t i = 0; i < a->links.len; i++)
        outside->outcomes[a->links.ptr[i].outcome]++;
}

void outside_check(struct diag *diag, const struct site *site, const struct finished *finished,
                   int seconds, struct outside *outside)
{
    struct asking a = { .diag = diag, .config = site->config };
    struct fetch_limits limits = { seconds, SECONDS_EACH, AT_ONCE, AT_ONCE_A_HOST };
    for (size_t i = 0; i < site->pages.len; i++)
        add_page(&a, site->pages.ptr[i], finished_get(finished, site->pages.ptr[i]->path));
    fetch_all(a.links.ptr, a.links.len, &limits);
    for (size_t i = 0; i < a.uses.len; i++)
        tell_use(&a, &a.uses.ptr[i], &a.links.ptr[a.uses.ptr[i].link]);
    count(&a, outside);
    size_t unasked = outside->outcomes[FETCH_UNASKED];
    if (unasked)
        diag_warning_hint(diag, (struct loc){ 0 }, STR("--external=SECONDS gives more time"),
                          "of %zu links out of the site %zu got no answer in %d s", outside->links,
                          unasked, seconds);
    arena_release(&a.arena);
}
