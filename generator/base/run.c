#include "base/run.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/strbuf.h"

enum { CHUNK = 1 << 16 };

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

static bool read_all(int in, struct strbuf *output)
{
    char chunk[CHUNK];
    for (;;) {
        ssize_t count = read(in, chunk, sizeof chunk);
        if (count > 0)
            strbuf_add(output, (struct str){ chunk, (size_t)count });
        else if (count == 0)
            return strbuf_ok(output);
        else if (errno != EINTR)
            return false;
    }
}

static bool ended_well(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool run_read(struct arena *arena, const char *const *argv, struct str *output)
{
    int ends[2];
    pid_t child;
    struct strbuf text;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    bool started = start(argv, ends[1], &child);
    close(ends[1]);
    strbuf_init(&text, STRBUF_PAGE);
    bool ok = started && read_all(ends[0], &text);
    close(ends[0]); /* a program that still writes ends by that */
    if (started)
        ok = ended_well(child) && ok;
    *output = arena_dup(arena, strbuf_str(&text));
    strbuf_release(&text);
    return ok;
}
