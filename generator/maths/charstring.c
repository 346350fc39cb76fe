#include "maths/charstring.h"

#include <math.h>

enum { MOST_ARGUMENTS = 48, A_CURVE = 6, SHORT_FORM = 28 };

/* The operators that draw anything. There are others for curves that begin or end level: brotli gains nothing by them. */
enum { RLINETO = 5, RRCURVETO = 8, ENDCHAR = 14, RMOVETO = 21, NONE = 0 };

struct place {
    int x, y;
};

struct program {
    struct strbuf *out;
    struct place pen;
    struct place start; /* of the contour */
    int verb; /* what the arguments since the last one are for, NONE after it is written */
    size_t arguments;
};

void charstring_number(struct strbuf *out, int number)
{
    if (number >= -107 && number <= 107) {
        strbuf_add_char(out, (char)(number + 139));
    } else if (number >= 108 && number <= 1131) {
        strbuf_add_char(out, (char)(247 + (number - 108) / 256));
        strbuf_add_char(out, (char)((number - 108) % 256));
    } else if (number >= -1131 && number <= -108) {
        strbuf_add_char(out, (char)(251 + (-number - 108) / 256));
        strbuf_add_char(out, (char)((-number - 108) % 256));
    } else {
        strbuf_add_char(out, SHORT_FORM);
        strbuf_add_char(out, (char)((uint16_t)number >> 8));
        strbuf_add_char(out, (char)(uint8_t)number);
    }
}

static struct place round_to(struct point point, int grid)
{
    /* within what a short form can say */
    double x = fmin(fmax(point.x, -16000), 16000), y = fmin(fmax(point.y, -16000), 16000);
    return (struct place){ grid * (int)floor(x / grid + 0.5), grid * (int)floor(y / grid + 0.5) };
}

static void end_verb(struct program *program)
{
    if (program->verb != NONE)
        strbuf_add_char(program->out, (char)program->verb);
    program->verb = NONE;
    program->arguments = 0;
}

/* Arguments of several lines or curves stand before one operator; each move has its own. */
static void begin_verb(struct program *program, int verb)
{
    if (program->verb != verb || verb == RMOVETO || program->arguments + A_CURVE > MOST_ARGUMENTS)
        end_verb(program);
    program->verb = verb;
}

static void add_place(struct program *program, struct place to)
{
    charstring_number(program->out, to.x - program->pen.x);
    charstring_number(program->out, to.y - program->pen.y);
    program->pen = to;
    program->arguments += 2;
}

static bool is_same(struct place a, struct place b)
{
    return a.x == b.x && a.y == b.y;
}

static void add_step(struct program *program, const struct outline_step *step, int grid)
{
    static const int verbs[] = {
        [OUTLINE_MOVE] = RMOVETO, [OUTLINE_LINE] = RLINETO, [OUTLINE_CURVE] = RRCURVETO
    };
    struct place to = round_to(step->at[2], grid);
    if (step->kind == OUTLINE_LINE && is_same(to, program->pen))
        return;
    begin_verb(program, verbs[step->kind]);
    if (step->kind == OUTLINE_MOVE)
        program->start = to;
    for (int i = step->kind == OUTLINE_CURVE ? 0 : 2; i < 3; i++)
        add_place(program, round_to(step->at[i], grid));
}

/* A line back to the start, which closing the contour draws by itself. */
static bool is_closing(const struct program *program, const struct outline *outline, size_t i,
                       int grid)
{
    bool last = i + 1 == outline->len || outline->ptr[i + 1].kind == OUTLINE_MOVE;
    return last && outline->ptr[i].kind == OUTLINE_LINE &&
           is_same(round_to(outline->ptr[i].at[2], grid), program->start);
}

void charstring_write(struct strbuf *out, const struct outline *outline, int grid)
{
    struct program program = { .out = out };
    for (size_t i = 0; i < outline->len; i++)
        if (!is_closing(&program, outline, i, grid))
            add_step(&program, &outline->ptr[i], grid);
    end_verb(&program);
    strbuf_add_char(out, ENDCHAR);
}
