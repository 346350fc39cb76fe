#include "maths/outline.h"

#include "base/vec.h"

struct pen {
    struct arena *arena;
    struct outline outline;
};

static void add_step(struct pen *pen, struct outline_step step)
{
    vec_push(pen->arena, &pen->outline, step);
}

/* ---- What HarfBuzz calls ---- */

static void on_move(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float x, float y,
                    void *user)
{
    (void)funcs, (void)state, (void)user;
    add_step(pen, (struct outline_step){ OUTLINE_MOVE, { [2] = { x, y } } });
}

static void on_line(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float x, float y,
                    void *user)
{
    (void)funcs, (void)state, (void)user;
    add_step(pen, (struct outline_step){ OUTLINE_LINE, { [2] = { x, y } } });
}

static void on_curve(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float ax, float ay,
                     float bx, float by, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    add_step(pen, (struct outline_step){ OUTLINE_CURVE, { { ax, ay }, { bx, by }, { x, y } } });
}

struct outline outline_of(struct arena *arena, hb_font_t *font, hb_codepoint_t glyph)
{
    struct pen pen = { .arena = arena };
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, on_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, on_line, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, on_curve, NULL, NULL);
    hb_font_get_glyph_shape(font, glyph, funcs, &pen);
    hb_draw_funcs_destroy(funcs);
    return pen.outline;
}

/* ---- Fewer curves ---- */

/* The curves that follow each other from the step `first` on, which is no move; returns how many. */
static size_t curves_from(const struct outline *outline, size_t first,
                          struct curve curves[CURVE_JOIN_MOST])
{
    size_t count = 0;
    for (size_t i = first; i < outline->len && count < CURVE_JOIN_MOST; i++, count++) {
        const struct outline_step *step = &outline->ptr[i];
        if (step->kind != OUTLINE_CURVE)
            break;
        curves[count] = (struct curve){ { step[-1].at[2], step->at[0], step->at[1], step->at[2] } };
    }
    return count;
}

/* As many curves from the step `first` on as one can stand for, which is put into *joined; returns their number. */
static size_t join_from(const struct outline *outline, size_t first, double tolerance,
                        struct outline_step *joined)
{
    struct curve curves[CURVE_JOIN_MOST], one;
    size_t count = curves_from(outline, first, curves), done = 1;
    while (done < count && curve_join(curves, done + 1, tolerance, &one)) {
        *joined = (struct outline_step){ OUTLINE_CURVE, { one.at[1], one.at[2], one.at[3] } };
        done++;
    }
    return done;
}

struct outline outline_smooth(struct arena *arena, const struct outline *outline, double tolerance)
{
    struct outline smooth = { 0 };
    for (size_t i = 0; i < outline->len;) {
        struct outline_step step = outline->ptr[i];
        i += join_from(outline, i, tolerance, &step);
        vec_push(arena, &smooth, step);
    }
    return smooth;
}
