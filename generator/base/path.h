/* path: texts that name files. Touches no file system. */
#ifndef WENDA_BASE_PATH_H
#define WENDA_BASE_PATH_H

#include "base/arena.h"

/* dir/name; just `name` when `dir` is empty or `name` absolute. */
struct str path_join(struct arena *arena, struct str dir, struct str name);

/* Without empty parts, "." and what a ".." behind it takes back; as if no folder were a symlink. */
struct str path_clean(struct arena *arena, struct str path);

/* What stands before the last '/', without it; "" when there is none. */
struct str path_dir(struct str path);

/* What stands behind the last '/'. */
struct str path_base(struct str path);

/* The base without its last extension; ".x" has none. */
struct str path_stem(struct str path);

/* What leads from the folder `dir` to `path`; "" for a path that does not begin with it. "" is the folder that
 * relative paths begin in. */
struct str path_within(struct str dir, struct str path);

/* True for a relative path of plain names: no empty part, "." or "..", no
 * backslash, no control character, no part over 255 bytes. */
bool path_is_plain(struct str path);

/* The way from the file `from` to the file `to`, both relative to one root:
 * ("en/a.html", "assets/x.css") gives "../assets/x.css". */
struct str path_relative(struct arena *arena, struct str from, struct str to);

#endif
