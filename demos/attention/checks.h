/* checks: what attention is compared with; runs at build time and in the reader's browser. */
#ifndef ATTENTION_CHECKS_H
#define ATTENTION_CHECKS_H

/* To be called in lab_verify(): all of them, and of those the published vectors. */
void attention_checks(void);
void published_checks(void);

#endif
