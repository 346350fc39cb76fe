/* frames: many texts over one pipe. A frame is its length, four bytes with the
 * least first, and that many bytes. */
#ifndef WENDA_TESTS_ORACLES_FRAMES_H
#define WENDA_TESTS_ORACLES_FRAMES_H

#include <stdbool.h>
#include <stddef.h>

/* The text of a frame from standard input, to be freed, or NULL at the end. */
char *frame_read(size_t *len);

/* Writes a frame to standard output. */
void frame_write(const char *text, size_t len);

#endif
