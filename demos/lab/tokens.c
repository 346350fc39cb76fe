/* Tokens in two columns, who looks and at whom, and links as wide as their weights. */
#include "lab/drawing.h"
#include "lab/maths.h"
#include "lab/number.h"
#include "lab/run.h"
#include "lab/svg.h"
#include "lab/touch.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { TOKENS = 64, HEAD = 36, PAD = 10, TOKEN_MOST = 170, REACH = 300, NUMBER = 56 };
enum { TOLD_MOST = 16 };
enum { WIDTHS = 24 }; /* links are of so many widths, and those of one width are one path */

static struct {
    const char *tokens[TOKENS];
    int count;
    const double *weights; /* NULL: none given */
    int picked;            /* -1: none */
    struct lab_text pick;
    /* the layout */
    double left, right; /* where the links start and end */
    double row, number; /* height of a token; where the numbers end */
} tokens;

static void (*draw_sheet)(struct out *out); /* NULL: none is asked for */

static double measure(void)
{
    double widest = 0;
    for (int i = 0; i < tokens.count; i++)
        widest = lab_max(widest, svg_text_width(tokens.tokens[i]));
    widest = 1.15 * lab_min(widest, TOKEN_MOST); /* an estimate may be too small */
    double number = tokens.picked >= 0 ? NUMBER : 0;
    double room = SVG_WIDTH - 2 * widest - 2 * PAD - number;
    double reach = lab_min(room, REACH);
    tokens.left = (room - reach) / 2 + widest + PAD;
    tokens.right = tokens.left + reach;
    tokens.number = tokens.right + PAD + widest + number;
    tokens.row = lab_max(28, lab_min(40, lab_floor(520.0 / lab_max(1, tokens.count))));
    return HEAD + tokens.row * tokens.count + 8;
}

static double token_y(int token)
{
    return HEAD + tokens.row * (token + 0.5);
}

/* 0 for no link. */
static int width_of(int from, int to)
{
    double weight = tokens.weights[from * tokens.count + to];
    if (!(weight > 0))
        return 0;
    return (int)lab_floor(lab_min(weight, 1) * (WIDTHS - 1)) + 1;
}

static bool draw_width(struct out *out, int width, bool strong, bool begun)
{
    double middle = (tokens.left + tokens.right) / 2;
    for (int i = 0; i < tokens.count * tokens.count; i++) {
        int from = i / tokens.count, to = i % tokens.count;
        bool other = tokens.picked >= 0 && from != tokens.picked;
        if (other == strong || width_of(from, to) != width)
            continue;
        if (!begun) {
            svg_element(out, "path", strong ? "lab-tie" : "lab-tie lab-faint");
            svg_number(out, "stroke-width", width * 0.5);
            out_text(out, " d=\"");
        }
        begun = true;
        svg_step(out, 'M', (struct point){ tokens.left, token_y(from) });
        svg_step(out, 'C', (struct point){ middle, token_y(from) });
        svg_step(out, ' ', (struct point){ middle, token_y(to) });
        svg_step(out, ' ', (struct point){ tokens.right, token_y(to) });
    }
    return begun;
}

static void draw_links(struct out *out, bool strong)
{
    for (int width = 1; tokens.weights && width <= WIDTHS; width++) {
        if (draw_width(out, width, strong, false))
            out_text(out, "\"/>");
    }
}

/* The texts of a column, cut off where an estimate of their width was too small. */
static void draw_column(struct out *out, struct box box, double x, const char *anchor)
{
    svg_begin_cut(out, box);
    for (int i = 0; i < tokens.count; i++) {
        const char *class =
            i == tokens.picked && x < SVG_WIDTH / 2.0 ? "lab-text lab-strong" : "lab-text";
        svg_text(out, class, (struct point){ x, token_y(i) + 7 }, anchor,
                 svg_fit(tokens.tokens[i], TOKEN_MOST));
    }
    svg_end(out);
}

/* The weights of the picked token, beside those that it looks at. */
static void draw_numbers(struct out *out)
{
    for (int i = 0; i < tokens.count && tokens.weights && tokens.picked >= 0; i++) {
        char text[32];
        double weight = tokens.weights[tokens.picked * tokens.count + i];
        struct out number = { .ptr = text, .cap = sizeof text - 1 };
        number_fixed(&number, weight, 2);
        text[number.full ? 0 : number.len] = '\0';
        if (weight != 0)
            svg_text(out, "lab-muted", (struct point){ tokens.number, token_y(i) + 7 }, "end",
                     text);
    }
}

static void draw_pick(struct out *out)
{
    struct box box = { 0, HEAD, tokens.left, tokens.row * tokens.count };
    svg_element(out, "rect", "lab-pick");
    touch_write(out, &(struct touch){ TR("", ""), tokens.pick, box, 0, 0, 0, tokens.count });
    svg_place(out, box);
    out_text(out, "/>");
}

static void draw(struct out *out)
{
    svg_text(out, "lab-muted", (struct point){ tokens.left - PAD, 20 }, "end",
             run_text(TR("谁在看", "who looks")));
    svg_text(out, "lab-muted", (struct point){ tokens.right + PAD, 20 }, "start",
             run_text(TR("看谁", "at whom")));
    draw_links(out, false);
    draw_links(out, true);
    double left = tokens.left - PAD, right = tokens.right + PAD, height = tokens.row * tokens.count;
    draw_column(out, (struct box){ 0, HEAD, left, height }, left, "end");
    draw_column(out, (struct box){ right, HEAD, SVG_WIDTH - right, height }, right, "start");
    draw_numbers(out);
    if (draw_sheet)
        draw_sheet(out);
}

static void write_row(struct out *out, int from, int to)
{
    table_row(out);
    table_text(out, tokens.tokens[from]);
    table_text(out, tokens.tokens[to]);
    if (tokens.weights)
        table_number(out, tokens.weights[from * tokens.count + to]);
}

/* Whether no token that `from` looks at has more weight. */
static bool is_strongest(int from, int to)
{
    const double *weights = tokens.weights + from * tokens.count;
    for (int i = 0; i < tokens.count; i++) {
        if (weights[i] > weights[to])
            return false;
    }
    return true;
}

/* All links of the picked token; else those of all, only the strongest when there are many. */
static bool is_told(int from, int to)
{
    if (tokens.picked >= 0)
        return from == tokens.picked;
    return tokens.count <= TOLD_MOST || (tokens.weights && is_strongest(from, to));
}

static void table(struct out *out)
{
    table_head(out, run_text(TR("谁在看", "who looks")));
    table_head(out, run_text(TR("看谁", "at whom")));
    if (tokens.weights)
        table_head(out, run_text(TR("权重", "weight")));
    table_rows(out);
    for (int i = 0; i < tokens.count * tokens.count; i++) {
        if (is_told(i / tokens.count, i % tokens.count))
            write_row(out, i / tokens.count, i % tokens.count);
    }
}

static const struct drawing drawing = { measure, draw, table };

void lab_tokens(struct lab_text title, const char *const *texts, int count)
{
    assert(count >= 0);
    figure_open(title, &drawing);
    memset(&tokens, 0, sizeof tokens);
    draw_sheet = NULL;
    tokens.picked = -1;
    if (count > TOKENS) {
        run_fail();
        return;
    }
    for (int i = 0; i < count; i++)
        tokens.tokens[i] = run_keep(texts[i]);
    tokens.count = count;
}

void lab_token_weights(const double *weights)
{
    assert(figure_is(&drawing) && "no tokens are open");
    tokens.weights = figure_copy(weights, tokens.count * tokens.count);
}

void lab_pick_token(struct lab_text label, int picked)
{
    assert(figure_is(&drawing) && "no tokens are open");
    draw_sheet = draw_pick;
    tokens.pick = label;
    tokens.picked = picked >= 0 && picked < tokens.count ? picked : -1;
}
