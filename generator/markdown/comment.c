#include "markdown/comment.h"

#include <string.h>

static const char *const opens[] = { "//", "/*", "<!--", "--", "#", ";", "%" };
static const char *const closes[] = { "*/", "-->" };

bool comment_text(struct str line, struct str *text)
{
    size_t i = 0;
    line = str_trim(line);
    while (i < COUNT(opens) && !str_starts(line, str_of(opens[i])))
        i++;
    if (i == COUNT(opens))
        return false;
    *text = str_slice(line, strlen(opens[i]), line.len);
    for (size_t k = 0; k < COUNT(closes); k++)
        if (str_ends(*text, str_of(closes[k])))
            text->len -= strlen(closes[k]);
    *text = str_trim(*text);
    return true;
}

size_t comment_sign(struct str s)
{
    size_t longest = 0;
    for (size_t i = 0; i < COUNT(opens); i++)
        if (str_ends(s, str_of(opens[i])) && strlen(opens[i]) > longest)
            longest = strlen(opens[i]);
    return longest;
}
