/* new: a start for what an author makes. Each of these writes all its files or none, and none in the place of another. */
#ifndef WENDA_CLI_NEW_H
#define WENDA_CLI_NEW_H

#include "base/diag.h"

struct new_file {
    struct str path, text;
};

struct new_files {
    struct arena *arena;
    struct diag *diag;
    struct str templates; /* the folder of all that there are */
    struct new_file *ptr;
    size_t len, cap;
};

/* A word of a template, and what stands in its place. */
struct new_word {
    const char *word;
    struct str text;
};

/* Adds what the template becomes, to be written to `path`. `words` end with a zeroed one. False after a diagnostic. */
bool new_files_add(struct new_files *files, struct str template, struct str path,
                   const struct new_word *words);

/* The same of each template in the folder and below it; words stand for others in their names, too. */
bool new_files_add_all(struct new_files *files, struct str template, struct str path,
                       const struct new_word *words);

/* Writes what was added. False after diagnostics. */
bool new_files_write(struct new_files *files);

/* Looks in the present folder and those above it, and in `place` in each, for one that holds the file. False when there
 * is none. */
bool new_find(struct arena *arena, struct str place, struct str file, struct str *folder);

/* Adds a site to be in that folder. */
bool new_site(struct new_files *files, struct str folder);

/* Adds a question to the site, in each of its languages: the next one by number. */
bool new_question(struct new_files *files, struct str site, struct str id);

/* The folder of the site that the present folder lies in: "content", ".."; false after a diagnostic. */
bool new_find_site(struct new_files *files, struct str *site);

/* Adds a demo to those of the project that the present folder lies in, and tells in *list the file that lists them,
 * with its new text; where it cannot be added there, the text is empty. */
bool new_demo(struct new_files *files, struct str name, struct new_file *list);

/* True for what may name a demo: lower-case letters, digits and '_', of which a letter is the first. */
bool new_is_demo_name(struct str name);

#endif
