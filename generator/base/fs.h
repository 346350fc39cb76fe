/* fs: files and folders. Every function that can fail returns 0 or an errno;
 * fs_error() words it. Nothing here prints. */
#ifndef WENDA_BASE_FS_H
#define WENDA_BASE_FS_H

#include <stdint.h>

#include "base/arena.h"

enum fs_kind { FS_MISSING, FS_FILE, FS_FOLDER, FS_OTHER };

struct fs_entry {
    struct str name;
    enum fs_kind kind;
    int error; /* why its kind could not be told (a symlink loop, say), or 0 */
};

struct fs_list {
    struct fs_entry *ptr;
    size_t len, cap;
};

/* The whole content of a regular file, NUL-terminated, in the arena. EISDIR for
 * a folder, EINVAL for a device, socket or pipe, EFBIG past 1 GiB. */
int fs_read(struct arena *arena, struct str path, struct str *content);

/* As fs_read(), but EFBIG past `limit` bytes, without reading them. */
int fs_read_up_to(struct arena *arena, struct str path, size_t limit, struct str *content);

/* At most `len` bytes from the byte `from` on, NUL-terminated; fewer where the file ends before. Fails as fs_read(). */
int fs_read_part(struct arena *arena, struct str path, size_t from, size_t len,
                 struct str *content);

/* Writes a new file (it must not exist) and closes it; what was written of a
 * file that failed is removed. */
int fs_create(struct str path, struct str content);

/* The same of several pieces, one after another. */
int fs_create_of(struct str path, const struct str *pieces, size_t count);

/* The same of pieces that are asked for one by one, until there is none; each is borrowed until the next is asked for. */
typedef bool fs_piece(void *ctx, struct str *piece);

int fs_create_from(struct str path, fs_piece *next, void *ctx);

/* True when the file holds exactly these bytes. */
bool fs_holds(struct str path, struct str content);

/* A number that is another when a file or folder has changed, or stands for another one: of its size, its times and
 * its place on the disk, symlinks followed. 0 when there is none. What changes twice within a tick of the clock of
 * files (some milliseconds) may keep it. */
uint64_t fs_stamp(struct str path);

/* Of a folder with all files and folders in it and below, names that begin with a dot left out, or of a file. *newest becomes the time of the
 * latest change among them, in seconds since 1970, if that is later. */
uint64_t fs_stamp_tree(struct str path, long long *newest);

/* Kind of what `path` leads to, symlinks followed. */
enum fs_kind fs_kind(struct str path);

/* As fs_kind(), but a symlink is FS_OTHER. */
enum fs_kind fs_kind_itself(struct str path);

/* Entries except "." and "..", in bytewise order of their names. */
int fs_list(struct arena *arena, struct str path, struct fs_list *list);

/* Makes the folder and those above it; existing ones are fine. */
int fs_make_folders(struct str path);

int fs_rename(struct str from, struct str to);
int fs_remove_file(struct str path);
int fs_remove_folder(struct str path); /* an empty one */

/* True when both paths lead to the same file or folder. */
bool fs_same(struct str a, struct str b);

/* A folder that this process has for itself while it holds the lock. */
struct fs_lock {
    /* private */
    int fd;
};

/* Locks an existing folder; EWOULDBLOCK when another process has it. Nothing is
 * written, and the lock ends with the process at the latest. */
int fs_lock(struct str folder, struct fs_lock *lock);
void fs_unlock(struct fs_lock *lock); /* of a zeroed lock: nothing */

/* The absolute path without symlinks, or "" when it does not exist. */
struct str fs_real(struct arena *arena, struct str path);

/* Puts something in the place of each standard stream that is closed, or the next file to be opened would take it, and
 * be sent what is printed. Reading finds nothing there, writing fails. */
void fs_hold_streams(void);

/* A plain sentence part, such as "no such file or folder". */
const char *fs_error(int error);

#endif
