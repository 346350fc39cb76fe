#include "base/pool.h"

#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "base/bump.h"

struct loop {
    atomic_size_t next;
    size_t count;
    pool_work *work;
    void *ctx;
};

struct member {
    struct loop *loop;
    int worker;
};

int pool_processors(void)
{
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count < 1 ? 1 : count > POOL_MAX ? POOL_MAX : count;
}

static void take_items(const struct member *member)
{
    struct loop *loop = member->loop;
    size_t index;
    while ((index = atomic_fetch_add(&loop->next, 1)) < loop->count)
        loop->work(loop->ctx, member->worker, index);
}

static void *thread(void *member)
{
    take_items(member);
    bump_leave();
    return NULL;
}

void pool_run(int threads, size_t count, pool_work *work, void *ctx)
{
    assert(threads >= 1 && threads <= POOL_MAX);
    struct loop loop = { .count = count, .work = work, .ctx = ctx };
    struct member members[POOL_MAX] = { { &loop, 0 } };
    pthread_t ids[POOL_MAX];
    int started = 0;
    for (int i = 1; i < threads; i++)
        members[i] = (struct member){ &loop, i };
    /* a thread that cannot be had is no failure: the others do its items */
    while (started < threads - 1 && (size_t)started + 1 < count &&
           pthread_create(&ids[started], NULL, thread, &members[started + 1]) == 0)
        started++;
    take_items(&members[0]);
    for (int i = 0; i < started; i++)
        pthread_join(ids[i], NULL);
}
