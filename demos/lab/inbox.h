/* inbox: the values that came with a run. It holds lines `key=value`. A value is UTF-8; `%` and
 * newline in it are percent-encoded. Of a key that comes twice the first counts; lines without `=`
 * and keys that nobody asks for are ignored. */
#ifndef LAB_INBOX_H
#define LAB_INBOX_H

#include <stddef.h>

/* Takes the values of a run. `bytes` must stay as they are until the run ends. */
void inbox_read(const char *bytes, size_t length);

/* The value that came for a key: bytes of the inbox, not NUL-terminated; NULL if none did. */
const char *inbox_find(const char *key, size_t *length);

/* The number that came for a key, or `initial`. */
double inbox_number(const char *key, double initial);

#endif
