/* tour: the words around a demo, for the page alone. The native program writes them once; the
 * WebAssembly has none of them. */
#ifndef LAB_TOUR_H
#define LAB_TOUR_H

/* Writes lab_tour()'s steps and question into the outbox; returns the length, or -1. */
int tour_run(int lang);

/* The settings of a step, counted from 0, the question's after the last; NULL beyond. */
const char *tour_settings(int index);

#endif
