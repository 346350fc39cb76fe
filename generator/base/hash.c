#include "base/hash.h"

#include <xxhash.h>

#include "base/mem.h"

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

static struct str put_hash(char digits[HASH_HEX], XXH128_hash_t hash)
{
    put_digits(digits, hash.high64);
    put_digits(digits + HASH_HEX / 2, hash.low64);
    return (struct str){ digits, HASH_HEX };
}

struct str hash_digits(char digits[HASH_HEX], struct str s)
{
    return put_hash(digits, XXH3_128bits(s.ptr, s.len));
}

struct str hash_hex(struct arena *arena, struct str s)
{
    char digits[HASH_HEX];
    return arena_dup(arena, hash_digits(digits, s));
}

struct hasher {
    XXH3_state_t *state;
};

struct hasher *hasher_new(void)
{
    struct hasher *hasher = mem_alloc(sizeof *hasher);
    hasher->state = XXH3_createState();
    if (!hasher->state)
        mem_out();
    XXH3_128bits_reset(hasher->state);
    return hasher;
}

void hasher_add(struct hasher *hasher, struct str piece)
{
    XXH3_128bits_update(hasher->state, piece.ptr, piece.len);
}

struct str hasher_end(struct hasher *hasher, char digits[HASH_HEX])
{
    struct str hash = put_hash(digits, XXH3_128bits_digest(hasher->state));
    XXH3_freeState(hasher->state);
    mem_free(hasher);
    return hash;
}
