/* views: the tabs of the page beside the first. Each asks for its controls, computes, draws. */
#ifndef VIEWS_H
#define VIEWS_H

/* The threshold: one slider, the same in each view. */
double ask_max_norm(void);

/* Training of a recurrent net, with clipping and without. */
void view_training(void);

/* The gradient of each layer of a deep net, before and after clipping. */
void view_depth(void);

#endif
