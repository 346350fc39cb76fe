/* pack: numbers and texts as bytes, for files that only this program reads. Reading trusts nothing: damaged bytes
 * give zeros and empty texts, and at the end unpack_ok() is false. */
#ifndef WENDA_BASE_PACK_H
#define WENDA_BASE_PACK_H

#include <stdint.h>

#include "base/strbuf.h"

/* Appends the number in as few bytes as it needs (LEB128, 7 bits a byte, low ones first). */
void pack_number(struct strbuf *out, uint64_t number);

/* The same in 8 bytes, for hashes. */
void pack_hash(struct strbuf *out, uint64_t hash);

/* Appends the length, the bytes and a NUL. */
void pack_text(struct strbuf *out, struct str text);

struct unpack {
    struct str rest;
    bool failed;
};

uint64_t unpack_number(struct unpack *in);
uint64_t unpack_hash(struct unpack *in);

/* A number that counts things of at least `size` bytes each, which therefore must be there. */
size_t unpack_count(struct unpack *in, size_t size);

/* A number up to `max`. */
int unpack_int(struct unpack *in, int max);

/* Borrowed from the bytes that are read; a NUL follows. */
struct str unpack_text(struct unpack *in);

#endif
