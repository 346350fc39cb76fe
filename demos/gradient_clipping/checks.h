/* checks: what the demo's numbers are compared with; lab_verify() is in checks.c. */
#ifndef CHECKS_H
#define CHECKS_H

/* The larger error, where not-a-number wins: it must fail its check. */
double larger(double a, double b);

/* The gradients of the recurrent and of the deep net. */
void check_nets(void);

#endif
