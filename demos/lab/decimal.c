#include "lab/decimal.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { WORD = 1000000000, WORDS = DECIMAL_DIGITS / 9 };

/* A whole number, nine digits a word, the lowest word first. */
struct whole {
    uint32_t words[WORDS];
    int count;
};

static void multiply(struct whole *whole, uint32_t factor)
{
    uint64_t carry = 0;
    for (int i = 0; i < whole->count; i++) {
        carry += (uint64_t)whole->words[i] * factor;
        whole->words[i] = (uint32_t)(carry % WORD);
        carry /= WORD;
    }
    for (; carry; carry /= WORD)
        whole->words[whole->count++] = (uint32_t)(carry % WORD);
}

static void multiply_power(struct whole *whole, uint32_t base, int exponent)
{
    uint32_t power = 1;
    for (; exponent > 0; exponent--) {
        power *= base;
        if (power > UINT32_MAX / base || exponent == 1) {
            multiply(whole, power);
            power = 1;
        }
    }
}

static void write_digits(struct decimal *decimal, const struct whole *whole)
{
    decimal->count = 0;
    for (int i = whole->count - 1; i >= 0; i--) {
        for (uint32_t unit = WORD / 10, word = whole->words[i]; unit; unit /= 10) {
            unsigned char digit = (unsigned char)(word / unit % 10);
            if (digit || decimal->count)
                decimal->digits[decimal->count++] = digit;
        }
    }
}

static void drop_zeros(struct decimal *decimal)
{
    while (decimal->count && decimal->digits[decimal->count - 1] == 0)
        decimal->count--;
}

void decimal_from_double(struct decimal *decimal, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    int exponent = (int)(bits >> 52 & 0x7ff);
    uint64_t mantissa = bits & 0xfffffffffffff;
    if (exponent)
        mantissa |= (uint64_t)1 << 52;
    else
        exponent = 1;
    exponent -= 1075;

    /* m * 2^-e is m * 5^e / 10^e: a whole number and a place for its point. */
    struct whole whole = { .words = { (uint32_t)(mantissa % WORD), (uint32_t)(mantissa / WORD) },
                           .count = 2 };
    multiply_power(&whole, exponent < 0 ? 5 : 2, exponent < 0 ? -exponent : exponent);
    write_digits(decimal, &whole);
    decimal->point = decimal->count + (exponent < 0 ? exponent : 0);
    drop_zeros(decimal);
}

static bool rounds_up(const struct decimal *decimal, int count)
{
    int next = decimal->digits[count];
    if (next != 5 || count + 1 < decimal->count)
        return next >= 5;
    return count > 0 && decimal->digits[count - 1] % 2 == 1;
}

void decimal_round(struct decimal *decimal, int count)
{
    if (count >= decimal->count)
        return;
    if (count < 0) {
        decimal->count = 0;
        return;
    }
    bool up = rounds_up(decimal, count);
    decimal->count = count;
    if (!up) {
        drop_zeros(decimal);
        return;
    }
    while (decimal->count && decimal->digits[decimal->count - 1] == 9)
        decimal->count--;
    if (decimal->count) {
        decimal->digits[decimal->count - 1]++;
    } else {
        decimal->digits[decimal->count++] = 1;
        decimal->point++;
    }
}

int decimal_digit(const struct decimal *decimal, int place)
{
    return place >= 0 && place < decimal->count ? decimal->digits[place] : 0;
}
