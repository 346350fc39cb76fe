#include "lab/check.h"

#include "lab/number.h"
#include "lab/run.h"

#include <assert.h>
#include <math.h>

enum { KEPT = 16 };

static int checks, failures;
static size_t starts[KEPT], ends[KEPT];

#ifdef __wasm__

static void forget_words(void)
{
}

static void write_words(struct out *out)
{
    (void)out;
}

#else

static struct {
    struct lab_text reference, name;
    const char *url;
} words;

static void forget_words(void)
{
    words.reference = words.name = (struct lab_text){ NULL };
}

static void write_words(struct out *out)
{
    assert(words.reference.both && words.name.both && "a check belongs to a reference");
    out_json_key(out, "reference");
    out_json_string(out, run_text(words.reference));
    out_json_key(out, "url");
    out_json_string(out, words.url);
    out_json_key(out, "name");
    out_json_string(out, run_text(words.name));
}

void lab_reference(struct lab_text name, const char *url)
{
    words.reference = name;
    words.url = url;
}

void lab_check(struct lab_text name, double got, double expected, double tolerance)
{
    words.name = name;
    lab_check_numbers(got, expected, tolerance);
}

#endif

void check_start(void)
{
    checks = failures = 0;
    forget_words();
}

int check_count(void)
{
    return checks;
}

bool check_passed(void)
{
    return checks >= LEAST_CHECKS && failures == 0;
}

bool check_failure(int index, size_t *start, size_t *end)
{
    if (index >= failures || index >= KEPT)
        return false;
    *start = starts[index];
    *end = ends[index];
    return true;
}

static void number(struct out *out, const char *key, double value, int digits)
{
    out_json_key(out, key);
    out_char(out, '"');
    number_readable(out, value, digits);
    out_char(out, '"');
}

void lab_check_numbers(double got, double expected, double tolerance)
{
    /* Equal infinities have no difference: not-a-number, which passes nothing. */
    bool pass = got == expected || fabs(got - expected) <= tolerance;
    struct out *out = run_out();
    out_text(out, checks++ ? "," : "");
    size_t start = out->len;
    out_text(out, pass ? "{\"pass\":true" : "{\"pass\":false");
    number(out, "expected", expected, 8);
    number(out, "got", got, 8);
    number(out, "tolerance", tolerance, 3);
    write_words(out);
    out_char(out, '}');
    if (!pass && failures < KEPT) {
        starts[failures] = start;
        ends[failures] = out->len;
    }
    failures += !pass;
}
