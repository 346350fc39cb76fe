/* views: the pages of the notebook. Each asks for its controls, computes, draws and says. */
#ifndef DROPOUT_VIEWS_H
#define DROPOUT_VIEWS_H

#include <stdbool.h>
#include <stdint.h>

void view_one_mask(void);    /* demo.c */
void view_many_masks(void);  /* many_masks.c */
void view_overfitting(void); /* overfitting.c */
void view_uncertainty(void); /* uncertainty.c */

/* Controls that several of them have. */
double ask_probability(void);
bool ask_rescale(void);
int ask_masks(void);
uint32_t ask_seed(void);

#endif
