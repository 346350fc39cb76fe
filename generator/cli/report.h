/* report: the findings of a run for those who read them: people, programs, and GitHub. Prints to standard output. */
#ifndef WENDA_CLI_REPORT_H
#define WENDA_CLI_REPORT_H

#include "base/diag.h"

/* One object:
 *     {"pages": 62, "errors": 1, "warnings": 0, "findings": [
 *       {"severity": "error", "file": "content/zh/06-clipping.md", "line": 12, "column": 5,
 *        "message": "no page has the id 'attentoin'", "hint": "did you mean 'attention'?"}]}
 * Findings are in the order of their places; columns are counted in characters, from 1. What is about a whole file
 * has neither line nor column, what is about none no file, and what nobody can help no hint: null. */
void report_json(struct diag *diag, size_t pages);

/* A workflow command of GitHub Actions for each, which it shows beside the line. */
void report_github(struct diag *diag);

#endif
