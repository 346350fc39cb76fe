#include "content/page.h"

#include "base/vec.h"
#include "syntax/parse.h"

enum { ID_MAX = 80, NUMBER_MAX = 99999 };

struct reading {
    struct arena *arena;
    struct diag *diag;
    const struct config *config;
    struct page *page;
};

/* Takes a line with its end off *rest. */
static struct str cut_line(struct str *rest)
{
    size_t end = str_find(*rest, '\n');
    struct str line = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end + 1 < rest->len ? end + 1 : rest->len, rest->len);
    return line;
}

static bool is_fence(struct str line)
{
    return str_starts(line, STR("---")) && str_trim(str_slice(line, 3, line.len)).len == 0;
}

/* Splits the source at the closing "---" and sets the page's body. */
static bool split(struct reading *r, struct str *front)
{
    struct page *page = r->page;
    struct str rest = page->source->text;
    struct loc start = { page->source, 1, 1 };
    if (!is_fence(cut_line(&rest)))
        return diag_error_hint(r->diag, start,
                               STR("a page begins with '---', its id and title, and '---'"),
                               "the front matter is missing");
    const char *begin = rest.ptr;
    for (int line = 2; rest.len; line++) {
        struct str text = cut_line(&rest);
        if (!is_fence(text))
            continue;
        *front = (struct str){ begin, (size_t)(text.ptr - begin) };
        page->body = rest;
        page->body_line = line + 1;
        return true;
    }
    return diag_error(r->diag, start, "the front matter has no closing '---'");
}

bool page_is_id(struct str id)
{
    for (size_t i = 0; i < id.len; i++) {
        char c = id.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!plain && (c != '-' || i == 0))
            return false;
    }
    return id.len > 0 && id.len <= ID_MAX;
}

/* A list of words; one word alone is a list of one, a key without a value of none. */
static bool read_names(struct reading *r, const struct yaml *node, struct names *names)
{
    if (!node || (node->kind == YAML_SCALAR && !node->quoted && !node->text.len))
        return true;
    bool is_one = node->kind == YAML_SCALAR, ok = true;
    if (!is_one && !yaml_is(r->diag, node, YAML_LIST))
        return false;
    for (const struct yaml *item = is_one ? node : node->first; item;
         item = is_one ? NULL : item->next) {
        struct name name = { .loc = item->loc };
        ok = yaml_text(r->diag, item, &name.text) && ok;
        vec_push(r->arena, names, name);
    }
    return ok;
}

static bool read_id(struct reading *r, const struct yaml *root)
{
    struct page *page = r->page;
    const struct yaml *id = yaml_get(root, "id");
    if (!id)
        return diag_error(r->diag, root->loc, "'id' is missing");
    page->id_loc = id->loc;
    if (!yaml_text(r->diag, id, &page->id))
        return false;
    if (!page_is_id(page->id))
        return diag_error_hint(r->diag, id->loc,
                               STR("lower-case letters a to z, digits and '-', at most 80 of them"),
                               "'%.*s' cannot be an id", STR_ARG(page->id));
    return true;
}

/* A page of the guide has a title for each language. */
static bool read_title_text(struct reading *r, const struct yaml *title)
{
    struct page *page = r->page;
    struct str titles[LANGUAGES_MAX] = { { 0 } };
    if (page->kind != PAGE_GUIDE)
        return yaml_text(r->diag, title, &page->title);
    if (!config_texts(r->diag, r->config, title, titles))
        return false;
    page->title = titles[page->lang];
    return true;
}

static bool read_title(struct reading *r, const struct yaml *root)
{
    struct page *page = r->page;
    const struct yaml *title = yaml_get(root, "title");
    if (!title)
        return diag_error(r->diag, root->loc, "'title' is missing");
    if (!read_title_text(r, title))
        return false;
    page->title = str_trim(page->title);
    return page->title.len ? true : diag_error(r->diag, title->loc, "'title' is empty");
}

static bool check_tags(struct reading *r)
{
    bool ok = true;
    for (size_t i = 0; i < r->page->tags.len; i++) {
        struct name tag = r->page->tags.ptr[i];
        if (!config_tag(r->config, tag.text))
            ok = diag_error_hint(r->diag, tag.loc, config_tag_hint(r->arena, r->config, tag.text),
                                 "tag '%.*s' is not in site.yaml", STR_ARG(tag.text));
    }
    return ok;
}

static bool read_keys(struct reading *r, const struct yaml *root)
{
    const struct str known[] = { STR("id"),         STR("number"), STR("title"),   STR("tags"),
                                 STR("difficulty"), STR("demos"),  STR("related"), STR("aliases") };
    struct page *page = r->page;
    if (!yaml_is(r->diag, root, YAML_MAP))
        return false;
    const struct yaml *number = yaml_get(root, "number");
    bool ok = yaml_check_keys(r->diag, root, known, COUNT(known));
    ok = read_id(r, root) && ok;
    ok = read_title(r, root) && ok;
    ok = yaml_int(r->diag, number, 1, NUMBER_MAX, &page->number) && ok;
    ok = yaml_int(r->diag, yaml_get(root, "difficulty"), 1, 5, &page->difficulty) && ok;
    ok = read_names(r, yaml_get(root, "tags"), &page->tags) && ok;
    ok = read_names(r, yaml_get(root, "demos"), &page->demos) && ok;
    ok = read_names(r, yaml_get(root, "related"), &page->related) && ok;
    ok = read_names(r, yaml_get(root, "aliases"), &page->aliases) && ok;
    page->number_loc = number ? number->loc : root->loc;
    if (page->kind != PAGE_GUIDE)
        page->kind = str_is(page->id, "index") ? PAGE_HOME : number ? PAGE_QUESTION : PAGE_PLAIN;
    return check_tags(r) && ok;
}

bool page_read(struct arena *arena, struct diag *diag, const struct config *config,
               const struct source *source, struct page *page)
{
    page->source = source;
    struct reading r = { arena, diag, config, page };
    struct str front;
    if (!split(&r, &front))
        return false;
    struct yaml *root = yaml_parse(arena, diag, source, front, 2);
    return root && read_keys(&r, root);
}

const char *page_kind_name(enum page_kind kind)
{
    static const char *const names[] = {
        [PAGE_QUESTION] = "question", [PAGE_PLAIN] = "page",  [PAGE_HOME] = "home",
        [PAGE_GUIDE] = "guide",       [PAGE_LIST] = "list",   [PAGE_TAG] = "tag",
        [PAGE_GLOSSARY] = "glossary", [PAGE_DEMOS] = "demos", [PAGE_WHOLE] = "whole",
        [PAGE_SEARCH] = "search",     [PAGE_LOST] = "lost",   [PAGE_MOVED] = "moved"
    };
    return names[kind];
}

struct str page_path(struct arena *arena, const struct config *config, const struct page *page)
{
    const char *folder = page->kind == PAGE_GUIDE ? "guide/" : "";
    if (page->lang == 0)
        return arena_printf(arena, "%s%.*s.html", folder, STR_ARG(page->id));
    return arena_printf(arena, "%.*s/%s%.*s.html", STR_ARG(config->languages[page->lang]), folder,
                        STR_ARG(page->id));
}

struct str page_twin_path(struct arena *arena, const struct page *page)
{
    const struct str end = STR(".html");
    if (!page->body_line)
        return STR("");
    return arena_printf(arena, "%.*s.md", (int)(page->path.len - end.len), page->path.ptr);
}

int page_text_lang(const struct page *page)
{
    return page->original ? page->original->lang : page->lang;
}

struct loc page_loc(const struct page *page, cmark_node *node)
{
    struct parsed parsed = { page->tree, page->marked };
    struct loc loc = { .source = page->source };
    syntax_place(&parsed, node, &loc.line, &loc.col);
    return loc;
}

void page_release(struct page *page)
{
    if (page->tree)
        cmark_node_free(page->tree);
    page->tree = NULL;
}
