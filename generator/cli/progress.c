#include "cli/progress.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/strbuf.h"

enum { FIRST_MS = 500, EVERY_MS = 100, BAR = 24, COLUMNS = 80 };

/* Columns of the terminal. */
static size_t columns(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : COLUMNS;
}

static void add_bar(struct strbuf *line, size_t done, size_t total)
{
    size_t full = done < total ? BAR * done / total : BAR;
    strbuf_add_char(line, '[');
    for (size_t i = 0; i < BAR; i++)
        strbuf_add_char(line, i < full ? '=' : ' ');
    strbuf_printf(line, "] %zu of %zu", done, total);
}

/* Redraws the line: "  pages    [=====     ] 12 of 60". */
static void draw(const struct stages *stages)
{
    const char *name = atomic_load(&stages->now);
    size_t done = atomic_load(&stages->done), total = atomic_load(&stages->total);
    struct strbuf line;
    if (!name)
        return;
    strbuf_init(&line, STRBUF_PAGE);
    strbuf_printf(&line, "  %-9s", name);
    if (total)
        add_bar(&line, done, total);
    /* one that ran over the edge could not be erased */
    struct str fits = str_slice(strbuf_str(&line), 0, columns() - 1);
    fprintf(stderr, "\r%.*s\033[K", STR_ARG(fits));
    strbuf_release(&line);
}

static struct timespec later(struct timespec time, int ms)
{
    time.tv_nsec += ms * 1000000L;
    time.tv_sec += time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    return time;
}

/* Draws until it is over; what ends before the first time leaves no trace. */
static void *show(void *ctx)
{
    struct progress *progress = ctx;
    struct timespec next = later(progress->start, FIRST_MS);
    bool drawn = false;
    pthread_mutex_lock(&progress->lock);
    while (!progress->over) {
        if (pthread_cond_timedwait(&progress->ended, &progress->lock, &next) != ETIMEDOUT)
            continue;
        draw(&progress->stages);
        drawn = true;
        next = later(next, EVERY_MS);
    }
    pthread_mutex_unlock(&progress->lock);
    if (drawn)
        fputs("\r\033[K", stderr);
    return NULL;
}

/* Lines of --verbose and this one would run into each other. */
static bool is_wanted(const struct site_options *options)
{
    const char *terminal = getenv("TERM");
    return !options->quiet && !options->verbose && isatty(STDERR_FILENO) && terminal &&
           strcmp(terminal, "dumb") != 0;
}

void progress_begin(struct progress *progress, const struct site_options *options)
{
    pthread_condattr_t monotonic;
    *progress = (struct progress){ 0 };
    clock_gettime(CLOCK_MONOTONIC, &progress->start);
    if (!is_wanted(options))
        return;
    pthread_mutex_init(&progress->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&progress->ended, &monotonic);
    pthread_condattr_destroy(&monotonic);
    progress->shown = pthread_create(&progress->thread, NULL, show, progress) == 0;
}

static void hide(struct progress *progress)
{
    pthread_mutex_lock(&progress->lock);
    progress->over = true;
    pthread_cond_signal(&progress->ended);
    pthread_mutex_unlock(&progress->lock);
    pthread_join(progress->thread, NULL);
    pthread_cond_destroy(&progress->ended);
    pthread_mutex_destroy(&progress->lock);
}

double progress_end(struct progress *progress)
{
    stages_end(&progress->stages);
    progress->seconds = stages_seconds_since(&progress->start);
    if (progress->shown)
        hide(progress);
    return progress->seconds;
}

static void print_row(const char *name, double seconds, double all)
{
    fprintf(stderr, "  %-9s %9.1f ms %5.1f %%\n", name, seconds * 1e3, 100 * seconds / all);
}

void progress_print_stages(const struct progress *progress)
{
    const struct stages *stages = &progress->stages;
    double seconds = progress->seconds, rest = seconds;
    for (size_t i = 0; i < stages->count; i++) {
        print_row(stages->list[i].name, stages->list[i].seconds, seconds);
        rest -= stages->list[i].seconds;
    }
    print_row("other", rest, seconds);
    print_row("total", seconds, seconds);
}
