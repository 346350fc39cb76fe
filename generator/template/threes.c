#include "template/threes.h"

#include <string.h>

/* The bit of the three bytes in the lower 24 of `run`. */
static uint32_t place_of(uint32_t run)
{
    return (run << 8) * 0x9E3779B1u >>
           16; /* multiplicative hashing: Knuth, volume 3, section 6.4 */
}

void threes_read(struct threes *threes, struct str text)
{
    uint32_t run = 0;
    memset(threes, 0, sizeof *threes);
    for (size_t i = 0; i < text.len; i++) {
        run = run << 8 | (unsigned char)text.ptr[i];
        uint32_t place = place_of(run);
        threes->bits[place / 32] |= (uint32_t)1 << place % 32;
    }
}

bool threes_may_have(const struct threes *threes, struct str bytes)
{
    uint32_t run = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        run = run << 8 | (unsigned char)bytes.ptr[i];
        uint32_t place = place_of(run);
        if (i >= 2 && !(threes->bits[place / 32] >> place % 32 & 1))
            return false;
    }
    return true;
}
