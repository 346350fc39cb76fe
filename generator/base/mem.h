/* mem: the only door to malloc and free. Memory that cannot be had ends the
 * program with a message: nothing above has to handle it. */
#ifndef WENDA_BASE_MEM_H
#define WENDA_BASE_MEM_H

#include <stddef.h>

/* Once, before all else: large blocks that are freed go back to the system, be they few or many. */
void mem_begin(void);

/* Zeroed bytes, owned by the caller, to be given back by mem_free(). */
void *mem_alloc(size_t size);

/* As realloc(); what was there before dies. */
void *mem_resize(void *ptr, size_t size);

/* Gives back; NULL is fine. */
void mem_free(void *ptr);

/* Gives to the system what is free in the midst of what is not: after much was given back that another stage will not take. */
void mem_trim(void);

/* Says that memory ran out and ends the program. */
_Noreturn void mem_out(void);

#endif
