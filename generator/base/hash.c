#include "base/hash.h"

#include <inttypes.h>
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

struct str hash_hex(struct arena *arena, struct str s)
{
    XXH128_hash_t hash = XXH3_128bits(s.ptr, s.len);
    return arena_printf(arena, "%016" PRIx64 "%016" PRIx64, (uint64_t)hash.high64,
                        (uint64_t)hash.low64);
}
