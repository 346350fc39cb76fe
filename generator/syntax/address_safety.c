/* Addresses that a page may not lead to. */
#include <strings.h>

#include "syntax/address.h"

/* Browsers pass over blanks and control characters around and within a scheme. */
static bool has_scheme(struct str url, const char *scheme)
{
    for (size_t i = 0; i < url.len; i++) {
        if ((unsigned char)url.ptr[i] <= ' ')
            continue;
        char in[] = { url.ptr[i], '\0' }, want[] = { *scheme, '\0' };
        if (strcasecmp(in, want) != 0)
            return false;
        if (*scheme++ == ':')
            return true;
    }
    return false;
}

bool address_is_unsafe(struct str url)
{
    static const char *const schemes[] = { "javascript:", "vbscript:", "data:", "file:" };
    for (size_t i = 0; i < COUNT(schemes); i++)
        if (has_scheme(url, schemes[i]))
            return true;
    return false;
}
