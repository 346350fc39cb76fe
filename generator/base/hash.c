#include "base/hash.h"

#include <inttypes.h>
#include <xxhash.h>

uint64_t hash_bytes(struct str s)
{
    return XXH3_64bits(s.ptr, s.len);
}

struct str hash_hex(struct arena *arena, struct str s)
{
    XXH128_hash_t hash = XXH3_128bits(s.ptr, s.len);
    return arena_printf(arena, "%016" PRIx64 "%016" PRIx64, (uint64_t)hash.high64,
                        (uint64_t)hash.low64);
}
