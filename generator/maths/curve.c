#include "maths/curve.h"

#include <math.h>

/* Fitted as in Philip J. Schneider, "An Algorithm for Automatically Fitting Digitized Curves", Graphics Gems, 1990: points of
 * the old curves get places on the new one; least squares give its handles; the places move to where it comes nearest; and
 * so on. */
enum { SAMPLES = 4, /* of each curve */ ROUNDS = 4 };

struct sample {
    struct point point;
    double place; /* 0 to 1 */
};

struct fit {
    struct sample samples[SAMPLES * CURVE_JOIN_MOST + 1];
    size_t count;
    struct point start, end; /* unit vectors, both into the curve */
};

static struct point minus(struct point a, struct point b)
{
    return (struct point){ a.x - b.x, a.y - b.y };
}

static struct point along(struct point a, struct point b, double far)
{
    return (struct point){ a.x + b.x * far, a.y + b.y * far };
}

static double dot(struct point a, struct point b)
{
    return a.x * b.x + a.y * b.y;
}

static double length(struct point a)
{
    return sqrt(dot(a, a));
}

/* The direction from `a` to `b`; zero where they are one. */
static struct point towards(struct point a, struct point b)
{
    struct point way = minus(b, a);
    double len = length(way);
    return len > 0 ? (struct point){ way.x / len, way.y / len } : way;
}

static struct point mix(const struct point at[], const double weights[], size_t count)
{
    struct point sum = { 0, 0 };
    for (size_t i = 0; i < count; i++)
        sum = along(sum, at[i], weights[i]);
    return sum;
}

/* Bernstein's polynomials: what each of the four points weighs at the place. */
static void weigh(double t, double weights[4])
{
    double u = 1 - t;
    weights[0] = u * u * u;
    weights[1] = 3 * u * u * t;
    weights[2] = 3 * u * t * t;
    weights[3] = t * t * t;
}

static struct point point_at(const struct curve *curve, double t)
{
    double weights[4];
    weigh(t, weights);
    return mix(curve->at, weights, 4);
}

static void take_samples(struct fit *fit, const struct curve *curves, size_t count)
{
    double way = 0;
    fit->samples[0] = (struct sample){ curves[0].at[0], 0 };
    fit->count = 1;
    for (size_t i = 0; i < count * SAMPLES; i++, fit->count++) {
        struct sample *sample = &fit->samples[fit->count];
        sample->point = point_at(&curves[i / SAMPLES], (double)(i % SAMPLES + 1) / SAMPLES);
        way += length(minus(sample->point, sample[-1].point));
        sample->place = way;
    }
    for (size_t i = 0; way > 0 && i < fit->count; i++)
        fit->samples[i].place /= way;
}

/* The curve whose handles, in the directions given, leave the least squares. False where one would point backwards. */
static bool find_handles(const struct fit *fit, struct curve *curve)
{
    struct point first = fit->samples[0].point, last = fit->samples[fit->count - 1].point;
    double ss = 0, se = 0, ee = 0, s = 0, e = 0;
    for (size_t i = 0; i < fit->count; i++) {
        double w[4];
        weigh(fit->samples[i].place, w);
        struct point ends = along(
            (struct point){ first.x * (w[0] + w[1]), first.y * (w[0] + w[1]) }, last, w[2] + w[3]);
        struct point rest = minus(fit->samples[i].point, ends);
        ss += w[1] * w[1];
        se += w[1] * w[2] * dot(fit->start, fit->end);
        ee += w[2] * w[2];
        s += w[1] * dot(fit->start, rest);
        e += w[2] * dot(fit->end, rest);
    }
    double det = ss * ee - se * se;
    double from_start = (s * ee - e * se) / det, from_end = (ss * e - se * s) / det;
    *curve = (struct curve){ { first, along(first, fit->start, from_start),
                               along(last, fit->end, from_end), last } };
    return det > 1e-9 && from_start > 0 && from_end > 0;
}

/* A step of Newton's method to the place where the curve comes nearest to the point. */
static double nearer(const struct curve *curve, struct point point, double t)
{
    double u = 1 - t;
    const struct point *p = curve->at;
    struct point leg[3] = { minus(p[1], p[0]), minus(p[2], p[1]), minus(p[3], p[2]) };
    struct point turn[2] = { minus(leg[1], leg[0]), minus(leg[2], leg[1]) };
    struct point speed = mix(leg, (double[]){ 3 * u * u, 6 * u * t, 3 * t * t }, 3);
    struct point bend = mix(turn, (double[]){ 6 * u, 6 * t }, 2);
    struct point off = minus(point_at(curve, t), point);
    double slope = dot(speed, speed) + dot(off, bend);
    double better = slope > 0 ? t - dot(off, speed) / slope : t;
    return better < 0 ? 0 : better > 1 ? 1 : better;
}

/* Moves the places of the points; returns how far the farthest of them is from the curve. */
static double find_places(struct fit *fit, const struct curve *curve)
{
    double farthest = 0;
    for (size_t i = 0; i < fit->count; i++) {
        struct sample *sample = &fit->samples[i];
        sample->place = nearer(curve, sample->point, sample->place);
        double off = length(minus(point_at(curve, sample->place), sample->point));
        farthest = off > farthest ? off : farthest;
    }
    return farthest;
}

/* Less than 12 degrees between the directions. */
static bool is_smooth(const struct curve *a, const struct curve *b)
{
    return dot(towards(a->at[2], a->at[3]), towards(b->at[0], b->at[1])) > 0.98;
}

bool curve_join(const struct curve *curves, size_t count, double tolerance, struct curve *joined)
{
    for (size_t i = 1; i < count; i++)
        if (!is_smooth(&curves[i - 1], &curves[i]))
            return false;
    struct fit fit = { .start = towards(curves[0].at[0], curves[0].at[1]),
                       .end = towards(curves[count - 1].at[3], curves[count - 1].at[2]) };
    take_samples(&fit, curves, count);
    for (int round = 0; round < ROUNDS; round++) {
        if (!find_handles(&fit, joined))
            return false;
        if (find_places(&fit, joined) <= tolerance)
            return true;
    }
    return false;
}
