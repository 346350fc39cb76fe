/* checks: what attention is compared with; runs at build time and in the reader's browser. */
#ifndef ATTENTION_CHECKS_H
#define ATTENTION_CHECKS_H

/* To be called in lab_verify(): all of them, and of those the vectors that ONNX has published. */
void attention_checks(void);
void onnx_checks(void);

#endif
