#include "base/fs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/vec.h"

enum { READ_LIMIT = 1 << 30 };

/* A C string of the path; NULL (with errno) when it is too long or holds a NUL. */
static const char *to_c(char room[PATH_MAX], struct str path)
{
    if (path.len >= PATH_MAX || str_find(path, '\0') < path.len) {
        errno = path.len >= PATH_MAX ? ENAMETOOLONG : EINVAL;
        return NULL;
    }
    if (path.len)
        memcpy(room, path.ptr, path.len);
    room[path.len] = '\0';
    return room;
}

/* A regular file's. */
static int size_of_open_file(int fd, size_t *size)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return errno;
    if (S_ISDIR(st.st_mode))
        return EISDIR;
    if (!S_ISREG(st.st_mode))
        return EINVAL;
    *size = (size_t)st.st_size;
    return 0;
}

/* As many bytes of the file as there still are. */
static int read_bytes(int fd, struct arena *arena, size_t from, size_t size, struct str *content)
{
    size_t len = 0;
    char *bytes = arena_take(arena, size + 1);
    while (len < size) {
        ssize_t got = pread(fd, bytes + len, size - len, (off_t)(from + len));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (got == 0)
            break;
        len += (size_t)got;
    }
    bytes[len] = '\0';
    *content = (struct str){ bytes, len };
    return 0;
}

/* To be closed; negative, with errno, when it cannot be had. */
static int open_to_read(struct str path)
{
    char room[PATH_MAX];
    const char *name = to_c(room, path);
    /* O_NONBLOCK: opening a pipe must not wait for a writer */
    return name ? open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
}

int fs_read_up_to(struct arena *arena, struct str path, size_t limit, struct str *content)
{
    size_t size = 0;
    int fd = open_to_read(path);
    if (fd < 0)
        return errno;
    int error = size_of_open_file(fd, &size);
    if (!error)
        error = size > limit ? EFBIG : read_bytes(fd, arena, 0, size, content);
    close(fd);
    return error;
}

int fs_read_part(struct arena *arena, struct str path, size_t from, size_t len, struct str *content)
{
    size_t size = 0;
    int fd = open_to_read(path);
    if (fd < 0)
        return errno;
    int error = size_of_open_file(fd, &size);
    from = from < size ? from : size;
    len = len < size - from ? len : size - from;
    if (!error)
        error = len > READ_LIMIT ? EFBIG : read_bytes(fd, arena, from, len, content);
    close(fd);
    return error;
}

int fs_read(struct arena *arena, struct str path, struct str *content)
{
    return fs_read_up_to(arena, path, READ_LIMIT, content);
}

static int write_all(int fd, struct str content)
{
    while (content.len) {
        ssize_t done = write(fd, content.ptr, content.len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return errno;
        content = str_slice(content, (size_t)done, content.len);
    }
    return 0;
}

int fs_create_from(struct str path, fs_piece *next, void *ctx)
{
    char room[PATH_MAX];
    const char *name = to_c(room, path);
    int fd = name ? open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666) : -1;
    if (fd < 0)
        return errno;
    int error = 0;
    for (struct str piece; !error && next(ctx, &piece);)
        error = write_all(fd, piece);
    if (close(fd) != 0 && !error)
        error = errno;
    if (error)
        unlink(name);
    return error;
}

struct pieces {
    const struct str *ptr;
    size_t len;
};

static bool next_piece(void *ctx, struct str *piece)
{
    struct pieces *rest = ctx;
    if (!rest->len)
        return false;
    *piece = *rest->ptr++;
    rest->len--;
    return true;
}

int fs_create_of(struct str path, const struct str *pieces, size_t count)
{
    return fs_create_from(path, next_piece, &(struct pieces){ pieces, count });
}

int fs_create(struct str path, struct str content)
{
    return fs_create_of(path, &content, 1);
}

/* Compares the rest of an open file with `content`. */
static bool file_holds(int fd, struct str content)
{
    char chunk[64 * 1024];
    for (;;) {
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0 && content.len == 0;
        struct str part = { chunk, (size_t)got };
        if (!str_starts(content, part))
            return false;
        content = str_slice(content, part.len, content.len);
    }
}

bool fs_holds(struct str path, struct str content)
{
    char room[PATH_MAX];
    const char *name = to_c(room, path);
    int fd = name ? open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW) : -1;
    if (fd < 0)
        return false;
    struct stat st;
    bool same = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (size_t)st.st_size == content.len &&
                file_holds(fd, content);
    close(fd);
    return same;
}

static enum fs_kind kind_of(const struct stat *st)
{
    return S_ISREG(st->st_mode) ? FS_FILE : S_ISDIR(st->st_mode) ? FS_FOLDER : FS_OTHER;
}

/* Of the bytes of a struct without padding. */
struct stamp {
    uint64_t device, inode, mode, size;
    int64_t changed, changed_ns, touched, touched_ns;
};

static uint64_t stamp_of(const struct stat *st)
{
    struct stamp stamp = { .device = st->st_dev,
                           .inode = st->st_ino,
                           .mode = st->st_mode,
                           .size = S_ISDIR(st->st_mode) ? 0 : (uint64_t)st->st_size,
                           .changed = st->st_mtim.tv_sec,
                           .changed_ns = st->st_mtim.tv_nsec,
                           .touched = st->st_ctim.tv_sec,
                           .touched_ns = st->st_ctim.tv_nsec };
    if (S_ISDIR(st->st_mode)) /* what is in it counts, and that is looked at */
        stamp.changed = stamp.changed_ns = stamp.touched = stamp.touched_ns = 0;
    uint64_t hash = hash_bytes((struct str){ (const char *)&stamp, sizeof stamp });
    return hash ? hash : 1;
}

uint64_t fs_stamp(struct str path)
{
    char room[PATH_MAX];
    struct stat st;
    const char *name = to_c(room, path);
    return name && stat(name, &st) == 0 ? stamp_of(&st) : 0;
}

enum { STAMP_DEPTH = 32 }; /* of folders; a loop of symlinks ends there */

/* Adds up what is in the folder, so that the order in which it is read counts for nothing. */
static uint64_t stamp_folder(int parent, const char *name, int depth, long long *newest)
{
    int fd = depth ? openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    uint64_t sum = 1;
    if (!dir)
        return 0;
    for (struct dirent *item; (item = readdir(dir));) {
        struct stat st;
        if (item->d_name[0] == '.' || fstatat(fd, item->d_name, &st, 0) != 0)
            continue;
        uint64_t parts[3] = { hash_bytes(str_of(item->d_name)), stamp_of(&st) };
        if (st.st_ctim.tv_sec > *newest)
            *newest = st.st_ctim.tv_sec;
        if (S_ISDIR(st.st_mode))
            parts[2] = stamp_folder(fd, item->d_name, depth - 1, newest);
        sum += hash_bytes((struct str){ (const char *)parts, sizeof parts });
    }
    closedir(dir);
    return sum;
}

uint64_t fs_stamp_tree(struct str path, long long *newest)
{
    char room[PATH_MAX];
    struct stat st;
    const char *name = to_c(room, path);
    if (!name || stat(name, &st) != 0)
        return 0;
    if (st.st_ctim.tv_sec > *newest)
        *newest = st.st_ctim.tv_sec;
    return S_ISDIR(st.st_mode) ? stamp_folder(AT_FDCWD, name, STAMP_DEPTH, newest) : stamp_of(&st);
}

enum fs_kind fs_kind(struct str path)
{
    char room[PATH_MAX];
    struct stat st;
    const char *name = to_c(room, path);
    return name && stat(name, &st) == 0 ? kind_of(&st) : FS_MISSING;
}

enum fs_kind fs_kind_itself(struct str path)
{
    char room[PATH_MAX];
    struct stat st;
    const char *name = to_c(room, path);
    return name && lstat(name, &st) == 0 ? kind_of(&st) : FS_MISSING;
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(((const struct fs_entry *)a)->name, ((const struct fs_entry *)b)->name);
}

int fs_list(struct arena *arena, struct str path, struct fs_list *list)
{
    char room[PATH_MAX];
    const char *name = to_c(room, path);
    DIR *dir = name ? opendir(name) : NULL;
    if (!dir)
        return errno;
    *list = (struct fs_list){ 0 };
    struct dirent *item;
    while (errno = 0, (item = readdir(dir))) {
        if (!strcmp(item->d_name, ".") || !strcmp(item->d_name, ".."))
            continue;
        struct fs_entry entry = { .name = arena_dup(arena, str_of(item->d_name)) };
        struct stat st;
        if (fstatat(dirfd(dir), item->d_name, &st, 0) == 0)
            entry.kind = kind_of(&st);
        else
            entry.error = errno;
        vec_push(arena, list, entry);
    }
    int error = errno;
    closedir(dir);
    if (list->len)
        qsort(list->ptr, list->len, sizeof *list->ptr, by_name);
    return error;
}

int fs_make_folders(struct str path)
{
    char room[PATH_MAX];
    if (!to_c(room, path))
        return errno;
    for (size_t i = 1; i <= path.len; i++) {
        if (i < path.len && room[i] != '/')
            continue;
        char kept = room[i];
        room[i] = '\0';
        if (mkdir(room, 0777) != 0 && errno != EEXIST)
            return errno;
        room[i] = kept;
    }
    return fs_kind(path) == FS_FOLDER ? 0 : ENOTDIR;
}

int fs_rename(struct str from, struct str to)
{
    char room[2][PATH_MAX];
    const char *a = to_c(room[0], from), *b = to_c(room[1], to);
    return a && b && rename(a, b) == 0 ? 0 : errno;
}

int fs_remove_file(struct str path)
{
    char room[PATH_MAX];
    const char *name = to_c(room, path);
    return name && unlink(name) == 0 ? 0 : errno;
}

int fs_remove_folder(struct str path)
{
    char room[PATH_MAX];
    const char *name = to_c(room, path);
    return name && rmdir(name) == 0 ? 0 : errno;
}

bool fs_same(struct str a, struct str b)
{
    char room[2][PATH_MAX];
    struct stat x, y;
    const char *first = to_c(room[0], a), *second = to_c(room[1], b);
    return first && second && stat(first, &x) == 0 && stat(second, &y) == 0 &&
           x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

int fs_lock(struct str folder, struct fs_lock *lock)
{
    char room[PATH_MAX];
    const char *name = to_c(room, folder);
    int fd = name ? open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (fd < 0)
        return errno;
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        int error = errno;
        close(fd);
        return error;
    }
    lock->fd = fd + 1; /* so that a zeroed lock holds none */
    return 0;
}

void fs_unlock(struct fs_lock *lock)
{
    if (lock->fd)
        close(lock->fd - 1);
    lock->fd = 0;
}

struct str fs_real(struct arena *arena, struct str path)
{
    char room[PATH_MAX], real[PATH_MAX];
    const char *name = to_c(room, path);
    return name && realpath(name, real) ? arena_dup(arena, str_of(real)) : STR("");
}

void fs_hold_streams(void)
{
    int fd;
    do
        fd = open("/dev/null", O_RDONLY);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0)
        close(fd);
}
