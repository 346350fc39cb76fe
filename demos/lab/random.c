#include "lab/random.h"

#include "lab/maths.h"

void lab_random_init(struct lab_random *random, uint64_t seed, uint64_t stream)
{
    random->state = 0;
    random->increment = stream << 1 | 1;
    lab_random_bits(random);
    random->state += seed;
    lab_random_bits(random);
}

uint32_t lab_random_bits(struct lab_random *random)
{
    uint64_t old = random->state;
    random->state = old * 6364136223846793005u + random->increment;
    uint32_t shifted = (uint32_t)((old >> 18 ^ old) >> 27);
    uint32_t turn = (uint32_t)(old >> 59);
    return shifted >> turn | shifted << (-turn & 31);
}

double lab_random_unit(struct lab_random *random)
{
    return lab_random_bits(random) / 4294967296.0;
}

uint32_t lab_random_below(struct lab_random *random, uint32_t bound)
{
    /* The lowest 2^32 mod bound values would come once more than the others: draw again. */
    uint32_t uneven = -bound % bound, bits;
    do
        bits = lab_random_bits(random);
    while (bits < uneven);
    return bits % bound;
}

double lab_random_normal(struct lab_random *random)
{
    double radius = 1 - lab_random_unit(random); /* in (0, 1]: its logarithm is finite */
    double angle = 2 * LAB_PI * lab_random_unit(random);
    return lab_sqrt(-2 * lab_log(radius)) * lab_cos(angle);
}
