/* Training that goes on. Its state is the demo's own and outlives a run, but what a run shows
 * depends on the values that came in alone: when anything differs that the frame said before it
 * asked for steps, or when time went back, all begins anew. */
#include "lab/control.h"
#include "lab/inbox.h"
#include "lab/run.h"

#include <assert.h>
#include <math.h>

static struct {
    uint64_t before; /* hash of what the frame said before it asked */
    int at;
    bool begun;
} clock;

/* FNV-1a, 64 bits: G. Fowler, L. C. Noll, K.-P. Vo; RFC 9923. */
static uint64_t hash_of(const struct out *out)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < out->len; i++)
        hash = (hash ^ (unsigned char)out->ptr[i]) * 0x100000001b3u;
    return hash;
}

static int whole(const char *key, int initial, int most)
{
    double value = inbox_number(key, initial);
    return !(value > 0) ? 0 : value < most ? (int)value : most;
}

int lab_step(struct lab_text label, int last, int initial, void (*start)(void), void (*step)(void))
{
    assert(last > 0 && initial >= 0 && initial <= last);
    const char *key = control_key(label);
    int asked = whole(key, initial, last), budget = whole("budget", last, last);
    uint64_t before = hash_of(run_out());
    if (!clock.begun || clock.before != before || clock.at > asked) {
        start();
        clock.begun = true;
        clock.before = before;
        clock.at = 0;
    }
    for (; clock.at < asked && budget > 0; budget--, clock.at++)
        step();
    struct out *out = control_begin("step", key, label);
    control_number(out, "value", clock.at);
    control_number(out, "asked", asked);
    control_number(out, "start", initial);
    control_number(out, "last", last);
    run_item_end();
    return clock.at;
}
