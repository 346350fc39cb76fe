#include "template/threes.h"

#include <string.h>

/* Where the bytes in the upper 24 bits of `run` are noted. Multiplicative hashing: Knuth, volume 3, section 6.4. */
static uint32_t place_of(uint32_t run)
{
    return run * 0x9E3779B1u >> (32 - THREES_BITS);
}

void threes_read(struct threes *threes, struct str text)
{
    uint32_t run = 0;
    memset(threes, 0, sizeof *threes);
    for (size_t i = 0; i < text.len; i++) {
        run = (run | (unsigned char)text.ptr[i]) << 8;
        threes->has[place_of(run)] = true;
    }
}

bool threes_may_have(const struct threes *threes, struct str bytes)
{
    uint32_t run = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        run = (run | (unsigned char)bytes.ptr[i]) << 8;
        if (i >= 2 && !threes->has[place_of(run)])
            return false;
    }
    return true;
}
