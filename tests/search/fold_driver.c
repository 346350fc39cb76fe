/* fold_driver: prints every character that this version of Unicode knows: its code point and those that the search takes it
 * for, in hexadecimal, a line each. */
#include <stdio.h>
#include <utf8proc.h>

#include "search/fold.h"

static void print_char(struct fold *fold, uint32_t c)
{
    uint32_t folded[FOLD_MAX];
    size_t count = fold_char(fold, c, folded);
    printf("%x", (unsigned)c);
    for (size_t i = 0; i < count; i++)
        printf(" %x", (unsigned)folded[i]);
    putchar('\n');
}

int main(void)
{
    struct fold *fold = fold_new();
    for (uint32_t c = 1; c <= 0x10FFFF; c++)
        if (utf8proc_codepoint_valid((utf8proc_int32_t)c) &&
            utf8proc_category((utf8proc_int32_t)c) != UTF8PROC_CATEGORY_CN)
            print_char(fold, c);
    fold_free(fold);
    return 0;
}
