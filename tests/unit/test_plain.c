#include <string.h>

#include "check.h"
#include "fixture.h"
#include "maths/plain.h"

/* What someone types who has no TeX at hand. */
TEST(maths_plain)
{
    static const struct {
        const char *tex, *text;
    } cases[] = {
        { "", "" },
        { "x", "x" },
        { "  x +\n y ", "x + y" },
        { "\\frac{a}{b}", "a/b" },
        { "\\frac{a+b}{2}x", "(a+b)/2 x" },
        { "\\tfrac12", "1/2" },
        { "2\\frac{1}{2}", "2 1/2" },
        { "\\frac{\\partial L}{\\partial w}", "(∂ L)/(∂ w)" },
        { "x^2 + y_1", "x² + y₁" },
        { "10^{-5}", "10⁻⁵" },
        { "x_{t+1}^{(l)}", "x_(t+1)^(l)" },
        { "d_k, d_{model}", "d_k, d_model" },
        { "W \\in \\mathbb{R}^{d\\times k}", "W ∈ ℝ^(d × k)" },
        { "\\sqrt{d_k}, \\sqrt[3]{x+1}", "√d_k, ³√(x+1)" },
        { "\\hat{y}_i = \\bar x", "y\u0302_i = x\u0304" },
        { "\\hat{ab}", "hat(ab)" },
        { "\\alpha\\le\\beta", "α ≤ β" },
        { "\\operatorname{softmax}\\!\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right)V",
          "softmax(QKᵀ/√d_k)V" },
        { "\\log p + \\sin\\theta + 2\\log_2(n)", "log p + sin θ + 2 log₂(n)" },
        { "\\arg\\max_k p_k", "arg max_k p_k" },
        { "\\sum_{i=1}^{n} x_i", "∑_(i=1)ⁿ x_i" },
        { "\\mathrm{KL}(p \\,\\|\\, q) \\geq 0", "KL(p ‖ q) ≥ 0" },
        { "x\\text{ if }y - 1", "x if y − 1" },
        { "\\text{well-known}", "well-known" },
        { "\\text{若 } x > 0", "若 x > 0" },
        { "f'(x)", "f′(x)" },
        { "90^\\circ", "90°" },
        { "3{,}000", "3,000" },
        { "5\\%, \\$3, a\\_b, \\{1\\}", "5%, $3, a_b, {1}" },
        { "x % a comment\n+ 1", "x + 1" },
        { "\\begin{cases} x, & x > 0 \\\\ 0 \\end{cases}", "x, x > 0; 0" },
        { "\\begin{array}{cc} 1 & 2 \\end{array}", "1 2" },
        { "\\left. x \\right|_0", "x |₀" },
        { "\\binom{n}{k}", "C(n, k)" },
        { "a \\equiv b \\pmod{n}", "a ≡ b (mod n)" },
        { "a \\not= b", "a ≠ b" },
        { "x \\overset{!}{=} y", "x =^! y" },
        { "\\textcolor{red}{x} \\label{eq}", "x" },
        { "\\softplus(x)", "softplus(x)" },
        /* what is wrong is read as far as it goes */
        { "\\frac{a", "a/" },
        { "}x", "x" },
        { "x^", "x" },
        { "\\", "" },
        { "\\sqrt", "√" },
    };
    struct fixture f;
    fixture_open(&f);
    for (size_t i = 0; i < COUNT(cases); i++)
        CHECK_STR(maths_plain(&f.arena, str_of(cases[i].tex)), cases[i].text);
    fixture_close(&f);
}

static struct str repeated(struct arena *arena, const char *text, size_t count)
{
    size_t len = strlen(text);
    char *all = arena_alloc(arena, len * count + 1);
    for (size_t i = 0; i < count; i++)
        memcpy(all + i * len, text, len);
    return (struct str){ all, len * count };
}

/* However a formula is nested, reading ends soon; the page tells that it is too deep. */
TEST(maths_plain_deep)
{
    static const char *const nests[] = { "{",       "\\hat", "\\frac{", "x^{",
                                         "\\sqrt[", "\\not", "\\left" };
    struct fixture f;
    fixture_open(&f);
    for (size_t i = 0; i < COUNT(nests); i++) {
        struct str text = maths_plain(&f.arena, repeated(&f.arena, nests[i], 1500));
        CHECK(text.len < 10000);
    }
    fixture_close(&f);
}
