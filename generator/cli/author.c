#include "cli/author.h"

#include <pthread.h>
#include <stdint.h>

#include "base/fs.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "cli/cli.h"
#include "cli/make.h"
#include "cli/progress.h"
#include "publish/publish.h"
#include "serve/message.h"
#include "serve/serve.h"
#include "serve/watch.h"

/* Groups of what is watched: of the site itself, and of what `make` makes things of. */
enum { GROUP_SITE = 1, GROUP_MAKE = 2 };

struct author {
    const struct author_options *options;
    struct arena arena; /* until the end */
    struct live *live;
    struct watch *watch;
    struct server *server; /* NULL while it has not started */
    pthread_mutex_t lock;  /* of the next two */
    struct map known;      /* what is in `used` */
    struct {
        struct str *ptr;
        size_t len, cap;
    } used;             /* beyond the source, files and folders that the site is made of */
    struct str root;    /* of the addresses */
    struct strbuf told; /* the message of what is wrong, as it was told last */
    bool unmade;        /* what `make` makes is not there, or old */
};

static void note_used(void *ctx, struct str path)
{
    struct author *author = ctx;
    pthread_mutex_lock(&author->lock);
    if (!map_get(&author->known, path)) {
        struct str copy = arena_dup(&author->arena, path);
        map_put(&author->arena, &author->known, copy, author);
        vec_push(&author->arena, &author->used, copy);
    }
    pthread_mutex_unlock(&author->lock);
}

static void watch_any(struct author *author, struct str path)
{
    if (fs_kind(path) == FS_FOLDER)
        watch_folder(author->watch, path, GROUP_SITE);
    else
        watch_file(author->watch, path, GROUP_SITE);
}

/* Watches all of it anew, folders that came since the last time too. */
static void watch_all(struct author *author, struct diag *diag)
{
    const struct author_options *options = author->options;
    struct watch *watch = author->watch;
    watch_clear(watch);
    watch_except(watch, options->site.build.out);
    watch_any(author, options->site.build.source);
    watch_folder(watch, options->site.build.theme, GROUP_SITE);
    watch_folder(watch, options->site.build.demos, GROUP_SITE);
    for (size_t i = 0; i < options->folder_count; i++)
        watch_folder(watch, str_of(options->folders[i]), GROUP_MAKE);
    for (size_t i = 0; i < author->used.len; i++)
        watch_any(author, author->used.ptr[i]);
    if (watch_failures(watch))
        diag_warning_hint(
            diag, (struct loc){ 0 }, STR("raise fs.inotify.max_user_watches by sysctl"),
            "%zu folders cannot be watched: changes in them go unseen", watch_failures(watch));
}

/* Builds, and once more when the site is made of files that nobody had watched till then. */
static bool build(struct author *author, struct diag *diag, struct progress *progress,
                  struct build_result *sum)
{
    struct build_options options = author->options->site.build;
    struct build_result result;
    bool ok;
    size_t known;
    options.used = note_used;
    options.used_ctx = author;
    options.stages = &progress->stages;
    *sum = (struct build_result){ 0 };
    do {
        known = author->used.len;
        watch_all(author, diag);
        ok = build_site(&options, diag, &result);
        sum->written += result.written;
        sum->removed += result.removed;
    } while (author->used.len > known);
    return ok;
}

static void print_address(const struct author *author)
{
    struct str source = author->options->site.build.source;
    printf("serving %.*s at http://127.0.0.1:%d%.*s and watching it (Ctrl-C ends it)\n",
           STR_ARG(source), server_port(author->server), STR_ARG(author->root));
}

/* The site may begin elsewhere now. */
static void follow_root(struct author *author)
{
    struct str root = publish_root(&author->arena, author->options->site.build.out);
    bool moved = !str_eq(root, author->root);
    author->root = root;
    if (!moved || !author->server)
        return;
    server_set_root(author->server, root);
    print_address(author);
}

/* Says on the terminal what is wrong, once however often it is met. False when it was said before. */
static bool tell(struct author *author, struct diag *diag)
{
    struct strbuf message;
    size_t errors = diag_errors(diag);
    strbuf_init(&message, STRBUF_PAGE);
    message_add(&message, diag);
    bool is_new = !str_eq(strbuf_str(&message), strbuf_str(&author->told));
    strbuf_release(&author->told);
    author->told = message;
    if (is_new)
        diag_print(diag, stderr, cli_coloured(stderr));
    if (is_new && errors)
        fprintf(stderr, "%zu error%s: the last good state is served\n", errors, cli_plural(errors));
    return is_new;
}

/* Runs the command when that is due. */
static void make(struct author *author, struct diag *diag, unsigned groups)
{
    const char *command = author->options->make;
    if (command && (author->unmade || groups & GROUP_MAKE))
        author->unmade = !make_run(diag, command);
}

/* What a build has done, for whoever looks at the terminal. */
static void print_success(const struct build_result *result, const struct timespec *start)
{
    printf("%zu file%s written, %zu removed, %.2f s\n", result->written,
           cli_plural(result->written), result->removed, stages_seconds_since(start));
}

static void rebuild(void *ctx, unsigned groups)
{
    struct author *author = ctx;
    const struct site_options *site = &author->options->site;
    struct progress progress;
    struct timespec start;
    struct build_result result;
    clock_gettime(CLOCK_MONOTONIC, &start);
    struct diag *diag = diag_new();
    make(author, diag, groups);
    progress_begin(&progress, site);
    bool built = build(author, diag, &progress, &result);
    progress_end(&progress);
    bool changed = built && (result.written || result.removed);
    bool is_new = tell(author, diag);
    if (changed || is_new)
        live_say(author->live, strbuf_str(&author->told));
    if (!site->quiet && (changed || (is_new && !diag_errors(diag))))
        print_success(&result, &start);
    if (site->timing)
        progress_print_stages(&progress);
    if (built)
        follow_root(author);
    diag_free(diag);
    fflush(stdout);
}

static void on_tick(void *ctx)
{
    struct author *author = ctx;
    live_ping(author->live);
}

/* EXIT_FINE with author->server, or EXIT_AUTHOR after a message. */
static int start_server(struct author *author)
{
    struct diag *diag = diag_new();
    const struct author_options *options = author->options;
    int error = fs_make_folders(options->site.build.out);
    struct source source = { .path = options->site.build.out };
    struct server_options how = { options->site.build.out, author->root, options->port,
                                  author->live };
    if (error)
        diag_error(diag, (struct loc){ .source = &source }, "the folder cannot be made: %s",
                   fs_error(error));
    else
        author->server = server_start(diag, &how);
    return cli_finish(diag);
}

static int run(struct author *author)
{
    int asked = author->options->port;
    rebuild(author, 0);
    if (!author->root.len)
        author->root = STR("/");
    int code = start_server(author);
    if (!author->server)
        return code;
    if (asked && server_port(author->server) != asked)
        printf("port %d is taken\n", asked);
    print_address(author);
    fflush(stdout);
    watch_run(author->watch);
    server_stop(author->server);
    return code;
}

int author_loop(const struct author_options *options)
{
    struct author author = { .options = options, .live = live_new() };
    struct watch_listener listener = { rebuild, on_tick, &author };
    pthread_mutex_init(&author.lock, NULL);
    strbuf_init(&author.told, STRBUF_PAGE);
    author.watch = watch_new(&listener);
    int code = run(&author);
    watch_free(author.watch);
    live_free(author.live);
    strbuf_release(&author.told);
    pthread_mutex_destroy(&author.lock);
    arena_release(&author.arena);
    return code;
}
