/* script: the files that a page's search loads. Each is one call, wendaSearch(NAME, DATA), whatever its address. */
#ifndef WENDA_SEARCH_SCRIPT_H
#define WENDA_SEARCH_SCRIPT_H

#include "base/strbuf.h"
#include "base/vec.h"
#include "publish/publish.h"

/* A language's files of one kind, named LANG-KIND0, LANG-KIND1, ... They share a hash by `group`, so that
 * what lists them stays short; a change of one renames its group. */
struct scripts {
    struct arena *arena;
    struct str prefix; /* "zh-t" */
    size_t group;
    size_t first; /* the number of the first that is not published yet, */
    struct {
        struct str *ptr;
        size_t len, cap;
    } texts; /* which all wait here */
};

/* Begins and ends the next file: between them, the data are appended to `out`. */
void scripts_begin(struct scripts *scripts, struct strbuf *out);
void scripts_end(struct scripts *scripts, struct strbuf *out);

/* Publishes the files that wait if they are a group, and appends its hash to the list that scripts_publish() ends. The
 * arena, which must have nothing else, is emptied then. False after diagnostics. */
bool scripts_publish_group(struct scripts *scripts, struct publish *publish, struct strbuf *hashes);

/* Publishes all that wait, and appends the list of the groups' hashes as JSON. False after diagnostics. */
bool scripts_publish(struct scripts *scripts, struct publish *publish, struct strbuf *hashes);

#endif
