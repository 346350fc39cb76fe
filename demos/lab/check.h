/* check: the checks of a run; lab_check() is in lab.h. */
#ifndef LAB_CHECK_H
#define LAB_CHECK_H

#include <stdbool.h>
#include <stddef.h>

void check_start(void);

/* Whether there was a check since check_start() and none failed. */
bool check_passed(void);

/* The bytes of the outbox that tell of the failure `index`, 0 for the first; false when there were
 * not so many. Failures past the sixteenth are counted, but not kept. */
bool check_failure(int index, size_t *start, size_t *end);

#endif
