/* check: the checks of a run; lab_check() is in lab.h. */
#ifndef LAB_CHECK_H
#define LAB_CHECK_H

#include <stdbool.h>
#include <stddef.h>

enum { LEAST_CHECKS = 2 }; /* of a demo */

void check_start(void);

/* Checks since check_start(). */
int check_count(void);

/* Whether they are enough and none failed. */
bool check_passed(void);

/* The bytes of the outbox that tell of the failure `index`, 0 for the first; false when there were
 * not so many. Failures past the sixteenth are counted, but not kept. */
bool check_failure(int index, size_t *start, size_t *end);

#endif
