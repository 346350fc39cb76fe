#include "build/images.h"

#include <pthread.h>

#include "base/fs.h"
#include "base/image.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/suggest.h"
#include "build/theme.h"

/* A file that was asked for. */
struct image_file {
    struct image_place place;
    const char *problem; /* NULL: it is published */
};

struct images {
    pthread_mutex_t lock; /* of all below */
    struct arena arena;
    struct diag *diag;
    struct str root; /* its real path */
    struct publish *publish;
    struct map by_real_path; /* -> struct image_file */
    struct map by_path; /* in the site -> the same: two files may have the same name and bytes */
};

struct images *images_new(struct diag *diag, struct str root, struct publish *publish)
{
    struct images *images = mem_alloc(sizeof *images);
    *images = (struct images){ .diag = diag, .publish = publish };
    images->root = fs_real(&images->arena, root.len ? root : STR("."));
    pthread_mutex_init(&images->lock, NULL);
    return images;
}

void images_free(struct images *images)
{
    pthread_mutex_destroy(&images->lock);
    arena_release(&images->arena);
    mem_free(images);
}

static bool say_missing(struct images *images, struct str path, struct loc loc)
{
    struct arena scratch = { 0 };
    struct fs_list list = { 0 };
    struct str folder = path_dir(path);
    fs_list(&scratch, folder.len ? folder : STR("."), &list);
    struct str *names = arena_alloc(&scratch, list.len * sizeof *names);
    for (size_t i = 0; i < list.len; i++)
        names[i] = list.ptr[i].name;
    diag_error_hint(images->diag, loc, suggest_hint(&scratch, path_base(path), names, list.len),
                    "there is no image '%.*s'", STR_ARG(path));
    arena_release(&scratch);
    return false;
}

/* The name says what the bytes are, whatever the author's file is called. */
static struct str place_of(struct images *images, struct str path, struct str bytes,
                           enum image_format format)
{
    static const char *const endings[] = {
        [IMAGE_PNG] = "png",   [IMAGE_JPEG] = "jpg",  [IMAGE_GIF] = "gif",
        [IMAGE_WEBP] = "webp", [IMAGE_AVIF] = "avif", [IMAGE_SVG] = "svg",
    };
    struct str name =
        arena_printf(&images->arena, "%.*s.%s", STR_ARG(path_stem(path)), endings[format]);
    return asset_path(&images->arena, STR("assets/images"), name, bytes);
}

/* The problem, or NULL. */
static const char *publish_bytes(struct images *images, struct str path, struct str bytes,
                                 struct image_file *file)
{
    struct image image = image_read(bytes);
    if (image.format == IMAGE_NONE)
        return "is damaged, or no PNG, JPEG, GIF, WebP, AVIF or SVG";
    file->place = (struct image_place){ place_of(images, path, bytes, image.format), image.width,
                                        image.height };
    if (map_put(&images->arena, &images->by_path, file->place.path, file))
        return NULL;
    return publish_add(images->publish, file->place.path, bytes) ? NULL : "cannot be published";
}

static struct image_file *load(struct images *images, struct str path, struct str real)
{
    struct image_file *file = arena_alloc(&images->arena, sizeof *file);
    struct arena scratch = { 0 };
    struct str bytes;
    map_put(&images->arena, &images->by_real_path, real, file);
    int error = fs_read(&scratch, real, &bytes);
    file->problem = error ? "cannot be read" : publish_bytes(images, path, bytes, file);
    arena_release(&scratch);
    return file;
}

static bool is_within(struct str path, struct str folder)
{
    return str_starts(path, folder) && path.len > folder.len &&
           (path.ptr[folder.len] == '/' || str_ends(folder, STR("/")));
}

static bool get(struct images *images, struct str name, struct loc loc, struct image_place *place)
{
    struct str path = path_join(&images->arena, path_dir(loc.source->path), name);
    struct str real = fs_real(&images->arena, path);
    if (!real.len)
        return say_missing(images, path, loc);
    if (!is_within(real, images->root))
        return diag_error_hint(images->diag, loc, STR("put a copy beside the page"),
                               "the image '%.*s' is outside of the content's folder",
                               STR_ARG(path));
    struct image_file *file = map_get(&images->by_real_path, real);
    if (!file)
        file = load(images, path, real);
    *place = file->place;
    return !file->problem ||
           diag_error(images->diag, loc, "the image '%.*s' %s", STR_ARG(path), file->problem);
}

bool images_get(struct images *images, struct str name, struct loc loc, struct image_place *place)
{
    pthread_mutex_lock(&images->lock);
    bool ok = get(images, name, loc, place);
    pthread_mutex_unlock(&images->lock);
    return ok;
}
