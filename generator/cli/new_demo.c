#include "base/fs.h"
#include "base/path.h"
#include "cli/new.h"

bool new_is_demo_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool letter = c >= 'a' && c <= 'z';
        if (!letter && (i == 0 || (c != '_' && (c < '0' || c > '9'))))
            return false;
    }
    return name.len > 0;
}

static struct str upper(struct arena *arena, struct str name)
{
    char *copy = arena_alloc(arena, name.len);
    for (size_t i = 0; i < name.len; i++)
        copy[i] = (char)(name.ptr[i] >= 'a' && name.ptr[i] <= 'z' ? name.ptr[i] - 'a' + 'A'
                                                                  : name.ptr[i]);
    return (struct str){ copy, name.len };
}

/* The text with the name among those of set(demos ...), a line each and sorted; "" when it has no such list. */
static struct str insert(struct arena *arena, struct str text, struct str name)
{
    size_t list = str_search(text, STR("set(demos\n"));
    struct str rest = str_slice(text, list, text.len);
    str_cut(&rest, '\n');
    while (rest.len) {
        struct str before = rest, line = str_trim(str_cut(&rest, '\n'));
        if (!str_is(line, ")") && str_cmp(line, name) < 0)
            continue;
        size_t at = text.len - before.len;
        return arena_printf(arena, "%.*s    %.*s\n%.*s", (int)at, text.ptr, STR_ARG(name),
                            STR_ARG(before));
    }
    return STR("");
}

bool new_demo(struct new_files *files, struct str name, struct new_file *list)
{
    struct arena *arena = files->arena;
    struct str demos, text;
    const struct new_word words[] = {
        { "new_name", name },
        { "NEW_NAME", upper(arena, name) },
        { 0 },
    };
    if (!new_find(arena, STR("demos"), STR("lab/lab.h"), &demos))
        return diag_error_hint(files->diag, (struct loc){ 0 },
                               STR("it works in wenda's own project, which compiles the demos"),
                               "there is no demos/lab/ here or in a folder above");
    list->path = path_join(arena, demos, STR("CMakeLists.txt"));
    list->text = fs_read(arena, list->path, &text) ? STR("") : insert(arena, text, name);
    return new_files_add_all(files, STR("demo"), path_join(arena, demos, name), words);
}
