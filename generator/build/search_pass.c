#include "build/search_pass.h"

#include "base/fs.h"
#include "base/path.h"
#include "search/search.h"

/* Hands a page to the search, as it was published: it was there a moment ago. */
static bool add_published(const struct run *run, struct arena *scratch, struct search *search,
                          const struct page *page)
{
    struct source source = { .path = path_join(scratch, run->options.out, page->path) };
    struct str html;
    int error = fs_read(scratch, source.path, &html);
    if (error)
        return diag_error(run->diag, (struct loc){ .source = &source }, "cannot be read: %s",
                          fs_error(error));
    search_add(search, page, html);
    return true;
}

/* Hands the pages that were kept to the search, as they were published. */
static bool add_kept(const struct run *run, const struct second_pass *pass)
{
    const struct pages *all = &run->loaded.site.pages;
    const struct page_works *works = &pass->pages;
    struct arena scratch = { 0 };
    bool ok = true;
    for (size_t i = 0, next = 0; i < all->len; i++) {
        bool worked = next < works->len && works->ptr[next].page == all->ptr[i];
        bool made = worked && works->ptr[next].what & MAKE_PAGE;
        next += worked ? 1 : 0;
        if (!made)
            ok = add_published(run, &scratch, run->shop.search, all->ptr[i]) && ok;
        arena_reset(&scratch);
    }
    arena_release(&scratch);
    return ok;
}

bool search_pass_run(struct run *run, const struct second_pass *pass)
{
    const struct workshop *shop = &run->shop;
    struct remembered *remembered = &run->remembered;
    if (!shop->search)
        return true;
    stages_begin(run->options.stages, "search", 0);
    if (shop->keep && remembered_keep_search(remembered, run->options.out))
        return true;
    if (shop->keep && !add_kept(run, pass))
        return false;
    if (!search_publish(shop->search, run->publish, run->options.jobs))
        return false;
    if (shop->keep)
        remembered_add_search(remembered, run->publish);
    return true;
}
