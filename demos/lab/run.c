#include "lab/run.h"

#include "lab/check.h"
#include "lab/control.h"
#include "lab/drawing.h"
#include "lab/inbox.h"
#include "lab/wrong.h"

#include <assert.h>
#include <string.h>

static char inbox[INBOX_SIZE];
static char outbox[OUTBOX_SIZE];
static char store[STORE_SIZE];

static struct {
    struct out out;
    size_t stored;
    int items;
    enum lab_lang lang;
    bool failed;
} run;

char *lab_inbox(void)
{
    return inbox;
}

int lab_inbox_size(void)
{
    return INBOX_SIZE;
}

const char *lab_outbox(void)
{
    return outbox;
}

void run_start(int lang)
{
    memset(&run, 0, sizeof run);
    run.out = (struct out){ .ptr = outbox, .cap = sizeof outbox };
    run.lang = lang == LAB_EN ? LAB_EN : LAB_ZH;
}

int run_length(void)
{
    return run.failed || run.out.full ? -1 : (int)run.out.len;
}

/* Of a sentence that has no end the beginning is told; it is the last that was written. */
static void check_sentence(void)
{
#ifndef NDEBUG
    size_t at = run.out.len;
    if (!run.out.quoted)
        return;
    while (outbox[at - 1] != '"')
        at--;
    outbox[run.out.len - run.out.full] = '\0';
    wrong_stop("no lab_say() ends the sentence that a lab_part() began", outbox + at);
#endif
}

int lab_run(int length, int lang)
{
    run_start(lang);
    inbox_read(inbox, length < 0 ? 0 : length > INBOX_SIZE ? INBOX_SIZE : (size_t)length);
    control_start();
    out_text(&run.out, "{\"title\":");
    out_json_string(&run.out, run_text(lab_title));
    out_text(&run.out, ",\"items\":[");
    lab_frame();
    figure_close();
    check_sentence();
    out_text(&run.out, "]}");
    return run_length();
}

int lab_run_checks(int lang)
{
    run_start(lang);
    out_text(&run.out, "{\"checks\":[");
    check_start();
    lab_verify();
    out_text(&run.out, "]}");
    return run_length();
}

struct out *run_out(void)
{
    return &run.out;
}

struct out *run_item(const char *kind)
{
    figure_close();
    check_sentence();
    out_text(&run.out, run.items++ ? ",{\"kind\":\"" : "{\"kind\":\"");
    out_text(&run.out, kind);
    out_char(&run.out, '"');
    return &run.out;
}

void run_item_end(void)
{
    out_char(&run.out, '}');
}

void run_fail(void)
{
    run.failed = true;
}

const char *run_english(struct lab_text text)
{
    return text.both + strlen(text.both) + 1;
}

const char *run_text(struct lab_text text)
{
    assert(text.both);
    return run.lang == LAB_EN ? run_english(text) : text.both;
}

char *run_bytes(size_t size)
{
    if (size > STORE_SIZE - run.stored) {
        run_fail();
        return NULL;
    }
    char *bytes = store + run.stored;
    run.stored += size;
    return bytes;
}

const char *run_keep(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = run_bytes(size);
    return copy ? memcpy(copy, text, size) : "";
}

struct lab_text lab_same(const char *text)
{
    size_t size = strlen(text) + 1;
    char *both = run_bytes(2 * size);
    if (!both)
        return TR("", "");
    memcpy(both, text, size);
    memcpy(both + size, text, size);
    return (struct lab_text){ both };
}

enum lab_lang lab_lang(void)
{
    return run.lang;
}
