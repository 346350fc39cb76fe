#include "search/document.h"

/* Of other characters below a blank, only tabs occur. */
static char escape_of(char c)
{
    return c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\f' ? 'f' : c;
}

void json_add_text(struct strbuf *out, struct str text)
{
    static const bool signs[256] = {
        ['"'] = true, ['\\'] = true, ['\n'] = true, ['\r'] = true, ['\f'] = true
    };
    strbuf_add_char(out, '"');
    while (text.len) {
        size_t plain = str_find_any(text, signs);
        strbuf_add(out, str_slice(text, 0, plain));
        if (plain < text.len) {
            strbuf_add_char(out, '\\');
            strbuf_add_char(out, escape_of(text.ptr[plain]));
        }
        text = str_slice(text, plain + 1, text.len);
    }
    strbuf_add_char(out, '"');
}

static void add_section(struct strbuf *out, const struct section *section)
{
    strbuf_add_char(out, '[');
    json_add_text(out, section->id);
    strbuf_add_char(out, ',');
    json_add_text(out, section->heading);
    strbuf_add_char(out, ',');
    json_add_text(out, section->text);
    if (section->formulas.len) {
        strbuf_add_char(out, ',');
        json_add_text(out, section->formulas);
    }
    strbuf_add_char(out, ']');
}

static void make_record(struct strbuf *out, const struct page *page,
                        const struct sections *sections)
{
    strbuf_add_char(out, '[');
    json_add_text(out, page->path);
    strbuf_add_char(out, ',');
    json_add_text(out, page->title);
    strbuf_printf(out, ",%d,%d,[", page->number, page->difficulty);
    for (size_t i = 0; i < page->tags.len; i++) {
        strbuf_add(out, i ? STR(",") : STR(""));
        json_add_text(out, page->tags.ptr[i].text);
    }
    strbuf_add(out, STR("],["));
    for (size_t i = 0; i < sections->len; i++) {
        strbuf_add(out, i ? STR(",") : STR(""));
        add_section(out, &sections->ptr[i]);
    }
    strbuf_add(out, STR("]]"));
}

/* A blank before it, unless it begins the line or is empty; without tabs. */
static void add_words(struct strbuf *out, struct str words)
{
    if (words.len && out->len && out->ptr[out->len - 1] != '\n')
        strbuf_add_char(out, ' ');
    while (words.len)
        strbuf_add(out, str_cut(&words, '\t'));
}

static void make_text(struct document *d, const struct config *config,
                      const struct sections *sections)
{
    strbuf_add(&d->text, d->page->title);
    strbuf_add_char(&d->text, '\n');
    for (size_t i = 0; i < d->page->tags.len; i++) {
        const struct tag *tag = config_tag(config, d->page->tags.ptr[i].text);
        add_words(&d->text, tag ? tag->label[d->page->lang] : STR(""));
    }
    strbuf_add_char(&d->text, '\n');
    for (size_t i = 0; i < sections->len; i++) {
        add_words(&d->text, sections->ptr[i].heading);
        add_words(&d->text, sections->ptr[i].text);
        strbuf_add(&d->headings, sections->ptr[i].heading);
        strbuf_add_char(&d->headings, '\n');
    }
    for (size_t i = 0; i < sections->len; i++) {
        if (!sections->ptr[i].formulas.len)
            continue;
        strbuf_add_char(&d->text, '\n');
        strbuf_add(&d->text, sections->ptr[i].formulas);
    }
}

struct document document_make(const struct config *config, const struct page *page,
                              const struct sections *sections)
{
    struct document document = { .page = page };
    strbuf_init(&document.record, STRBUF_PAGE);
    strbuf_init(&document.text, STRBUF_PAGE);
    strbuf_init(&document.headings, STRBUF_PAGE);
    make_record(&document.record, page, sections);
    make_text(&document, config, sections);
    strbuf_fit(&document.record);
    strbuf_fit(&document.text);
    strbuf_fit(&document.headings);
    return document;
}

void document_release(struct document *document)
{
    strbuf_release(&document->record);
    strbuf_release(&document->text);
    strbuf_release(&document->headings);
}
