/* utf8: text as characters. What lab_input() returns is valid UTF-8 already. */
#ifndef LAB_UTF8_H
#define LAB_UTF8_H

#include <stdbool.h>
#include <stdint.h>

/* Reads the character at `s` (not at its end) and returns where the next one starts. A byte that
 * starts no valid character counts as one and reads U+FFFD. */
const char *lab_utf8_next(const char *s, uint32_t *character);

/* Characters up to the NUL. */
int lab_utf8_count(const char *s);

/* Han characters, kana, hangul, full-width forms and emoji: those about as wide as high. */
bool lab_utf8_is_wide(uint32_t character);

/* Width when set, in units of the font size, estimated: 1 a wide character, 0.55 another. */
double lab_utf8_width(const char *s);

#endif
