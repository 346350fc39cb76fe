/* check: the checks of a run; lab_check() is in lab.h. */
#ifndef LAB_CHECK_H
#define LAB_CHECK_H

#include <stdbool.h>

void check_start(void);

/* Whether there was a check since check_start() and none failed. */
bool check_passed(void);

#endif
