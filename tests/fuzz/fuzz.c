/* fuzz: the door through which libFuzzer comes in; FUZZ_TARGET is a name of targets.c. FUZZ_MINUTES in the environment
 * says how long to look, in minutes of processor: libFuzzer itself knows the clock on the wall alone. */
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/time.h>

#include "targets.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* What makes libFuzzer end after the input at hand, and say how many there were. */
static void end_kindly(int number)
{
    (void)number;
    raise(SIGUSR1);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const char *minutes = getenv("FUZZ_MINUTES");
    struct itimerval timer = { 0 };
    (void)argc;
    (void)argv;
    if (!minutes)
        return 0;
    double seconds = strtod(minutes, NULL) * 60;
    timer.it_value.tv_sec = (time_t)seconds;
    timer.it_value.tv_usec = (suseconds_t)((seconds - (double)timer.it_value.tv_sec) * 1e6);
    signal(SIGPROF, end_kindly);
    setitimer(ITIMER_PROF, &timer, NULL);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    for (size_t i = 0; i < target_count; i++)
        if (str_is(str_of(targets[i].name), FUZZ_TARGET))
            targets[i].run((struct str){ (const char *)bytes, len });
    return 0;
}
