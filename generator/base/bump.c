#include "base/bump.h"

#include <assert.h>
#include <pthread.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>

#include "base/mem.h"

/* Chunks are cut from large pages of memory: walks through a tree of 25 MB took two to three times as long in small
 * ones. */
enum {
    SLAB = 2 * 1024 * 1024,
    CHUNKS = 8,
    CHUNK = SLAB / CHUNKS - 64, /* bytes: they hold the tree of most pages */
    LARGE = 4 * 1024,           /* from here on a block has no chunk */
    ALL = CHUNK                 /* more blocks than a chunk can have */
};

/* `live` counts the blocks in use; of a thread's own chunk it is ALL, less those that other threads gave back. */
struct chunk {
    struct chunk *next;   /* of those that wait */
    struct chunk *before; /* of the first of a slab: that of the slab before */
    atomic_size_t live;
    alignas(max_align_t) char bytes[CHUNK];
};

static_assert(sizeof(struct chunk) <= SLAB / CHUNKS, "a slab holds its chunks");

/* Stands before a block's bytes. */
struct head {
    alignas(max_align_t) struct chunk *chunk; /* or NULL */
    size_t size;                              /* of the bytes */
};

/* The chunk that the thread cuts from. */
static _Thread_local struct {
    struct chunk *chunk;
    size_t used;   /* bytes that were cut */
    size_t blocks; /* that were, without those that the thread itself gave back */
} own;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct chunk *waiting;
/* All of them: who looks for memory that was lost wants to find where each begins. */
static struct chunk *slabs;

static void give_back(struct chunk *chunk)
{
    pthread_mutex_lock(&lock);
    chunk->next = waiting;
    waiting = chunk;
    pthread_mutex_unlock(&lock);
}

/* One of a new slab's chunks; the others wait. */
static struct chunk *cut_slab(void)
{
    struct chunk *chunks = mem_alloc(SLAB);
    pthread_mutex_lock(&lock);
    chunks->before = slabs;
    slabs = chunks;
    pthread_mutex_unlock(&lock);
    for (int i = 1; i < CHUNKS; i++)
        give_back(&chunks[i]);
    return chunks;
}

static struct chunk *take_chunk(void)
{
    pthread_mutex_lock(&lock);
    struct chunk *chunk = waiting;
    if (chunk)
        waiting = chunk->next;
    pthread_mutex_unlock(&lock);
    return chunk ? chunk : cut_slab();
}

static void begin_chunk(struct chunk *chunk)
{
    own.chunk = chunk;
    own.used = own.blocks = 0;
    atomic_store(&chunk->live, ALL);
}

void bump_leave(void)
{
    size_t never_cut = ALL - own.blocks;
    if (own.chunk && atomic_fetch_sub(&own.chunk->live, never_cut) == never_cut)
        give_back(own.chunk);
    own.chunk = NULL;
}

static void *take_large(size_t size)
{
    struct head *head = mem_resize(NULL, sizeof *head + size);
    *head = (struct head){ NULL, size };
    return head + 1;
}

static size_t round_up(size_t size)
{
    size_t align = alignof(max_align_t);
    return (size + align - 1) / align * align;
}

/* A block whose bytes are whatever they are. */
static void *take(size_t size)
{
    if (size >= LARGE)
        return take_large(size);
    size = round_up(size);
    if (!own.chunk || CHUNK - own.used < sizeof(struct head) + size) {
        bump_leave();
        begin_chunk(take_chunk());
    }
    struct head *head = (struct head *)(own.chunk->bytes + own.used);
    *head = (struct head){ own.chunk, size };
    own.used += sizeof *head + size;
    own.blocks++;
    return head + 1;
}

void *bump_alloc(size_t size)
{
    return memset(take(size), 0, size);
}

/* The last block of the thread's chunk grows where it is. */
static bool grow(struct head *head, size_t size)
{
    char *end = (char *)(head + 1) + head->size;
    size_t more = round_up(size) - head->size;
    if (head->chunk != own.chunk || end != own.chunk->bytes + own.used || CHUNK - own.used < more)
        return false;
    own.used += more;
    head->size += more;
    return true;
}

void *bump_resize(void *ptr, size_t size)
{
    if (!ptr)
        return take(size);
    struct head *head = (struct head *)ptr - 1;
    if (!head->chunk) {
        head = mem_resize(head, sizeof *head + size);
        head->size = size;
        return head + 1;
    }
    if (size <= head->size || grow(head, size))
        return ptr;
    void *bigger = memcpy(take(size), ptr, head->size);
    bump_free(ptr);
    return bigger;
}

void bump_free(void *ptr)
{
    if (!ptr)
        return;
    struct head *head = (struct head *)ptr - 1;
    struct chunk *chunk = head->chunk;
    if (!chunk) {
        mem_free(head);
        return;
    }
    if (chunk != own.chunk) {
        if (atomic_fetch_sub(&chunk->live, 1) == 1)
            give_back(chunk);
    } else if (--own.blocks == ALL - atomic_load(&chunk->live)) {
        begin_chunk(chunk);
    }
}
