/* fuzz: the door through which libFuzzer comes in; FUZZ_TARGET is a name of targets.c. */
#include <stdint.h>

#include "targets.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    for (size_t i = 0; i < target_count; i++)
        if (str_is(str_of(targets[i].name), FUZZ_TARGET))
            targets[i].run((struct str){ (const char *)bytes, len });
    return 0;
}
