/* report: the findings of a run for those who read them: people, programs, and GitHub. Prints to standard output. */
#ifndef WENDA_CLI_REPORT_H
#define WENDA_CLI_REPORT_H

#include "build/build.h"

/* One object:
 *     {"pages": 62, "errors": 1, "warnings": 0,
 *      "outside": {"links": 9, "unasked": 0, "there": 7, "missing": 0, "refused": 1, "unreachable": 1},
 *      "findings": [
 *       {"severity": "error", "file": "content/zh/06-clipping.md", "line": 12, "column": 5,
 *        "message": "no page has the id 'attentoin'", "hint": "did you mean 'attention'?"}]}
 * Findings are in the order of their places; columns are counted in characters, from 1. What is about a whole file
 * has neither line nor column, what is about none no file, what Lua tells of a script often no column, and what nobody
 * can help no hint: null. So is "outside" when no link out of the site was asked for. */
void report_json(struct diag *diag, const struct build_result *result);

/* A workflow command of GitHub Actions for each, which it shows beside the line. */
void report_github(struct diag *diag);

#endif
