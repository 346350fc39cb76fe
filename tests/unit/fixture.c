#include "fixture.h"

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/path.h"
#include "base/strbuf.h"

static void must(bool holds, const char *what)
{
    if (holds)
        return;
    perror(what);
    exit(2);
}

void fixture_open(struct fixture *f)
{
    const char *place = getenv("TMPDIR");
    *f = (struct fixture){ .diag = diag_new() };
    struct str name = arena_printf(&f->arena, "%s/wenda-XXXXXX", place ? place : "/tmp");
    must(mkdtemp((char *)name.ptr) != NULL, "mkdtemp");
    f->folder = fs_real(&f->arena, name);
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *at)
{
    (void)st;
    (void)type;
    (void)at;
    return remove(path);
}

void fixture_close(struct fixture *f)
{
    must(nftw(f->folder.ptr, remove_entry, 16, FTW_DEPTH | FTW_PHYS) == 0, "nftw");
    diag_free(f->diag);
    arena_release(&f->arena);
}

struct str fixture_path(struct fixture *f, const char *name)
{
    return path_join(&f->arena, f->folder, str_of(name));
}

void fixture_write(struct fixture *f, const char *name, struct str text)
{
    struct str path = fixture_path(f, name);
    must(fs_make_folders(path_dir(path)) == 0, name);
    fs_remove_file(path);
    must(fs_create(path, text) == 0, name);
}

struct str fixture_read(struct fixture *f, const char *name)
{
    struct str text = { NULL, 0 };
    fs_read(&f->arena, fixture_path(f, name), &text);
    return text;
}

static void add_tree(struct fixture *f, struct str folder, struct str above, struct strbuf *out)
{
    struct fs_list list;
    must(fs_list(&f->arena, folder, &list) == 0, "fs_list");
    for (size_t i = 0; i < list.len; i++) {
        struct str path = path_join(&f->arena, folder, list.ptr[i].name);
        struct str name = path_join(&f->arena, above, list.ptr[i].name);
        enum fs_kind kind = fs_kind_itself(path);
        struct fs_list inner = { 0 };
        if (kind == FS_FOLDER && fs_list(&f->arena, path, &inner) == 0 && inner.len)
            add_tree(f, path, name, out);
        else
            strbuf_printf(out, "%.*s%s\n", STR_ARG(name),
                          kind == FS_FOLDER  ? "/"
                          : kind == FS_OTHER ? "@"
                                             : "");
    }
}

struct str fixture_tree(struct fixture *f, const char *name)
{
    struct strbuf out;
    strbuf_init(&out, STRBUF_PAGE);
    add_tree(f, fixture_path(f, name), STR(""), &out);
    struct str tree = arena_dup(&f->arena, strbuf_str(&out));
    strbuf_release(&out);
    return tree;
}

struct str fixture_told(struct fixture *f)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    must(out != NULL, "open_memstream");
    diag_print(f->diag, out, false);
    fclose(out);
    struct strbuf told;
    struct str rest = { text, size };
    struct str own = arena_printf(&f->arena, "%.*s/", STR_ARG(f->folder));
    strbuf_init(&told, STRBUF_PAGE);
    while (rest.len) {
        bool here = str_starts(rest, own);
        strbuf_add(&told, str_slice(rest, 0, here ? 0 : 1));
        rest = str_slice(rest, here ? own.len : 1, rest.len);
    }
    struct str result = arena_dup(&f->arena, strbuf_str(&told));
    strbuf_release(&told);
    free(text);
    return result;
}

bool text_holds(struct str text, const char *part)
{
    return memmem(text.ptr, text.len, part, strlen(part)) != NULL;
}

bool fixture_has_told(struct fixture *f, const char *text)
{
    return text_holds(fixture_told(f), text);
}
