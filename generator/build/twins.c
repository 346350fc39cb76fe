#include "build/twins.h"

#include "base/path.h"
#include "base/strbuf.h"
#include "build/keep.h"

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

/* What the twins of a site are made with. */
struct twins {
    struct publish *publish;
    const struct site *site;
    struct keep *keep; /* or NULL */
    struct notes notes;
    struct arena scratch;
    struct strbuf text;
};

/* Whether the file is there already, made of the same. Notes what it is made of. */
static bool is_kept(struct twins *twins, struct str path, char kind, int lang, struct str id)
{
    if (!twins->keep)
        return false;
    notes_begin(&twins->notes);
    notes_add(&twins->notes, kind, twins->site->config->languages[lang], id);
    return keep_file(twins->keep, path);
}

static bool publish_text(struct twins *twins, struct str path)
{
    if (twins->keep)
        keep_add(twins->keep, path, &twins->notes);
    return publish_add(twins->publish, path, strbuf_str(&twins->text));
}

static bool publish_twin(struct twins *twins, const struct page *page)
{
    struct str path = twin_path(&twins->scratch, page);
    if (!path.len || page->faulty || is_kept(twins, path, FACT_TEXT, page->lang, page->id))
        return true;
    strbuf_reset(&twins->text);
    add_page(&twins->text, page);
    return publish_text(twins, path);
}

/* All questions and other pages of the language, each once and in order. */
static bool publish_all(struct twins *twins, int lang)
{
    const struct site *site = twins->site;
    struct strbuf *text = &twins->text;
    struct str folder = lang ? site->config->languages[lang] : STR("");
    struct str path = path_join(&twins->scratch, folder, STR("llms-full.txt"));
    if (is_kept(twins, path, FACT_TEXTS, lang, STR("")))
        return true;
    strbuf_reset(text);
    for (size_t i = 0; i < site->pages.len; i++) {
        const struct page *page = site->pages.ptr[i];
        if (page->lang != lang || !page->body_line || page->kind == PAGE_GUIDE)
            continue;
        if (text->len)
            strbuf_add_char(text, '\n');
        add_page(text, page);
    }
    return publish_text(twins, path);
}

bool twins_publish(struct publish *publish, const struct site *site, struct keep *keep)
{
    struct twins twins = { .publish = publish, .site = site, .keep = keep };
    bool ok = true;
    strbuf_init(&twins.text, STRBUF_PAGE);
    for (size_t i = 0; i < site->pages.len; i++)
        ok = publish_twin(&twins, site->pages.ptr[i]) && ok;
    for (int lang = 0; lang < site->config->language_count; lang++)
        ok = publish_all(&twins, lang) && ok;
    strbuf_release(&twins.text);
    arena_release(&twins.scratch);
    notes_release(&twins.notes);
    return ok;
}
