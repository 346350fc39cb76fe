#include "build/twins.h"

#include "base/path.h"
#include "base/strbuf.h"

struct str twin_path(struct arena *arena, const struct page *page)
{
    const struct str end = STR(".html");
    if (!page->body_line)
        return STR("");
    return arena_printf(arena, "%.*s.md", (int)(page->path.len - end.len), page->path.ptr);
}

/* The title, which stands in the front matter, becomes a heading. */
static void add_page(struct strbuf *out, const struct page *page)
{
    struct str body = str_trim(page->body);
    strbuf_printf(out, "# %.*s\n\n", STR_ARG(page->title));
    strbuf_add(out, body);
    if (body.len)
        strbuf_add_char(out, '\n');
}

static bool publish_twin(struct publish *publish, struct arena *scratch, const struct page *page,
                         struct strbuf *text)
{
    struct str path = twin_path(scratch, page);
    if (!path.len)
        return true;
    strbuf_reset(text);
    add_page(text, page);
    return publish_add(publish, path, strbuf_str(text));
}

/* All questions and other pages of the language, each once and in order. */
static bool publish_all(struct publish *publish, struct arena *scratch, const struct site *site,
                        int lang, struct strbuf *text)
{
    struct str folder = lang ? site->config->languages[lang] : STR("");
    strbuf_reset(text);
    for (size_t i = 0; i < site->pages.len; i++) {
        const struct page *page = site->pages.ptr[i];
        if (page->lang != lang || !page->body_line || page->kind == PAGE_GUIDE)
            continue;
        if (text->len)
            strbuf_add_char(text, '\n');
        add_page(text, page);
    }
    return publish_add(publish, path_join(scratch, folder, STR("llms-full.txt")), strbuf_str(text));
}

bool twins_publish(struct publish *publish, const struct site *site)
{
    struct arena scratch = { 0 };
    struct strbuf text;
    bool ok = true;
    strbuf_init(&text, STRBUF_PAGE);
    for (size_t i = 0; i < site->pages.len; i++)
        ok = publish_twin(publish, &scratch, site->pages.ptr[i], &text) && ok;
    for (int lang = 0; lang < site->config->language_count; lang++)
        ok = publish_all(publish, &scratch, site, lang, &text) && ok;
    strbuf_release(&text);
    arena_release(&scratch);
    return ok;
}
