#include "lab/tour.h"

#include "lab/run.h"

#include <assert.h>
#include <string.h>

enum { STEPS = 9 };

static struct {
    int steps;
    bool asked;
    const char *settings[STEPS + 1];
} tour;

static void write_settings(struct out *out, const char *settings)
{
    for (const char *line = settings; *line;) {
        size_t length = strcspn(line, "\n"), key = strcspn(line, "=");
        assert(key > 0 && key < length && "a setting is key=value");
        line += length + (line[length] == '\n');
    }
    out_json_key(out, "set");
    out_json_string(out, settings);
}

static void write_text(struct out *out, const char *key, struct lab_text text)
{
    out_json_key(out, key);
    out_json_string(out, run_text(text));
}

void lab_tour_step(struct lab_text text, const char *settings)
{
    struct out *out = run_out();
    assert(!tour.asked && "the question comes after the steps");
    assert(tour.steps < STEPS && "a tour is short");
    tour.settings[tour.steps] = settings;
    out_text(out, tour.steps++ ? ",{\"number\":" : "{\"number\":");
    out_char(out, (char)('0' + tour.steps));
    write_text(out, "text", text);
    write_settings(out, settings);
    out_char(out, '}');
}

void lab_guess(const struct lab_guess *guess)
{
    struct out *out = run_out();
    assert(!tour.asked && "one question a demo");
    tour.asked = true;
    tour.settings[tour.steps] = guess->settings;
    out_text(out, "],\"guess\":{\"right\":");
    assert(guess->right >= 0 && guess->right < LAB_GUESSES && guess->options[guess->right].both);
    out_char(out, (char)('0' + guess->right));
    write_text(out, "question", guess->question);
    out_json_key(out, "options");
    for (int i = 0; i < LAB_GUESSES && guess->options[i].both; i++) {
        out_char(out, i ? ',' : '[');
        out_json_string(out, run_text(guess->options[i]));
    }
    out_char(out, ']');
    write_text(out, "because", guess->because);
    write_settings(out, guess->settings);
    out_char(out, '}');
}

int tour_run(int lang)
{
    tour.steps = 0;
    tour.asked = false;
    run_start(lang);
    out_text(run_out(), "{\"steps\":[");
    lab_tour();
    out_text(run_out(), tour.asked ? "}" : "]}");
    return run_length();
}

const char *tour_settings(int index)
{
    return index < tour.steps + tour.asked ? tour.settings[index] : NULL;
}
