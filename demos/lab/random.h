/* random: seeded numbers that are the same on every machine.
 *
 * The generator is PCG32 (XSH-RR 64/32): M. E. O'Neill, "PCG: A Family of Simple Fast
 * Space-Efficient Statistically Good Algorithms for Random Number Generation", HMC-CS-2014-0905,
 * https://www.pcg-random.org. Its published output for seed 42, stream 54 is a test here. */
#ifndef LAB_RANDOM_H
#define LAB_RANDOM_H

#include <stdint.h>

struct lab_random {
    uint64_t state, increment; /* private */
};

/* Different streams of one seed are independent: one for the weights, one for the data. */
void lab_random_init(struct lab_random *random, uint64_t seed, uint64_t stream);

/* 32 random bits. */
uint32_t lab_random_bits(struct lab_random *random);

/* Uniform in [0, 1), a multiple of 2^-32. */
double lab_random_unit(struct lab_random *random);

/* Uniform among 0 .. bound-1 without bias; bound > 0. */
uint32_t lab_random_below(struct lab_random *random, uint32_t bound);

/* Normal, mean 0, standard deviation 1 (Box and Muller 1958, the cosine half). */
double lab_random_normal(struct lab_random *random);

#endif
