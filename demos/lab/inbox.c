#include "lab/inbox.h"

#include "lab/number.h"

#include <string.h>

enum { NUMBER_SIZE = 64 };

static const char *inbox;
static size_t inbox_length;

void inbox_read(const char *bytes, size_t length)
{
    inbox = bytes;
    inbox_length = length;
}

const char *inbox_find(const char *key, size_t *length)
{
    size_t key_length = strlen(key);
    const char *at = inbox, *end = inbox + inbox_length;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t line = (size_t)((newline ? newline : end) - at);
        if (line > key_length && at[key_length] == '=' && memcmp(at, key, key_length) == 0) {
            *length = line - key_length - 1;
            return at + key_length + 1;
        }
        at += line + 1;
    }
    return NULL;
}

double inbox_number(const char *key, double initial)
{
    char text[NUMBER_SIZE];
    size_t length;
    double value;
    const char *bytes = inbox_find(key, &length);
    if (!bytes || length >= sizeof text)
        return initial;
    memcpy(text, bytes, length);
    text[length] = '\0';
    return strlen(text) == length && number_read(text, &value) ? value : initial;
}
