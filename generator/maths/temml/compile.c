/* compile: a script as Duktape's bytecode in a C source, for the build: compile IN.js OUT.c. The bytecode is
 * for the library that this was linked with; its version is part of that library's name. */
#include <duktape.h>
#include <stdio.h>

enum { SCRIPT_MAX = 4 * 1024 * 1024 };

static int write_c(FILE *out, const unsigned char *code, size_t size)
{
    fprintf(out, "extern const unsigned char maths_bytecode[];\n"
                 "extern const unsigned long maths_bytecode_size;\n"
                 "const unsigned char maths_bytecode[] = {");
    for (size_t i = 0; i < size; i++)
        fprintf(out, i % 32 ? "%d," : "\n%d,", code[i]);
    fprintf(out, "\n};\nconst unsigned long maths_bytecode_size = %zu;\n", size);
    return ferror(out);
}

static duk_ret_t compile(duk_context *duk, void *ctx)
{
    char *const *args = ctx;
    FILE *in = fopen(args[1], "rb");
    char *script = duk_push_fixed_buffer(duk, SCRIPT_MAX);
    size_t len = in ? fread(script, 1, SCRIPT_MAX, in) : 0;
    if (len == 0 || len == SCRIPT_MAX || fclose(in) != 0)
        return duk_error(duk, DUK_ERR_ERROR, "cannot read %s", args[1]);
    duk_push_string(duk, "maths");
    duk_compile_lstring_filename(duk, 0, script, len);
    duk_dump_function(duk);
    duk_size_t size;
    const unsigned char *code = duk_require_buffer(duk, -1, &size);
    FILE *out = fopen(args[2], "wb");
    if (!out || write_c(out, code, size) != 0 || fclose(out) != 0)
        return duk_error(duk, DUK_ERR_ERROR, "cannot write %s", args[2]);
    return 0;
}

int main(int argc, char **argv)
{
    duk_context *duk = duk_create_heap_default();
    if (argc != 3 || !duk)
        return 2;
    int failed = duk_safe_call(duk, compile, argv, 0, 1);
    if (failed)
        fprintf(stderr, "compile: %s\n", duk_safe_to_string(duk, -1));
    duk_destroy_heap(duk);
    return failed != 0;
}
