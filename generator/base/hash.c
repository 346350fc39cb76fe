#include "base/hash.h"

#include <xxhash.h>

uint64_t hash_bytes(struct str s)
{
    return XXH3_64bits(s.ptr, s.len);
}

uint64_t hash_pair(uint64_t first, uint64_t second)
{
    uint64_t parts[] = { first, second };
    return hash_bytes((struct str){ (const char *)parts, sizeof parts });
}

static void put_digits(char *digits, uint64_t number)
{
    for (int i = HASH_HEX / 2 - 1; i >= 0; i--, number >>= 4)
        digits[i] = "0123456789abcdef"[number & 15];
}

struct str hash_digits(char digits[HASH_HEX], struct str s)
{
    XXH128_hash_t hash = XXH3_128bits(s.ptr, s.len);
    put_digits(digits, hash.high64);
    put_digits(digits + HASH_HEX / 2, hash.low64);
    return (struct str){ digits, HASH_HEX };
}

struct str hash_hex(struct arena *arena, struct str s)
{
    char digits[HASH_HEX];
    return arena_dup(arena, hash_digits(digits, s));
}
