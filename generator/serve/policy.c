#include "serve/policy.h"

#include <unistd.h>

enum {
    HEAD_SIZE = 2048
}; /* where browsers still heed the policy of a page, it stands that early */

#define POLICY(wasm)                                                                   \
    "default-src 'none'; script-src 'self'" wasm "; style-src 'self'; "                \
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " \
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const char policy_strict[] = POLICY("");
static const char with_wasm[] = POLICY(" 'wasm-unsafe-eval'");

static bool holds(struct str text, struct str words)
{
    return str_search(text, words) < text.len;
}

/* The value of the meta element that states a policy, or "". */
static struct str stated_policy(struct str head)
{
    const struct str before = STR("http-equiv=\"Content-Security-Policy\" content=\"");
    size_t at = str_search(head, before);
    struct str rest = at < head.len ? str_slice(head, at + before.len, head.len) : STR("");
    return str_cut(&rest, '"');
}

const char *policy_of(const struct location *file)
{
    char bytes[HEAD_SIZE];
    if (!str_ends(file->path, STR(".html")))
        return policy_strict;
    ssize_t size = pread(file->fd, bytes, sizeof bytes, 0);
    struct str stated = stated_policy((struct str){ bytes, size > 0 ? (size_t)size : 0 });
    return !stated.len || holds(stated, STR("'wasm-unsafe-eval'")) ? with_wasm : policy_strict;
}
