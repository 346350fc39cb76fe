/* training: two nets from the same start on the same points, one with dropout and one without; the
 * controls of that, and what lab_step() keeps between two runs of the page. */
#ifndef DROPOUT_TRAINING_H
#define DROPOUT_TRAINING_H

#include "dropout/fit.h"

enum { RECORD_EVERY = 20, RECORDS = FIT_STEPS / RECORD_EVERY + 1, HELD_OUT = 40 };
enum { WITHOUT, WITH, NETS };

/* What a training starts from. */
struct training_setting {
    enum fit_activation activation;
    double p, noise;
    int points;
    uint32_t seed;
};

/* One of the two nets, and its losses in evaluation each RECORD_EVERY steps. */
struct trainee {
    struct fit fit;
    double train[RECORDS], held_out[RECORDS];
};

struct training {
    struct fit_points points, held_out; /* the held-out ones as noisy as those to learn */
    struct trainee nets[NETS];
};

void training_start(struct training *training, const struct training_setting *setting);
void training_step(struct training *training);

/* Asks for all controls of a training and takes it as far as the reader wants: the training, which
 * lives until the next call, and what was asked for. */
const struct training *ask_training(enum fit_activation activation,
                                    struct training_setting *setting);

#endif
