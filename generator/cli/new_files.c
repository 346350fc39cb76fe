#include "cli/new.h"

#include "base/fs.h"
#include "base/path.h"
#include "base/strbuf.h"
#include "base/vec.h"

static bool tell(struct diag *diag, struct str path, int error, const char *what)
{
    struct source source = { .path = path };
    return diag_error(diag, (struct loc){ .source = &source }, "%s: %s", what, fs_error(error));
}

/* The word that the text begins with, or NULL. */
static const struct new_word *word_at(struct str text, const struct new_word *words)
{
    for (; words->word; words++)
        if (str_starts(text, str_of(words->word)))
            return words;
    return NULL;
}

static struct str put_words(struct arena *arena, struct str text, const struct new_word *words)
{
    struct strbuf buf;
    strbuf_init(&buf, STRBUF_PAGE);
    while (text.len) {
        const struct new_word *found = word_at(text, words);
        strbuf_add(&buf, found ? found->text : str_slice(text, 0, 1));
        text = str_slice(text, found ? strlen(found->word) : 1, text.len);
    }
    struct str done = arena_dup(arena, strbuf_str(&buf));
    strbuf_release(&buf);
    return done;
}

bool new_files_add(struct new_files *files, struct str template, struct str path,
                   const struct new_word *words)
{
    struct str text, from = path_join(files->arena, files->templates, template);
    int error = fs_read(files->arena, from, &text);
    if (error)
        return tell(files->diag, from, error, "cannot be read");
    struct new_file file = { path, put_words(files->arena, text, words) };
    vec_push(files->arena, files, file);
    return true;
}

bool new_files_add_all(struct new_files *files, struct str template, struct str path,
                       const struct new_word *words)
{
    struct fs_list list;
    struct str from = path_join(files->arena, files->templates, template);
    int error = fs_list(files->arena, from, &list);
    bool ok = !error || tell(files->diag, from, error, "cannot be read");
    for (size_t i = 0; ok && i < list.len; i++) {
        struct str name = list.ptr[i].name, inner = path_join(files->arena, template, name);
        struct str to = path_join(files->arena, path, put_words(files->arena, name, words));
        if (list.ptr[i].kind == FS_FOLDER)
            ok = new_files_add_all(files, inner, to, words);
        else
            ok = new_files_add(files, inner, to, words);
    }
    return ok;
}

static bool refuse_existing(const struct new_files *files)
{
    bool ok = true;
    for (size_t i = 0; i < files->len; i++) {
        struct source source = { .path = files->ptr[i].path };
        if (fs_kind_itself(source.path) != FS_MISSING)
            ok = diag_error(files->diag, (struct loc){ .source = &source },
                            "it exists already, and is left as it is");
    }
    return ok;
}

static int write_file(const struct new_file *file)
{
    struct str folder = path_dir(file->path);
    int error = folder.len ? fs_make_folders(folder) : 0;
    return error ? error : fs_create(file->path, file->text);
}

bool new_files_write(struct new_files *files)
{
    if (!refuse_existing(files))
        return false;
    for (size_t i = 0; i < files->len; i++) {
        int error = write_file(&files->ptr[i]);
        if (!error)
            continue;
        for (size_t k = 0; k < i; k++)
            fs_remove_file(files->ptr[k].path);
        return tell(files->diag, files->ptr[i].path, error, "cannot be written");
    }
    return true;
}

static bool is_root(struct arena *arena, struct str folder)
{
    return fs_same(path_join(arena, folder, STR(".")), path_join(arena, folder, STR("..")));
}

bool new_find(struct arena *arena, struct str place, struct str file, struct str *folder)
{
    struct str above = STR("");
    for (;;) {
        *folder = above;
        if (fs_kind(path_join(arena, above, file)) == FS_FILE)
            return true;
        *folder = path_join(arena, above, place);
        if (fs_kind(path_join(arena, *folder, file)) == FS_FILE)
            return true;
        if (is_root(arena, above))
            return false;
        above = above.len ? path_join(arena, STR(".."), above) : STR("..");
    }
}

bool new_site(struct new_files *files, struct str folder)
{
    return new_files_add_all(files, STR("site"), path_clean(files->arena, folder),
                             &(struct new_word){ 0 });
}
