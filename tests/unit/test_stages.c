#include "check.h"

#include <time.h>

#include "base/stages.h"

static void wait_ms(long ms)
{
    nanosleep(&(struct timespec){ .tv_nsec = ms * 1000000 }, NULL);
}

TEST(stages_in_order)
{
    struct stages stages = { 0 };
    stages_begin(&stages, "read", 2);
    CHECK_STR(str_of(atomic_load(&stages.now)), "read");
    stages_count(&stages);
    CHECK_INT(atomic_load(&stages.done), 1);
    CHECK_INT(atomic_load(&stages.total), 2);
    stages_begin(&stages, "join", 0);
    CHECK_INT(atomic_load(&stages.done), 0);
    CHECK_INT(atomic_load(&stages.total), 0);
    stages_begin(&stages, "read", 5);
    CHECK_STR(str_of(atomic_load(&stages.now)), "read");
    stages_end(&stages);
    CHECK(!atomic_load(&stages.now));
    CHECK_INT(stages.count, 2);
    CHECK_STR(str_of(stages.list[0].name), "read");
    CHECK_STR(str_of(stages.list[1].name), "join");
}

/* Time goes to the stage that is on, and to a later turn of it as well; what is between two stages is no one's. */
TEST(stages_seconds)
{
    struct stages stages = { 0 }, *no_one = NULL;
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    stages_begin(no_one, "slow", 1);
    stages_count(no_one);
    stages_end(no_one);
    for (int turn = 0; turn < 2; turn++) {
        stages_begin(&stages, "slow", 0);
        wait_ms(20);
        stages_end(&stages);
        wait_ms(20);
    }
    stages_end(&stages);
    double all = stages_seconds_since(&start), slow = stages.list[0].seconds;
    CHECK(slow >= 0.04);
    CHECK(all - slow >= 0.04);
}
