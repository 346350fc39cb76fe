/* out: bytes written into a fixed buffer. Past its end nothing is written any more and `full` stays
 * set, so a chain of writes needs one look at the end. Knows no JSON beyond the escapes of a
 * string, which it applies while `quoted` is set, so that writers of SVG need not know them. */
#ifndef LAB_OUT_H
#define LAB_OUT_H

#include <stdbool.h>
#include <stddef.h>

struct out {
    char *ptr;
    size_t len, cap;
    bool full;
    bool quoted; /* escape as the inside of a JSON string */
};

void out_bytes(struct out *out, const char *bytes, size_t count);
void out_char(struct out *out, char c);
void out_text(struct out *out, const char *text);

/* "text", escaped, with its quotation marks. */
void out_json_string(struct out *out, const char *text);

/* ,"key": — with the comma before it. The key holds nothing that needs an escape. */
void out_json_key(struct out *out, const char *key);

#endif
