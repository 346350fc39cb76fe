#include "lab/drawing.h"
#include "lab/number.h"

static bool first_cell, first_row;

void table_begin(struct out *out)
{
    out_json_key(out, "table");
    out_text(out, "{\"head\":[");
    first_cell = first_row = true;
}

static void next_cell(struct out *out)
{
    if (!first_cell)
        out_char(out, ',');
    first_cell = false;
}

void table_head(struct out *out, const char *text)
{
    next_cell(out);
    out_json_string(out, text);
}

void table_rows(struct out *out)
{
    out_char(out, ']');
    out_json_key(out, "rows");
    out_char(out, '[');
}

void table_row(struct out *out)
{
    out_text(out, first_row ? "[" : "],[");
    first_row = false;
    first_cell = true;
}

void table_text(struct out *out, const char *text)
{
    next_cell(out);
    out_json_string(out, text);
}

void table_number(struct out *out, double value)
{
    next_cell(out);
    out_char(out, '"');
    number_readable(out, value, 4);
    out_char(out, '"');
}

void table_end(struct out *out)
{
    out_text(out, first_row ? "]}" : "]]}");
}
