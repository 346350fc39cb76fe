#include "check.h"

#include <pthread.h>
#include <stdatomic.h>

#include "base/pool.h"

enum { ITEMS = 5000 };

struct tally {
    atomic_int done[ITEMS];
    atomic_int bad_worker, moved;
    pthread_t threads[POOL_MAX];
    atomic_bool met[POOL_MAX];
    int limit;
};

static void work(void *ctx, int worker, size_t index)
{
    struct tally *t = ctx;
    atomic_fetch_add(&t->done[index], 1);
    if (worker < 0 || worker >= t->limit) {
        atomic_fetch_add(&t->bad_worker, 1);
        return;
    }
    /* only this worker's thread touches its own element */
    if (atomic_exchange(&t->met[worker], true)) {
        if (!pthread_equal(t->threads[worker], pthread_self()))
            atomic_fetch_add(&t->moved, 1);
    } else {
        t->threads[worker] = pthread_self();
    }
}

TEST(pool_run)
{
    static const int threads[] = { 1, 2, 3, 8, POOL_MAX };
    static const size_t counts[] = { 0, 1, 2, 7, ITEMS };
    for (size_t i = 0; i < COUNT(threads); i++) {
        for (size_t k = 0; k < COUNT(counts); k++) {
            static struct tally tally;
            tally = (struct tally){ .limit = threads[i] };
            int wrong = 0;
            pool_run(threads[i], counts[k], work, &tally);
            for (size_t item = 0; item < ITEMS; item++)
                wrong += tally.done[item] != (item < counts[k] ? 1 : 0);
            CHECK_INT(wrong, 0);
            CHECK_INT(tally.bad_worker, 0);
            CHECK_INT(tally.moved, 0);
        }
    }
}

TEST(pool_of_one_stays)
{
    static struct tally tally = { .limit = 1 };
    pool_run(1, 3, work, &tally);
    CHECK(pthread_equal(tally.threads[0], pthread_self()));
    CHECK(pool_processors() >= 1 && pool_processors() <= POOL_MAX);
}
