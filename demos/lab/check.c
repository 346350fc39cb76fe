#include "lab/check.h"

#include "lab/number.h"
#include "lab/run.h"

#include <math.h>

enum { KEPT = 16 };

static int checks, failures;
static size_t starts[KEPT], ends[KEPT];

void check_start(void)
{
    checks = failures = 0;
}

bool check_passed(void)
{
    return checks > 0 && failures == 0;
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
    number_general(out, value, digits);
    out_char(out, '"');
}

void lab_check(struct lab_text reference, double got, double expected, double tolerance)
{
    /* Equal infinities have no difference: not-a-number, which passes nothing. */
    bool pass = got == expected || fabs(got - expected) <= tolerance;
    struct out *out = run_out();
    out_text(out, checks++ ? "," : "");
    size_t start = out->len;
    out_text(out, "{\"name\":");
    out_json_string(out, run_text(reference));
    number(out, "expected", expected, 8);
    number(out, "got", got, 8);
    number(out, "tolerance", tolerance, 3);
    out_text(out, pass ? ",\"pass\":true}" : ",\"pass\":false}");
    if (!pass && failures < KEPT) {
        starts[failures] = start;
        ends[failures] = out->len;
    }
    failures += !pass;
}
