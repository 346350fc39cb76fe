#include "lab/input.h"

#include "lab/run.h"
#include "lab/utf8.h"

#include <string.h>

/* Bytes still to be read, percent-decoded one at a time. */
struct reader {
    const char *at, *end;
    bool encoded;
};

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static char read_byte(struct reader *reader)
{
    const char *at = reader->at++;
    if (!reader->encoded || *at != '%' || reader->end - at < 3)
        return *at;
    int high = hex(at[1]), low = hex(at[2]);
    if (high < 0 || low < 0)
        return *at;
    reader->at = at + 3;
    return (char)(high * 16 + low);
}

/* Fills `window` up to its four bytes and a NUL; a NUL in the text becomes a blank. */
static int refill(struct reader *reader, char window[5], int count)
{
    while (count < 4 && reader->at < reader->end) {
        char byte = read_byte(reader);
        window[count++] = byte ? byte : ' ';
    }
    window[count] = '\0';
    return count;
}

static bool is_control(uint32_t character)
{
    return character < 0x20 || (character >= 0x7f && character < 0xa0);
}

const char *input_clean(const char *bytes, size_t length, int limit, bool encoded)
{
    struct reader reader = { bytes, bytes + length, encoded };
    char window[5], *text = run_bytes((size_t)limit * 4 + 1);
    if (!text)
        return "";
    char *end = text;
    int count = refill(&reader, window, 0);
    for (int i = 0; i < limit && count > 0; i++) {
        uint32_t character;
        int used = (int)(lab_utf8_next(window, &character) - window);
        const char *clean = is_control(character) ? " "
                            : character == 0xfffd ? "\xef\xbf\xbd"
                                                  : window;
        size_t size = clean == window ? (size_t)used : strlen(clean);
        memcpy(end, clean, size);
        end += size;
        memmove(window, window + used, (size_t)(count - used));
        count = refill(&reader, window, count - used);
    }
    *end = '\0';
    return text;
}
