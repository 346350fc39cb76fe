#include <errno.h>
#include <string.h>

#include "base/fs.h"

const char *fs_error(int error)
{
    switch (error) {
    case ENOENT:
        return "no such file or folder";
    case EACCES:
    case EPERM:
        return "permission denied";
    case EISDIR:
        return "it is a folder";
    case ENOTDIR:
        return "a file stands where a folder is needed";
    case ELOOP:
        return "a loop of symbolic links";
    case ENOSPC:
        return "no space left on the disk";
    case EROFS:
        return "the file system is read-only";
    case EFBIG:
        return "the file is too big";
    case EINVAL:
        return "it is not a regular file";
    case EEXIST:
        return "it exists already";
    case ENAMETOOLONG:
        return "the name is too long";
    case EWOULDBLOCK:
        return "another build is using it";
    case EBADF:
        return "it is closed";
    case EMFILE:
    case ENFILE:
        return "too many open files";
    default:
        return strerror(error);
    }
}
