/* hash: content hashes for names and comparisons (XXH3 of the xxHash library,
 * https://xxhash.com; not for secrets). */
#ifndef WENDA_BASE_HASH_H
#define WENDA_BASE_HASH_H

#include <stdint.h>

#include "base/arena.h"

/* 64 bits, the same on every machine. */
uint64_t hash_bytes(struct str s);

/* The same of two numbers. */
uint64_t hash_pair(uint64_t first, uint64_t second);

enum { HASH_HEX = 32 };

/* 128 bits of the content as so many lower-case hexadecimal digits. */
struct str hash_digits(char digits[HASH_HEX], struct str s);

/* The same in the arena. */
struct str hash_hex(struct arena *arena, struct str s);

/* The same of content that is met piece by piece. hasher_end() ends it. */
struct hasher;

struct hasher *hasher_new(void);
void hasher_add(struct hasher *hasher, struct str piece);
struct str hasher_end(struct hasher *hasher, char digits[HASH_HEX]);

#endif
