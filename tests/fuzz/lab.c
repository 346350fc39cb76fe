/* A first byte of settings, then the inbox of a demo that has every control: a frame that is JSON in UTF-8, and the same
 * one again, or none. With a budget of steps a training goes on from run to run, until it is where it was asked to be. */
#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "config/yaml.h"
#include "lab/run.h"
#include "targets.h"

static struct str run(struct str inbox, int language)
{
    size_t len = inbox.len < INBOX_SIZE ? inbox.len : INBOX_SIZE;
    if (len)
        memcpy(lab_inbox(), inbox.ptr, len);
    int size = lab_run((int)len, language);
    return (struct str){ lab_outbox(), size < 0 ? 0 : (size_t)size };
}

/* JSON is YAML: one reader less to write. */
static void check_json(struct arena *arena, struct str text)
{
    struct source source = { .path = STR("frame"), .text = text };
    struct diag *diag = diag_new();
    assert(utf8_check(text) == text.len);
    struct yaml *frame = yaml_parse(arena, diag, &source, text, 1);
    assert(frame && yaml_get(frame, "items"));
    (void)frame;
    diag_free(diag);
}

void run_lab(struct str input)
{
    enum { RUNS = 2002 }; /* the training has 2000 steps */
    struct arena arena = { 0 };
    int language = input.len ? input.ptr[0] & 1 : 0;
    struct str inbox = str_slice(input, 1, input.len);
    struct str before = STR("-"), once = arena_dup(&arena, run(inbox, language));
    for (int i = 0; i < RUNS && !str_eq(before, once); i++) {
        before = once;
        once = arena_dup(&arena, run(inbox, language));
    }
    assert(str_eq(before, once));
    if (once.len)
        check_json(&arena, once);
    arena_release(&arena);
}
