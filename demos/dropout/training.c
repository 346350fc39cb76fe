#include "dropout/training.h"

#include "dropout/views.h"
#include "lab/lab.h"

/* ---- the training ---- */

static void record(struct training *training)
{
    for (int i = 0; i < NETS; i++) {
        struct trainee *net = &training->nets[i];
        if (net->fit.steps % RECORD_EVERY)
            continue;
        net->train[net->fit.steps / RECORD_EVERY] = fit_loss(&net->fit.net, &training->points);
        net->held_out[net->fit.steps / RECORD_EVERY] = fit_loss(&net->fit.net, &training->held_out);
    }
}

void training_start(struct training *training, const struct training_setting *setting)
{
    struct lab_random random;
    struct fit_net start;
    lab_random_init(&random, setting->seed, 1);
    fit_draw(&training->points, setting->points, setting->noise, &random);
    fit_draw(&training->held_out, HELD_OUT, setting->noise, &random);
    lab_random_init(&random, setting->seed, 2);
    fit_init(&start, setting->activation, &random);
    fit_start(&training->nets[WITHOUT].fit, &start, 0, setting->seed);
    fit_start(&training->nets[WITH].fit, &start, setting->p, setting->seed);
    record(training);
}

void training_step(struct training *training)
{
    for (int i = 0; i < NETS; i++)
        fit_step(&training->nets[i].fit, &training->points);
    record(training);
}

/* ---- its controls ---- */

static struct training_setting asked;
static struct training shown;

static void start(void)
{
    training_start(&shown, &asked);
}

static void step(void)
{
    training_step(&shown);
}

const struct training *ask_training(enum fit_activation activation,
                                    struct training_setting *setting)
{
    asked.activation = activation;
    asked.p = ask_probability();
    asked.noise = lab_slider(TR("标签噪声 σ", "Label noise σ"), 0, 1, 0.5);
    asked.points = lab_slider_int(TR("训练点", "Training points"), 8, FIT_POINTS, 16);
    asked.seed = ask_seed();
    lab_step(TR("训练步", "Training steps"), FIT_STEPS, FIT_STEPS, start, step);
    *setting = asked;
    return &shown;
}
