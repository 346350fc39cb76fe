#include "base/stages.h"

#include <assert.h>
#include <string.h>

double stages_seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

static struct stage *stage_of(struct stages *stages, const char *name)
{
    for (size_t i = 0; i < stages->count; i++)
        if (strcmp(stages->list[i].name, name) == 0)
            return &stages->list[i];
    assert(stages->count < STAGES_MAX);
    struct stage *stage = &stages->list[stages->count++];
    *stage = (struct stage){ .name = name };
    return stage;
}

void stages_end(struct stages *stages)
{
    const char *name = stages ? atomic_exchange(&stages->now, NULL) : NULL;
    if (name)
        stage_of(stages, name)->seconds += stages_seconds_since(&stages->since);
}

void stages_begin(struct stages *stages, const char *name, size_t total)
{
    if (!stages)
        return;
    stages_end(stages);
    stage_of(stages, name);
    atomic_store(&stages->done, 0);
    atomic_store(&stages->total, total);
    clock_gettime(CLOCK_MONOTONIC, &stages->since);
    atomic_store(&stages->now, name);
}

void stages_count(struct stages *stages)
{
    if (stages)
        atomic_fetch_add_explicit(&stages->done, 1, memory_order_relaxed);
}
