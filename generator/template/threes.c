#include "template/threes.h"

#include <string.h>

static const bool begins[256] = { ['<'] = true, ['"'] = true, ['-'] = true };

/* Where three bytes are noted. Multiplicative hashing: Knuth, volume 3, section 6.4. */
static uint32_t place_of(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    uint32_t run = (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8;
    return run * 0x9E3779B1u >> (32 - THREES_BITS);
}

/* The next place from `at` on where a run begins that is noted, or where none can any longer. */
static size_t next_run(struct str text, size_t at)
{
    return at + str_find_any(str_slice(text, at, text.len), begins);
}

void threes_read(struct threes *threes, struct str text)
{
    memset(threes, 0, sizeof *threes);
    for (size_t at = 0; (at = next_run(text, at)) + 2 < text.len; at++)
        threes->has[place_of(text.ptr + at)] = true;
}

bool threes_may_have(const struct threes *threes, struct str bytes)
{
    for (size_t at = 0; (at = next_run(bytes, at)) + 2 < bytes.len; at++)
        if (!threes->has[place_of(bytes.ptr + at)])
            return false;
    return true;
}
