/* The demo as a program: what the build, the tests and a debugger run.
 *
 *   <name> frame zh|en [key=value ...]     prints the frame as JSON
 *   <name> checks zh|en                    prints the checks; exit 1 when one fails, and then
 *                                          says which on stderr
 *   <name> tour zh|en                      prints the tour and the question; exit 1 when one of
 *                                          them sets a control that is not there
 *
 * A value is taken as it is and encoded for the inbox here. Exit 2: wrong usage, or a limit. */
#include "lab/check.h"
#include "lab/control.h"
#include "lab/run.h"
#include "lab/tour.h"

#include <stdio.h>
#include <string.h>

static int usage(const char *name)
{
    fprintf(stderr, "usage: %s frame|checks|tour zh|en [key=value ...]\n", name);
    return 2;
}

static bool put(struct out *inbox, const char *setting)
{
    for (const char *at = setting; *at; at++) {
        if (*at == '%')
            out_text(inbox, "%25");
        else if (*at == '\n')
            out_text(inbox, "%0A");
        else
            out_char(inbox, *at);
    }
    out_char(inbox, '\n');
    return !inbox->full;
}

static int print(int length)
{
    if (length < 0) {
        fputs("a limit of the lab was exceeded\n", stderr);
        return 2;
    }
    bool ok = fwrite(lab_outbox(), 1, (size_t)length, stdout) == (size_t)length;
    return ok && putchar('\n') != EOF && fflush(stdout) == 0 ? 0 : 2;
}

static int judge(const char *name)
{
    size_t start, end;
    for (int i = 0; check_failure(i, &start, &end); i++)
        fprintf(stderr, "%s: check failed: %.*s\n", name, (int)(end - start), lab_outbox() + start);
    if (check_count() < LEAST_CHECKS)
        fprintf(stderr, "%s: a demo has at least %d checks, and this one %d\n", name, LEAST_CHECKS,
                check_count());
    return !check_passed();
}

/* Says which keys of a step's settings no control has, in the frame that they make. */
static int count_unknown(const char *name, int step, const char *settings)
{
    int unknown = 0;
    for (const char *line = settings; *line;) {
        char key[CONTROL_KEY];
        size_t length = strcspn(line, "\n");
        snprintf(key, sizeof key, "%.*s", (int)strcspn(line, "="), line);
        if (!control_exists(key)) {
            fprintf(stderr, "%s: step %d of the tour sets '%s', but no control has that key\n",
                    name, step, key);
            unknown++;
        }
        line += length + (line[length] == '\n');
    }
    return unknown;
}

/* Shows each step of the tour: what only a reader would meet is met here. */
static int take_tour(const char *name, int lang)
{
    int faults = 0;
    const char *settings;
    for (int i = 0; (settings = tour_settings(i)); i++) {
        struct out inbox = { .ptr = lab_inbox(), .cap = (size_t)lab_inbox_size() };
        for (const char *at = settings; *at; at++)
            out_text(&inbox, *at == '%' ? "%25" : (char[]){ *at, '\0' });
        if (lab_run((int)inbox.len, lang) < 0) {
            fprintf(stderr, "%s: step %d of the tour exceeds a limit\n", name, i + 1);
            faults++;
        }
        faults += count_unknown(name, i + 1, settings);
    }
    return faults > 0;
}

int main(int argc, char **argv)
{
    if (argc < 3 || (strcmp(argv[2], "zh") != 0 && strcmp(argv[2], "en") != 0))
        return usage(argv[0]);
    int lang = strcmp(argv[2], "en") == 0 ? LAB_EN : LAB_ZH;
    if (strcmp(argv[1], "checks") == 0 && argc == 3) {
        int status = print(lab_run_checks(lang));
        return status ? status : judge(argv[0]);
    }
    if (strcmp(argv[1], "tour") == 0 && argc == 3) {
        int status = print(tour_run(lang));
        return status ? status : take_tour(argv[0], lang);
    }
    if (strcmp(argv[1], "frame") != 0)
        return usage(argv[0]);
    struct out inbox = { .ptr = lab_inbox(), .cap = (size_t)lab_inbox_size() };
    for (int i = 3; i < argc; i++) {
        if (!put(&inbox, argv[i])) {
            fputs("the settings are too long\n", stderr);
            return 2;
        }
    }
    return print(lab_run((int)inbox.len, lang));
}
