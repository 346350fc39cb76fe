/* publish: from bytes to the published site, so that a reader never meets half of
 * it. Files are first staged beside the site; only a build without a fault moves
 * them into place: what is new, then what replaces a file, then removals. A manifest lists what is
 * ours, and nothing else is ever changed or removed. */
#ifndef WENDA_PUBLISH_PUBLISH_H
#define WENDA_PUBLISH_PUBLISH_H

#include <stdint.h>

#include "base/diag.h"

/* The names that we use ourselves in the site's folder. */
#define PUBLISH_MANIFEST ".wenda-manifest"
#define PUBLISH_STAGE ".wenda-stage"
#define PUBLISH_NEXT ".wenda-next"

struct publish;

struct publish_result {
    size_t files, written, removed; /* also when a commit fails: so far */
};

/* Opens the folder `out`, which need not exist yet, and reads its manifest. `root`
 * is where the site begins on its host: "/", or like "/bank/". Only one build at a
 * time may have it open. NULL after a diagnostic. */
struct publish *publish_open(struct diag *diag, struct str out, struct str root);

/* Sees a file of a site that is not to be published, on any thread; both are borrowed. */
typedef void publish_witness(void *ctx, struct str path, struct str bytes);

/* A trial: each file is shown to `witness`, and no folder is read or written. To be
 * closed. Never NULL. */
struct publish *publish_try(struct diag *diag, publish_witness *witness, void *ctx);

struct publish_paths {
    struct str *ptr;
    size_t len, cap;
};

/* Takes one file of the site: `path` is relative and plain. It is staged unless
 * the site holds just these bytes. A file that is there but not ours, and one
 * that was given already, are errors. Once all is committed, a file of the site takes its own place at once, and any
 * other is refused: false, and nothing is told. Any thread may call. */
bool publish_add(struct publish *publish, struct str path, struct str bytes);

/* Takes one that is others which were taken or kept, one behind the other, and `between` between them. Their bytes are
 * never in memory together. Call when no thread adds, and before all is committed. */
bool publish_join(struct publish *publish, struct str path, const struct publish_paths *parts,
                  struct str between);

/* Keeps a file of the site as an earlier build wrote it, without a look at its bytes: its stamp (fs.h) must still be
 * the one that it had then. False, and nothing happens, when it is another or the file is not there. */
bool publish_keep(struct publish *publish, struct str path, uint64_t stamp);

/* The same of one whose path says all that its bytes depend on, after a look at them: they must still be the ones that
 * the earlier build wrote. */
bool publish_reuse(struct publish *publish, struct str path);

/* A hash of the bytes of a file that was taken or kept, or "". Call when no thread adds. */
struct str publish_hash(const struct publish *publish, struct str path);

/* The paths of all of them so far, in the arena. The same. */
struct publish_paths publish_paths(struct arena *arena, const struct publish *publish);

/* Moves everything into place, removes what an earlier build wrote and this one
 * did not, and lets others have the folder. False after a diagnostic: what was moved by then stays, and the next build
 * knows that it is ours. */
bool publish_commit(struct publish *publish, struct publish_result *result);

/* Leaves the site as it was when nothing was committed. */
void publish_close(struct publish *publish);

/* The root that the site in a folder was published for; "/" for any other folder. */
struct str publish_root(struct arena *arena, struct str folder);

#endif
