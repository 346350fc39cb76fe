#include "check.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

TEST(mem_alloc)
{
    char *bytes = mem_alloc(100);
    size_t dirty = 0;
    for (int i = 0; i < 100; i++)
        dirty += bytes[i] != 0;
    CHECK_INT(dirty, 0);
    memcpy(bytes, "kept", 5);
    bytes = mem_resize(bytes, 100000);
    CHECK_STR(str_of(bytes), "kept");
    mem_free(bytes);
    char *nothing = mem_alloc(0);
    CHECK(nothing != NULL);
    nothing = mem_resize(nothing, 0);
    CHECK(nothing != NULL);
    mem_free(nothing);
    mem_free(NULL);
}

/* A child's death by abort(), after one line on standard error. */
TEST(mem_out)
{
    int ends[2];
    char said[100] = "";
    CHECK_INT(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        mem_out();
    }
    close(ends[1]);
    CHECK(read(ends[0], said, sizeof said - 1) > 0);
    close(ends[0]);
    int status = 0;
    CHECK_INT(waitpid(child, &status, 0), child);
    CHECK_STR(str_of(said), "wenda: out of memory\n");
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}
