#include "lab/format.h"

#include "lab/number.h"
#include "lab/run.h"
#include "lab/wrong.h"

#include <assert.h>

enum { KEPT = 1024 };

/* One conversion: %.3g has precision 3 and kind 'g'. */
struct conversion {
    char kind;
    int precision; /* -1 when not given */
};

/* Reads what follows a '%' and returns where the text goes on. */
static const char *read_conversion(const char *at, struct conversion *conversion)
{
    conversion->precision = -1;
    if (*at == '.') {
        conversion->precision = 0;
        for (at++; *at >= '0' && *at <= '9'; at++)
            conversion->precision = conversion->precision * 10 + (*at - '0');
    }
    conversion->kind = *at;
    return *at ? at + 1 : at;
}

#ifndef NDEBUG
static const char *next_conversion(const char *at, struct conversion *conversion)
{
    conversion->kind = '\0';
    while (*at && conversion->kind == '\0') {
        if (*at++ == '%')
            at = read_conversion(at, conversion);
        if (conversion->kind == '%')
            conversion->kind = '\0';
    }
    return at;
}

/* Whether both languages take the same arguments. */
static bool agree(const char *zh, const char *en)
{
    struct conversion a, b;
    do {
        zh = next_conversion(zh, &a);
        en = next_conversion(en, &b);
        bool both_numbers = a.kind >= 'e' && a.kind <= 'g' && b.kind >= 'e' && b.kind <= 'g';
        if (a.kind != b.kind && !both_numbers)
            return false;
    } while (a.kind);
    return true;
}
#endif

static void write_number(struct out *out, struct conversion conversion, double value)
{
    int precision = conversion.precision < 0 ? 6 : conversion.precision;
    if (value < 0) { /* a minus as type sets it, and no hyphen that a line may break after */
        out_text(out, "−");
        value = -value;
    }
    if (conversion.kind == 'f')
        number_fixed(out, value, precision);
    else if (conversion.kind == 'e')
        number_scientific(out, value, precision);
    else
        number_readable(out, value, precision);
}

void format_write(struct out *out, struct lab_text format, va_list arguments)
{
    wrong_unless(agree(format.both, run_english(format)), "the languages take different arguments",
                 run_text(format));
    const char *at = run_text(format);
    while (*at) {
        if (*at != '%') {
            out_char(out, *at++);
            continue;
        }
        struct conversion conversion;
        at = read_conversion(at + 1, &conversion);
        switch (conversion.kind) {
        case 'd':
            write_number(out, (struct conversion){ .kind = 'f', .precision = 0 },
                         va_arg(arguments, int));
            break;
        case '^':
            number_raised(out, va_arg(arguments, int));
            break;
        case 's':
            out_text(out, va_arg(arguments, const char *));
            break;
        case 'e':
        case 'f':
        case 'g':
            write_number(out, conversion, va_arg(arguments, double));
            break;
        default:
            assert(conversion.kind == '%' && "unknown conversion");
            out_char(out, '%');
        }
    }
}

const char *format_keep(struct lab_text format, va_list arguments)
{
    char text[KEPT];
    struct out out = { .ptr = text, .cap = sizeof text - 1 };
    format_write(&out, format, arguments);
    if (out.full)
        run_fail();
    text[out.len] = '\0';
    return run_keep(text);
}

const char *lab_format(struct lab_text format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = format_keep(format, arguments);
    va_end(arguments);
    return text;
}

/* While the frame's code runs, only a sentence that is not at its end is in quotes. */
static struct out *sentence(void)
{
    struct out *out = run_out();
    if (!out->quoted) {
        run_item("say");
        out_json_key(out, "text");
        out_char(out, '"');
        out->quoted = true;
    }
    return out;
}

void lab_part(struct lab_text format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    format_write(sentence(), format, arguments);
    va_end(arguments);
}

void lab_say(struct lab_text format, ...)
{
    struct out *out = sentence();
    va_list arguments;
    va_start(arguments, format);
    format_write(out, format, arguments);
    va_end(arguments);
    out->quoted = false;
    out_char(out, '"');
    run_item_end();
}
