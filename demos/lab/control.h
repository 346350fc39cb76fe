/* control: the values that came in the inbox; the controls themselves are declared in lab.h.
 *
 * The inbox holds lines `key=value`. A value is UTF-8; `%` and newline in it are percent-encoded.
 * Of a key that comes twice the first counts; lines without `=` and unknown keys are ignored. */
#ifndef LAB_CONTROL_H
#define LAB_CONTROL_H

#include <stddef.h>

/* Takes the values of a run. `inbox` must stay as it is until the run ends. */
void control_read(const char *inbox, size_t length);

#endif
