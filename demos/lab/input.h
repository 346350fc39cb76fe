/* input: what a reader typed, made into text that a demo may rely on. */
#ifndef LAB_INPUT_H
#define LAB_INPUT_H

#include <stdbool.h>
#include <stddef.h>

enum { INPUT_LIMIT = 128 };

/* Returns the first `limit` characters of `bytes` as valid UTF-8 that lives as long as the run.
 * What is not UTF-8 becomes U+FFFD, a control character a blank. With `encoded`, %25 and %0A stand
 * for the bytes they name, as does any %XX; a `%` without two hex digits stands for itself. */
const char *input_clean(const char *bytes, size_t length, int limit, bool encoded);

#endif
