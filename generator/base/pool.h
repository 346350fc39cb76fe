/* pool: one loop over many items on several threads. */
#ifndef WENDA_BASE_POOL_H
#define WENDA_BASE_POOL_H

#include <stddef.h>

enum { POOL_MAX = 64 };

/* Does item `index`; `worker` (from 0) is the same number for all items that
 * one thread does. */
typedef void pool_work(void *ctx, int worker, size_t index);

/* Number of processors that this process may use, 1..POOL_MAX. */
int pool_processors(void);

/* Calls work() once for each index below `count` on up to `threads` threads
 * (1..POOL_MAX) and returns when all are done. With 1 it stays on the caller's. */
void pool_run(int threads, size_t count, pool_work *work, void *ctx);

#endif
