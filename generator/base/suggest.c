#include "base/suggest.h"

#include "base/utf8.h"

enum { WORD_MAX = 64 };

static int min3(int a, int b, int c)
{
    int least = a < b ? a : b;
    return least < c ? least : c;
}

/* What differs in capitals alone is the same word. */
static int decode(struct str s, uint32_t *points)
{
    int count = 0;
    while (s.len && count < WORD_MAX) {
        uint32_t c = utf8_next(&s);
        points[count++] = c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c;
    }
    return count;
}

/* Optimal string alignment distance (Damerau-Levenshtein with each part edited
 * at most once). */
static int distance(const uint32_t *a, int a_len, const uint32_t *b, int b_len)
{
    int cost[WORD_MAX + 1][WORD_MAX + 1];
    for (int i = 0; i <= a_len; i++)
        cost[i][0] = i;
    for (int j = 0; j <= b_len; j++)
        cost[0][j] = j;
    for (int i = 1; i <= a_len; i++) {
        for (int j = 1; j <= b_len; j++) {
            int replaced = cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            cost[i][j] = min3(cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced);
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped && cost[i - 2][j - 2] + 1 < cost[i][j])
                cost[i][j] = cost[i - 2][j - 2] + 1;
        }
    }
    return cost[a_len][b_len];
}

struct str suggest_near(struct str word, const struct str *candidates, size_t count)
{
    uint32_t a[WORD_MAX], b[WORD_MAX];
    int a_len = decode(word, a), best = WORD_MAX;
    struct str near = STR("");
    for (size_t i = 0; i < count; i++) {
        int b_len = decode(candidates[i], b);
        int allowed = b_len / 3 > 1 ? b_len / 3 : 1;
        if (a_len - b_len > allowed || b_len - a_len > allowed)
            continue; /* so many edits there must be */
        int away = distance(a, a_len, b, b_len);
        if (away <= allowed && away < a_len && away < best) {
            best = away;
            near = candidates[i];
        }
    }
    return near;
}

struct str suggest_hint(struct arena *arena, struct str word, const struct str *candidates,
                        size_t count)
{
    struct str near = suggest_near(word, candidates, count);
    return near.len ? arena_printf(arena, "did you mean '%.*s'?", STR_ARG(near)) : STR("");
}
