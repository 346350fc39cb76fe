#include "frames.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

char *frame_read(size_t *len)
{
    unsigned char head[4];
    if (fread(head, 1, sizeof head, stdin) != sizeof head)
        return NULL;
    *len = (size_t)head[0] | (size_t)head[1] << 8 | (size_t)head[2] << 16 | (size_t)head[3] << 24;
    char *text = malloc(*len + 1);
    if (!text || fread(text, 1, *len, stdin) != *len)
        exit(1);
    text[*len] = '\0';
    return text;
}

void frame_write(const char *text, size_t len)
{
    for (int shift = 0; shift < 32; shift += 8)
        putchar((int)(len >> shift & 0xff));
    fwrite(text, 1, len, stdout);
}
