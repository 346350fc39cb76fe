/* control: what the kinds of control have in common; the controls themselves are in lab.h. */
#ifndef LAB_CONTROL_H
#define LAB_CONTROL_H

#include "lab/lab.h"
#include "lab/out.h"

enum { CONTROL_KEY = 48 }; /* bytes of a key with its NUL */

/* Forgets the controls of the run before. */
void control_start(void);

/* The slug of a label's text: the key of the control that has it. */
void control_slug(char key[CONTROL_KEY], struct lab_text text);

/* The key of a new control; "" when a limit is exceeded. */
const char *control_key(struct lab_text label);

/* Whether the frame has asked for a control of that key. */
bool control_exists(const char *key);

/* Starts an item with key and label. The caller writes the rest and run_item_end(). */
struct out *control_begin(const char *kind, const char *key, struct lab_text label);

/* "key":value, with the comma before it. */
void control_number(struct out *out, const char *key, double value);

#endif
