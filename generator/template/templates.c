#include "template/templates.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/strbuf.h"
#include "base/suggest.h"
#include "base/vec.h"
#include "template/compile.h"
#include "template/parsed.h"
#include "template/version.h"

enum { FOLDERS_DEEP = 8 };

struct loader {
    struct arena *arena;
    struct diag *diag;
    struct templates *templates;
    lua_State *L; /* only parses */
    bool ok;
};

static struct loc loc_of_path(struct loader *loader, struct str path)
{
    struct source *source = arena_alloc(loader->arena, sizeof *source);
    *source = (struct source){ .path = path };
    return (struct loc){ .source = source };
}

/* The message without the sign that compiling puts behind the author's code, if Lua met that. */
static struct str without_generated(struct str message, bool is_expression)
{
    struct str end = is_expression ? STR(" near ')'") : STR(" near ';'");
    return str_ends(message, end) ? str_slice(message, 0, message.len - end.len) : message;
}

static bool parses(struct loader *loader, const struct template *template, struct str lua)
{
    lua_settop(loader->L, 0);
    return luaL_loadbufferx(loader->L, lua.ptr, lua.len, template->chunk, "t") == LUA_OK;
}

/* Tells what parses() left. */
static void report_syntax(struct loader *loader, bool is_expression)
{
    struct str message = { 0 };
    message.ptr = lua_tolstring(loader->L, -1, &message.len);
    struct place place = place_of_message(loader->templates, &message);
    message = place_message(loader->arena, place, without_generated(message, is_expression));
    struct loc loc = place_loc(place, place_near(message));
    loader->ok = diag_error(loader->diag, loc, "%.*s", STR_ARG(message));
}

/* Writes a chunk that returns the expression, at line `line` of it. */
static void write_return(struct strbuf *lua, struct str expression, size_t line)
{
    strbuf_reset(lua);
    for (size_t i = 1; i < line; i++)
        strbuf_add_char(lua, '\n');
    strbuf_add(lua, STR("return ("));
    strbuf_add(lua, expression);
    strbuf_add_char(lua, ')');
}

/* Of a fault, Lua is asked a second time, with the lines before the expression: it names
 * lines in its messages too. */
static bool check_expression(struct loader *loader, const struct template *template,
                             const struct expression *expression)
{
    struct strbuf lua;
    strbuf_init(&lua, STRBUF_PAGE);
    write_return(&lua, expression->code, 1);
    bool fine = parses(loader, template, strbuf_str(&lua));
    if (!fine) {
        write_return(&lua, expression->code, expression->chunk_line);
        parses(loader, template, strbuf_str(&lua));
        report_syntax(loader, true);
    }
    strbuf_release(&lua);
    return fine;
}

/* Of expressions that are fine in their places, only one such as `a) b(c` may not be one alone. */
static bool check_expressions(struct loader *loader, const struct template *template,
                              const struct compiled *compiled, bool all_fine)
{
    bool fine = true;
    for (size_t i = 0; i < compiled->expressions.len; i++) {
        const struct expression *expression = &compiled->expressions.ptr[i];
        if (!all_fine || expression->escapes)
            fine = check_expression(loader, template, expression) && fine;
    }
    return fine;
}

static void check_template(struct loader *loader, struct template *template)
{
    struct compiled compiled;
    if (!compile_template(loader->arena, loader->diag, &template->source, &compiled)) {
        loader->ok = false;
        return;
    }
    template->lua = compiled.lua;
    template->lines = compiled.lines;
    bool fine = parses(loader, template, template->lua);
    if (check_expressions(loader, template, &compiled, fine) && !fine) {
        parses(loader, template, template->lua); /* for its message */
        report_syntax(loader, false);
    }
}

/* Adds the file, or, when a folder before has one of that name, looks which is newer. */
static void load_file(struct loader *loader, struct str path, struct str name)
{
    struct templates *templates = loader->templates;
    struct str prefix = STR("partials/");
    bool partial = str_starts(name, prefix);
    struct map *by_name = partial ? &templates->partial_of : &templates->page_of;
    struct template *template = arena_alloc(loader->arena, sizeof *template);
    template->name = partial ? str_slice(name, prefix.len, name.len) : name;
    template->source.path = path;
    int error = fs_read(loader->arena, path, &template->source.text);
    if (error) {
        loader->ok = diag_error(loader->diag, loc_of_path(loader, path),
                                "cannot read the template: %s", fs_error(error));
        return;
    }
    const struct template *own = map_get(by_name, template->name);
    if (own) {
        loader->ok =
            version_compare(loader->arena, loader->diag, name, &own->source, &template->source) &&
            loader->ok;
        return;
    }
    map_put(loader->arena, by_name, template->name, template);
    templates_add(loader->arena, templates, template);
    vec_push(loader->arena, partial ? &templates->partials : &templates->pages, template);
    check_template(loader, template);
}

static void load_folder(struct loader *loader, struct str folder, struct str prefix, int depth);

static void load_entry(struct loader *loader, const struct fs_entry *entry, struct str folder,
                       struct str prefix, int depth)
{
    struct str path = path_join(loader->arena, folder, entry->name);
    struct str name = path_join(loader->arena, prefix, entry->name);
    struct str extension = STR(".html");
    bool is_template = str_ends(name, extension);
    if (str_starts(entry->name, STR(".")))
        return;
    if (entry->kind == FS_FOLDER)
        load_folder(loader, path, name, depth + 1);
    else if (is_template && entry->kind == FS_FILE)
        load_file(loader, path, str_slice(name, 0, name.len - extension.len));
    else if (is_template)
        loader->ok =
            diag_error(loader->diag, loc_of_path(loader, path), "cannot read the template: %s",
                       entry->error ? fs_error(entry->error) : "it is not a file");
}

static void load_folder(struct loader *loader, struct str folder, struct str prefix, int depth)
{
    struct fs_list list = { 0 };
    if (depth > FOLDERS_DEEP) {
        loader->ok = diag_error(loader->diag, loc_of_path(loader, folder),
                                "templates are nested more than %d folders deep", FOLDERS_DEEP);
        return;
    }
    int error = fs_list(loader->arena, folder, &list);
    if (error)
        loader->ok = diag_error(loader->diag, loc_of_path(loader, folder),
                                "cannot read the templates: %s", fs_error(error));
    for (size_t i = 0; i < list.len; i++)
        load_entry(loader, &list.ptr[i], folder, prefix, depth);
}

struct templates *templates_load(struct arena *arena, struct diag *diag, const struct str *folders,
                                 size_t count)
{
    struct templates *templates = arena_alloc(arena, sizeof *templates);
    struct loader loader = { arena, diag, templates, luaL_newstate(), true };
    if (!loader.L) {
        diag_error(diag, (struct loc){ 0 }, "Lua cannot start");
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        if (fs_kind(folders[i]) != FS_MISSING)
            load_folder(&loader, folders[i], STR(""), 0);
    lua_close(loader.L);
    return loader.ok ? templates : NULL;
}

bool templates_have(const struct templates *templates, struct str name)
{
    return map_get(&templates->page_of, name) != NULL;
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

struct template_names templates_names(struct arena *arena, const struct templates *templates,
                                      struct str folder)
{
    struct template_names names = { 0 };
    for (size_t i = 0; i < templates->pages.len; i++) {
        struct str name = templates->pages.ptr[i]->name;
        if (str_starts(name, folder))
            vec_push(arena, &names, str_slice(name, folder.len, name.len));
    }
    if (names.len)
        qsort(names.ptr, names.len, sizeof *names.ptr, by_name);
    return names;
}

struct str templates_near(struct arena *arena, const struct template_list *list, struct str name)
{
    struct str *names = arena_alloc(arena, list->len * sizeof *names + 1);
    for (size_t i = 0; i < list->len; i++)
        names[i] = list->ptr[i]->name;
    return suggest_hint(arena, name, names, list->len);
}

uint64_t templates_hash(const struct templates *templates, struct str kind, struct str name)
{
    const struct map *map = str_is(kind, "page")      ? &templates->page_of
                            : str_is(kind, "partial") ? &templates->partial_of
                                                      : &templates->script_of;
    const struct template *found = map_get(map, name);
    return found ? hash_bytes(found->source.text) : 0;
}

uint64_t templates_hash_all(const struct templates *templates)
{
    uint64_t sum = 1;
    for (size_t i = 0; i < templates->all.len; i++) {
        const struct template *template = templates->all.ptr[i];
        uint64_t parts[] = { hash_bytes(template->name), hash_bytes(template->source.text) };
        sum += hash_bytes((struct str){ (const char *)parts, sizeof parts });
    }
    return sum;
}
