#include "check.h"

#include "base/hash.h"

/* The digests of "" with seed 0 that xxHash's own sanity check has
 * (cli/xsum_sanity_check.c). */
TEST(hash_vectors)
{
    struct arena arena = { 0 };
    CHECK(hash_bytes(STR("")) == 0x2D06800538D394C2);
    CHECK_STR(hash_hex(&arena, STR("")), "99aa06d3014798d86001c324468d497f");
    CHECK(hash_bytes((struct str){ NULL, 0 }) == 0x2D06800538D394C2);
    arena_release(&arena);
}

/* Every bit of every byte counts, at lengths on all of XXH3's paths. */
TEST(hash_sees_every_bit)
{
    static const size_t lengths[] = { 1, 3, 4, 8, 9, 16, 17, 128, 129, 240, 241, 1024, 1025 };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(lengths); i++) {
        char bytes[1025] = { 0 };
        struct str s = { bytes, lengths[i] };
        uint64_t first = hash_bytes(s);
        struct str hex = hash_hex(&arena, s);
        size_t same = 0;
        for (size_t bit = 0; bit < 8 * lengths[i]; bit += 7) {
            bytes[bit / 8] ^= (char)(1 << bit % 8);
            same += hash_bytes(s) == first || str_eq(hash_hex(&arena, s), hex);
            bytes[bit / 8] ^= (char)(1 << bit % 8);
        }
        CHECK_INT(same, 0);
        CHECK_INT(hex.len, 32);
        CHECK(hash_bytes(s) == first);
    }
    arena_release(&arena);
}

TEST(hash_of_pieces)
{
    static char bytes[10000];
    char whole[HASH_HEX], pieces[HASH_HEX];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * i >> 3);
    for (size_t len = 1; len < sizeof bytes; len = len * 2 + 1) {
        struct hasher *hasher = hasher_new();
        struct str s = { bytes, sizeof bytes };
        for (; s.len; s = str_slice(s, len, s.len))
            hasher_add(hasher, str_slice(s, 0, len));
        CHECK(str_eq(hasher_end(hasher, pieces),
                     hash_digits(whole, (struct str){ bytes, sizeof bytes })));
    }
}
