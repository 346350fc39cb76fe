#include "build/files.h"

#include <errno.h>
#include <pthread.h>

#include "base/fs.h"
#include "base/image.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/suggest.h"
#include "build/theme.h"

enum file_kind { FILE_IMAGE, FILE_LINKED, FILE_KINDS };

static const char *const nouns[FILE_KINDS] = { [FILE_IMAGE] = "image", [FILE_LINKED] = "file" };

/* A file that was asked for. */
struct file {
    struct image_place place;
    const char *problem; /* NULL: it is published */
};

struct files {
    pthread_mutex_t lock; /* of all below */
    struct arena arena;
    struct diag *diag;
    struct str root; /* its real path */
    struct publish *publish;
    struct map by_real_path[FILE_KINDS]; /* -> struct file */
    struct map used;                     /* real path -> anything */
    struct map by_path; /* in the site -> the same: two files may have the same name and bytes */
};

struct files *files_new(struct diag *diag, struct str root, struct publish *publish)
{
    struct files *files = mem_alloc(sizeof *files);
    *files = (struct files){ .diag = diag, .publish = publish };
    files->root = fs_real(&files->arena, root.len ? root : STR("."));
    pthread_mutex_init(&files->lock, NULL);
    return files;
}

void files_free(struct files *files)
{
    pthread_mutex_destroy(&files->lock);
    arena_release(&files->arena);
    mem_free(files);
}

/* What is asked for: a file of a kind, as the author calls it, and where. */
struct wish {
    enum file_kind kind;
    struct str path;
    struct loc loc; /* without a source nothing is told */
};

static bool tell(struct files *files, const struct wish *wish, struct str hint, const char *problem)
{
    return wish->loc.source && diag_error_hint(files->diag, wish->loc, hint, "the %s '%.*s' %s",
                                               nouns[wish->kind], STR_ARG(wish->path), problem);
}

static bool say_missing(struct files *files, const struct wish *wish)
{
    if (!wish->loc.source)
        return false;
    struct arena scratch = { 0 };
    struct fs_list list = { 0 };
    struct str folder = path_dir(wish->path);
    fs_list(&scratch, folder.len ? folder : STR("."), &list);
    struct str *names = arena_alloc(&scratch, list.len * sizeof *names);
    for (size_t i = 0; i < list.len; i++)
        names[i] = list.ptr[i].name;
    diag_error_hint(files->diag, wish->loc,
                    suggest_hint(&scratch, path_base(wish->path), names, list.len),
                    "there is no %s '%.*s'", nouns[wish->kind], STR_ARG(wish->path));
    arena_release(&scratch);
    return false;
}

/* The name says what the bytes are, whatever the author's file is called. */
static struct str image_path(struct files *files, struct str path, struct str bytes,
                             enum image_format format)
{
    static const char *const endings[] = {
        [IMAGE_PNG] = "png",   [IMAGE_JPEG] = "jpg",  [IMAGE_GIF] = "gif",
        [IMAGE_WEBP] = "webp", [IMAGE_AVIF] = "avif", [IMAGE_SVG] = "svg",
    };
    struct str name =
        arena_printf(&files->arena, "%.*s.%s", STR_ARG(path_stem(path)), endings[format]);
    return asset_path(&files->arena, STR("assets/images"), name, bytes);
}

/* The problem, or NULL. */
static const char *find_place(struct files *files, const struct wish *wish, struct str bytes,
                              struct image_place *place)
{
    if (wish->kind == FILE_LINKED) {
        place->path = asset_path(&files->arena, STR("assets/files"), path_base(wish->path), bytes);
        return NULL;
    }
    struct image image = image_read(bytes);
    if (image.format == IMAGE_NONE)
        return "is damaged, or no PNG, JPEG, GIF, WebP, AVIF or SVG";
    *place = (struct image_place){ image_path(files, wish->path, bytes, image.format), image.width,
                                   image.height };
    return NULL;
}

static const char *publish_bytes(struct files *files, const struct wish *wish, struct str bytes,
                                 struct file *file)
{
    const char *problem = find_place(files, wish, bytes, &file->place);
    if (problem || map_put(&files->arena, &files->by_path, file->place.path, file))
        return problem;
    return publish_add(files->publish, file->place.path, bytes) ? NULL : "cannot be published";
}

static struct file *load(struct files *files, const struct wish *wish, struct str real)
{
    struct file *file = arena_alloc(&files->arena, sizeof *file);
    struct arena scratch = { 0 };
    struct str bytes;
    map_put(&files->arena, &files->by_real_path[wish->kind], real, file);
    int error = fs_read(&scratch, real, &bytes);
    file->problem = error == EISDIR ? "is a folder"
                    : error         ? "cannot be read"
                                    : publish_bytes(files, wish, bytes, file);
    arena_release(&scratch);
    return file;
}

static bool is_within(struct str path, struct str folder)
{
    return str_starts(path, folder) && path.len > folder.len &&
           (path.ptr[folder.len] == '/' || str_ends(folder, STR("/")));
}

static bool get(struct files *files, const struct wish *wish, struct image_place *place)
{
    struct str real = fs_real(&files->arena, wish->path);
    if (!real.len)
        return say_missing(files, wish);
    if (!is_within(real, files->root))
        return tell(files, wish, STR("put a copy beside the page"),
                    "is outside of the content's folder");
    struct file *file = map_get(&files->by_real_path[wish->kind], real);
    map_put(&files->arena, &files->used, real, files);
    if (!file)
        file = load(files, wish, real);
    *place = file->place;
    return !file->problem || tell(files, wish, STR(""), file->problem);
}

static bool get_locked(struct files *files, enum file_kind kind, struct str name, struct loc loc,
                       struct image_place *place)
{
    pthread_mutex_lock(&files->lock);
    struct str path = path_join(&files->arena, path_dir(loc.source->path), name);
    bool ok = get(files, &(struct wish){ kind, path, loc }, place);
    pthread_mutex_unlock(&files->lock);
    return ok;
}

bool files_look(struct files *files, bool image, struct str path, struct image_place *place)
{
    pthread_mutex_lock(&files->lock);
    struct wish wish = { image ? FILE_IMAGE : FILE_LINKED, arena_dup(&files->arena, path), { 0 } };
    *place = (struct image_place){ 0 };
    bool ok = get(files, &wish, place);
    pthread_mutex_unlock(&files->lock);
    return ok;
}

bool files_image(struct files *files, struct str name, struct loc loc, struct image_place *place)
{
    return get_locked(files, FILE_IMAGE, name, loc, place);
}

bool files_linked(struct files *files, struct str name, struct loc loc, struct str *path)
{
    struct image_place place = { 0 };
    bool ok = get_locked(files, FILE_LINKED, name, loc, &place);
    *path = place.path;
    return ok;
}

void files_note(struct files *files, struct str path)
{
    pthread_mutex_lock(&files->lock);
    map_put(&files->arena, &files->used, fs_real(&files->arena, path), files);
    pthread_mutex_unlock(&files->lock);
}

static bool is_hidden(const struct files *files, struct str path)
{
    struct str way = path_within(files->root, path);
    while (way.len)
        if (str_cut(&way, '/').ptr[0] == '.')
            return true;
    return false;
}

void files_tell_hidden(const struct files *files, void (*hidden)(void *ctx, struct str path),
                       void *ctx)
{
    struct str path;
    void *used;
    for (size_t at = 0; map_next(&files->used, &at, &path, &used);)
        if (is_hidden(files, path))
            hidden(ctx, path);
}

bool files_is_used(void *ctx, struct str path)
{
    struct files *files = ctx;
    pthread_mutex_lock(&files->lock);
    bool used = map_get(&files->used, fs_real(&files->arena, path)) != NULL;
    pthread_mutex_unlock(&files->lock);
    return used;
}
