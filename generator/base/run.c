#include "base/run.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/strbuf.h"

enum { CHUNK = 1 << 16 };

extern char **environ;

static bool start(const char *const *argv, int out, pid_t *child)
{
    posix_spawn_file_actions_t files;
    if (posix_spawn_file_actions_init(&files) != 0)
        return false;
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    int error = posix_spawnp(child, argv[0], &files, NULL, (char *const *)argv, environ);
    posix_spawn_file_actions_destroy(&files);
    return error == 0;
}

static void read_all(int in, struct strbuf *output)
{
    char chunk[CHUNK];
    for (ssize_t count; (count = read(in, chunk, sizeof chunk)) > 0;)
        strbuf_add(output, (struct str){ chunk, (size_t)count });
}

bool run_read(struct arena *arena, const char *const *argv, struct str *output)
{
    int ends[2], status = 1;
    pid_t child;
    struct strbuf text;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    bool ok = start(argv, ends[1], &child);
    close(ends[1]);
    strbuf_init(&text, STRBUF_PAGE);
    if (ok) {
        read_all(ends[0], &text);
        ok = waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    close(ends[0]);
    *output = arena_dup(arena, strbuf_str(&text));
    strbuf_release(&text);
    return ok;
}
