/* checks: what attention is compared with; runs at build time and in the reader's browser. */
#ifndef ATTENTION_CHECKS_H
#define ATTENTION_CHECKS_H

/* To be called in lab_verify(). */
void attention_checks(void);

#endif
