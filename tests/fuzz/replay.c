/* replay: runs every target on every file of its folder in the corpus, without a fuzzer: fuzz-replay CORPUS.
 * A crash ends it, and the last name printed is the input. */
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/path.h"
#include "targets.h"

static int replay_file(const struct target *target, struct str path)
{
    struct arena arena = { 0 };
    struct str input;
    int error = fs_read(&arena, path, &input);
    printf("%s %.*s\n", target->name, STR_ARG(path));
    if (error)
        printf("failed: %s\n", fs_error(error));
    else
        target->run(input);
    arena_release(&arena);
    return error ? 1 : 0;
}

int main(int argc, char **argv)
{
    struct arena arena = { 0 };
    int passed = 0, failed = 0;
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (size_t i = 0; argc == 2 && i < target_count; i++) {
        struct str folder = path_join(&arena, str_of(argv[1]), str_of(targets[i].name));
        struct fs_list list = { 0 };
        failed += fs_list(&arena, folder, &list) ? 1 : 0;
        for (size_t k = 0; k < list.len; k++) {
            int bad = replay_file(&targets[i], path_join(&arena, folder, list.ptr[k].name));
            passed += 1 - bad;
            failed += bad;
        }
    }
    arena_release(&arena);
    printf("%d passed, %d failed\n", passed, failed);
    return failed || !passed ? 1 : 0;
}
