#include "lab/drawing.h"
#include "lab/format.h"
#include "lab/heat.h"
#include "lab/run.h"
#include "lab/svg.h"
#include "lab/wrong.h"

#include <assert.h>
#include <string.h>

enum { NUMBERS = 24 * 1024 };

static struct {
    const struct drawing *kind; /* NULL: none is open */
    const char *title, *summary;
    bool summarised;
    int numbers;
} figure;

static double numbers[NUMBERS];

void figure_open(struct lab_text title, const struct drawing *kind)
{
    figure_close();
    figure.title = run_keep(run_text(title));
    figure.summary = "";
    figure.summarised = false;
    figure.numbers = 0;
    figure.kind = kind;
    legend_reset();
    heat_reset();
}

bool figure_is(const struct drawing *kind)
{
    return figure.kind == kind;
}

double *figure_numbers(int count)
{
    assert(count >= 0);
    if (count > NUMBERS - figure.numbers) {
        run_fail();
        return NULL;
    }
    double *place = numbers + figure.numbers;
    figure.numbers += count;
    return place;
}

double *figure_copy(const double *values, int count)
{
    double *copy = figure_numbers(count);
    if (copy)
        memcpy(copy, values, (size_t)count * sizeof *copy);
    return copy;
}

void lab_summary(struct lab_text format, ...)
{
    assert(figure.kind && "no figure is open");
    va_list arguments;
    va_start(arguments, format);
    figure.summary = format_keep(format, arguments);
    va_end(arguments);
    figure.summarised = true;
}

void figure_close(void)
{
    const struct drawing *kind = figure.kind;
    if (!kind)
        return;
    wrong_unless(figure.summarised, "a figure needs a summary", figure.title);
    figure.kind = NULL; /* run_item() closes what is open */
    struct out *out = run_item("figure");
    out_json_key(out, "svg");
    out_char(out, '"');
    out->quoted = true;
    svg_begin(out, kind->measure(), figure.title);
    kind->draw(out);
    svg_end(out);
    out->quoted = false;
    out_char(out, '"');
    out_json_key(out, "title");
    out_json_string(out, figure.title);
    out_json_key(out, "summary");
    out_json_string(out, figure.summary);
    table_begin(out);
    kind->table(out);
    table_end(out);
    run_item_end();
}
