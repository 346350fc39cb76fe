#include "cli/author.h"

#include <pthread.h>
#include <stdint.h>

#include "base/fs.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "build/edit.h"
#include "cli/cli.h"
#include "cli/make.h"
#include "cli/progress.h"
#include "publish/publish.h"
#include "serve/message.h"
#include "serve/serve.h"
#include "serve/watch.h"

/* Groups of what is watched: of the site itself, and of what `make` makes things of. */
enum { GROUP_SITE = 1, GROUP_MAKE = 2 };

/* Who edits on is not disturbed: what follows from an edit is built after a rest. */
enum { REST_MS = 300 };

/* A build that goes on beside the loop. */
struct job {
    bool goes_on;
    struct build_options options;
    struct build_result result;
    struct run *run;
    struct diag *diag;
    struct progress progress;
    struct timespec start;
    unsigned groups; /* in which something had changed */
    size_t used;     /* so much was watched */
    bool built;
};

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
    } used;                 /* beyond the source, files and folders that the site is made of */
    struct build_gate gate; /* between the build and edits */
    struct run
        *run; /* the site as it was built last, while only texts were edited since; or NULL */
    struct diag *run_diag; /* and what was told of it */
    struct job job;
    bool again;         /* a build must follow the one that goes on */
    bool ending;        /* none does */
    unsigned groups;    /* in which something changed that no build knows of */
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
    if (!author->options->site.quiet)
        print_address(author);
}

/* True when the last build could not publish all that it had made. */
static bool is_halfway(const struct job *job)
{
    return !job->built && (job->result.written || job->result.removed);
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
        cli_print(diag, stderr);
    if (is_new && errors)
        fprintf(stderr, "%zu error%s: %s is served\n", errors, cli_plural(errors),
                is_halfway(&author->job) ? "what is half old and half new" : "the last good state");
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

/* ---- Builds ---- */

static void forget_run(struct author *author)
{
    if (!author->run)
        return;
    run_free(author->run);
    diag_free(author->run_diag);
    author->run = NULL;
}

/* What a build that follows could not know. */
static void prepare(struct author *author)
{
    struct job *job = &author->job;
    clock_gettime(CLOCK_MONOTONIC, &job->start);
    job->diag = diag_new();
    job->options = author->options->site.build;
    job->options.used = note_used;
    job->options.used_ctx = author;
    job->options.stages = &job->progress.stages;
    job->options.gate = &author->gate;
    job->options.reads =
        author->server != NULL; /* the first page comes soon where nothing changed */
    job->groups = author->groups;
    author->groups = 0;
    author->gate.closed = false;
    watch_all(author, job->diag);
    job->used = author->used.len;
    progress_begin(&job->progress, &author->options->site);
}

/* On any thread. */
static void work(void *ctx)
{
    struct author *author = ctx;
    struct job *job = &author->job;
    make(author, job->diag, job->groups);
    job->built = build_resident(&job->options, job->diag, &job->result, &job->run);
}

static void print_done(const struct author *author, bool changed, bool is_new)
{
    const struct site_options *site = &author->options->site;
    const struct job *job = &author->job;
    if (!site->quiet && (changed || (is_new && !diag_errors(job->diag))))
        print_success(&job->result, &job->start);
    if (site->timing)
        progress_print_stages(&job->progress);
    fflush(stdout);
}

/* What was built is what is known now. */
static void take_run(struct author *author)
{
    struct job *job = &author->job;
    forget_run(author);
    author->run = job->run;
    author->run_diag = job->diag;
    if (!job->run)
        diag_free(job->diag);
}

static void show(struct author *author)
{
    struct job *job = &author->job;
    bool changed = job->built && (job->result.written || job->result.removed);
    bool is_new = tell(author, job->diag);
    if (changed || is_new)
        live_say(author->live, strbuf_str(&author->told));
    print_done(author, changed, is_new);
    if (job->built)
        follow_root(author);
    take_run(author);
}

static void build(struct author *author);

static void done(void *ctx)
{
    struct author *author = ctx;
    struct job *job = &author->job;
    progress_end(&job->progress);
    job->goes_on = false;
    if (job->result.given_up)
        diag_free(job->diag);
    else
        show(author);
    if (author->again || author->used.len > job->used) /* or files are used that nobody watched */
        build(author);
    else if (author->gate.closed)
        watch_rest(author->watch, REST_MS);
}

/* Begins one, now or when the one that goes on is done. */
static void build(struct author *author)
{
    author->again = author->job.goes_on;
    if (author->again || author->ending)
        return;
    prepare(author);
    author->job.goes_on = true;
    watch_work(author->watch, work, done);
}

/* ---- Edits ---- */

/* True when all that changed are pages. An editor's own files come and go. */
static bool are_pages(const struct author *author, const struct watch_changes *changes)
{
    bool any = false;
    if (!author->run || changes->is_more || changes->groups != GROUP_SITE)
        return false;
    for (size_t i = 0; i < changes->paths.len; i++) {
        struct str path = changes->paths.ptr[i];
        bool is_page = edit_is_page(author->run, path);
        any = any || is_page;
        if (!is_page && fs_kind(path) != FS_MISSING)
            return false;
    }
    return any;
}

/* A build that goes on is in vain then. */
static bool edit_pages(struct author *author, const struct watch_changes *changes)
{
    bool ok = true;
    pthread_mutex_lock(&author->gate.lock);
    author->gate.closed = true;
    for (size_t i = 0; ok && i < changes->paths.len; i++)
        if (edit_is_page(author->run, changes->paths.ptr[i]))
            ok = edit_page(author->run, changes->paths.ptr[i]);
    pthread_mutex_unlock(&author->gate.lock);
    return ok;
}

/* Shows pages whose text alone was edited at once. False when that takes a build. */
static bool edit(struct author *author, const struct watch_changes *changes)
{
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    if (!are_pages(author, changes) || !edit_pages(author, changes))
        return false;
    live_say(author->live, strbuf_str(&author->told));
    if (!author->options->site.quiet)
        printf("page edited, %.3f s\n", stages_seconds_since(&start));
    fflush(stdout);
    return true;
}

static void on_changed(void *ctx, const struct watch_changes *changes)
{
    struct author *author = ctx;
    bool rested = !changes->groups;
    if (!rested && edit(author, changes)) {
        watch_rest(author->watch, REST_MS);
        return;
    }
    if (!rested)
        forget_run(author);
    author->groups |= changes->groups;
    build(author);
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
    prepare(author);
    work(author);
    done(author);
    if (!author->root.len)
        author->root = STR("/");
    int code = start_server(author);
    if (!author->server)
        return code;
    if (asked && server_port(author->server) != asked)
        printf("port %d is taken\n", asked);
    /* else the address is what was asked for, and nothing is wrong */
    if (server_port(author->server) != asked || !author->options->site.quiet)
        print_address(author);
    fflush(stdout);
    if (author->job.built && !author->run) /* nothing had changed: what is there is read */
        build(author);
    watch_run(author->watch);
    author->ending = true;
    server_stop(author->server);
    author->server = NULL;
    return code;
}

int author_loop(const struct author_options *options)
{
    struct author author = { .options = options, .live = live_new() };
    struct watch_listener listener = { on_changed, on_tick, &author };
    pthread_mutex_init(&author.lock, NULL);
    pthread_mutex_init(&author.gate.lock, NULL);
    strbuf_init(&author.told, STRBUF_PAGE);
    author.watch = watch_new(&listener);
    int code = run(&author);
    watch_free(author.watch);
    forget_run(&author);
    live_free(author.live);
    strbuf_release(&author.told);
    pthread_mutex_destroy(&author.lock);
    pthread_mutex_destroy(&author.gate.lock);
    arena_release(&author.arena);
    return code;
}
