/* format: sentences with numbers; the formats are described in lab.h. */
#ifndef LAB_FORMAT_H
#define LAB_FORMAT_H

#include "lab/lab.h"
#include "lab/out.h"

#include <stdarg.h>

void format_write(struct out *out, struct lab_text format, va_list arguments);

/* A text that lives as long as the run; past 1,023 bytes the run fails. */
const char *format_keep(struct lab_text format, va_list arguments);

#endif
