#include "lab/wrong.h"

#include <stdio.h>
#include <stdlib.h>

#ifndef NDEBUG
void wrong_stop(const char *rule, const char *name)
{
    fprintf(stderr, "lab: %s: '%s'\n", rule, name);
    abort();
}
#endif
