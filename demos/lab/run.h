/* run: one run of a frame or of the checks, from the inbox to the outbox. Knows items, not what is
 * in them. */
#ifndef LAB_RUN_H
#define LAB_RUN_H

#include "lab/lab.h"
#include "lab/out.h"

enum { INBOX_SIZE = 64 * 1024, OUTBOX_SIZE = 256 * 1024, STORE_SIZE = 32 * 1024 };

#ifdef __wasm__
#define LAB_EXPORT(name) __attribute__((export_name(#name)))
#else
#define LAB_EXPORT(name)
#endif

/* What the host calls. A run returns the length of its JSON in the outbox, or -1 when a limit was
 * exceeded; a length or language out of range is clamped. */
LAB_EXPORT(lab_inbox) char *lab_inbox(void);
LAB_EXPORT(lab_inbox_size) int lab_inbox_size(void);
LAB_EXPORT(lab_outbox) const char *lab_outbox(void);
LAB_EXPORT(lab_run) int lab_run(int length, int lang);
LAB_EXPORT(lab_run_checks) int lab_run_checks(int lang);

/* Begins a run with an empty outbox, and its length so far; -1 when a limit was exceeded. */
void run_start(int lang);
int run_length(void);

/* The outbox while a run writes it. */
struct out *run_out(void);

/* Closes the figure that is open and starts an item of the frame: {"kind":"...". The caller writes
 * its other keys and run_item_end(). */
struct out *run_item(const char *kind);
void run_item_end(void);

/* A limit was exceeded: this run will return -1. */
void run_fail(void);

/* The text in the language of the run, and in English whatever that is. */
const char *run_text(struct lab_text text);
const char *run_english(struct lab_text text);

/* Copies a string to live as long as the run; "" when there is no room left, and the run fails. */
const char *run_keep(const char *text);

/* `size` bytes that live as long as the run, or NULL, and the run fails. */
char *run_bytes(size_t size);

#endif
