/* Papers in running text become links: "arXiv:1211.5063" to arxiv.org, "doi:10.1000/182" to doi.org. */
#include <string.h>

#include "syntax/autolinks.h"
#include "syntax/passes.h"

/* Length of the id that `text` begins with, or 0. */
typedef size_t paper_id(struct str text);

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t digits(struct str text)
{
    size_t len = 0;
    while (len < text.len && is_digit(text.ptr[len]))
        len++;
    return len;
}

static struct str behind(struct str text, size_t len)
{
    return str_slice(text, len, text.len);
}

/* "v2" of an arXiv id that has `len` bytes so far; nothing else may follow. */
static size_t with_version(struct str text, size_t len)
{
    struct str rest = behind(text, len);
    size_t version = str_starts(rest, STR("v")) ? digits(behind(rest, 1)) : 0;
    len += version ? version + 1 : 0;
    bool ends = len == text.len || (!is_letter(text.ptr[len]) && !is_digit(text.ptr[len]));
    return ends ? len : 0;
}

/* "1211.5063v2" since 2007, "cs/9301115", "math.GT/0309136" before (arxiv.org/help/arxiv_identifier). */
static size_t arxiv_id(struct str text)
{
    size_t month = digits(text), number = 0;
    if (month) {
        number = month < text.len && text.ptr[month] == '.' ? digits(behind(text, month + 1)) : 0;
        return month == 4 && (number == 4 || number == 5) ? with_version(text, 5 + number) : 0;
    }
    size_t archive = 0;
    while (archive < text.len &&
           (is_letter(text.ptr[archive]) || text.ptr[archive] == '-' || text.ptr[archive] == '.'))
        archive++;
    number = digits(behind(text, archive + 1));
    bool is_old = archive && archive < text.len && text.ptr[archive] == '/' && number == 7;
    return is_old ? with_version(text, archive + 1 + number) : 0;
}

/* "10.1162/neco.1997.9.8.1735": what Crossref's own pattern takes, without what ends the sentence. */
static size_t doi_id(struct str text)
{
    size_t owner = str_starts(text, STR("10.")) ? digits(behind(text, 3)) : 0, len = 3 + owner;
    if (owner < 4 || owner > 9 || len == text.len || text.ptr[len] != '/')
        return 0;
    int open = 0;
    size_t end = 0;
    for (len++; len < text.len; len++) {
        char c = text.ptr[len];
        open += (c == '(') - (c == ')');
        if (open < 0 || !(is_letter(c) || is_digit(c) || (c && strchr("-._;()/:", c))))
            break;
        if (!strchr(".;:(", c))
            end = len + 1;
    }
    return end;
}

static const struct {
    const char *name;
    paper_id *id;
    const char *address;
} kinds[] = { { "arxiv", arxiv_id, "https://arxiv.org/abs/" },
              { "doi", doi_id, "https://doi.org/" } };

/* True for text that ends in the name, in any letters, as a word of its own. */
static bool ends_in(struct str text, const char *name)
{
    size_t len = strlen(name);
    if (text.len < len)
        return false;
    size_t from = text.len - len;
    char before = from ? text.ptr[from - 1] : ' ';
    return !strncasecmp(text.ptr + from, name, len) && !is_letter(before) && !is_digit(before);
}

/* Where the id begins behind the colon at `at`. */
static size_t id_begin(struct str text, size_t at)
{
    return at + 1 < text.len && text.ptr[at + 1] == ' ' ? at + 2 : at + 1;
}

static bool next_paper(const void *ctx, struct str text, size_t at, size_t *from, size_t *to)
{
    (void)ctx;
    for (size_t colon = at; (colon += str_find(behind(text, colon), ':')) < text.len; colon++) {
        for (size_t i = 0; i < COUNT(kinds); i++) {
            size_t begin = id_begin(text, colon);
            struct str before = str_slice(text, at, colon);
            size_t len = ends_in(before, kinds[i].name) ? kinds[i].id(behind(text, begin)) : 0;
            if (!len)
                continue;
            *from = colon - strlen(kinds[i].name);
            *to = begin + len;
            return true;
        }
    }
    return false;
}

/* Its class is for paper, where the id says enough without the address. */
static void link_paper(struct inlines *inlines, cmark_node *text)
{
    struct arena *arena = inlines->parsing->arena;
    struct str shown = str_of(cmark_node_get_literal(text));
    size_t colon = str_find(shown, ':');
    struct str id = behind(shown, id_begin(shown, colon));
    const char *address = NULL;
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strlen(kinds[i].name) == colon)
            address = kinds[i].address;
    cmark_node *link =
        autolinks_wrap(inlines, text, arena_printf(arena, "%s%.*s", address, STR_ARG(id)));
    element_set(arena, element_need(arena, link), STR("class"), STR("paper"));
}

bool pass_papers(struct inlines *inlines)
{
    autolinks_make(inlines, next_paper, link_paper);
    return true;
}
