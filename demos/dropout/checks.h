/* checks: what dropout is compared with; runs at build time and in the reader's browser. */
#ifndef DROPOUT_CHECKS_H
#define DROPOUT_CHECKS_H

#include "dropout/dropout.h"

/* To be called in lab_verify(). x[NET_INPUTS] is the page's input of the page's net. */
void dropout_checks(const struct dropout_net *net, const double *x);

#endif
