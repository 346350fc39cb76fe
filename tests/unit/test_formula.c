#include "check.h"
#include "search/formula.h"

/* What someone types who has no TeX at hand; the MathML by hand, as Temml has it. */
TEST(formula_line)
{
    static const struct {
        const char *mathml, *line;
    } cases[] = {
        { "", "" },
        { "<semantics><mi>x</mi><annotation>x</annotation></semantics>", "x" },
        { "<msqrt><msub><mi>d</mi><mi>k</mi></msub></msqrt>", "√d_k" },
        { "<msqrt><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></msqrt>", "√(a+b)" },
        { "<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt><mi>c</mi>", "√(a+b)c" },
        { "<msqrt><mi>a</mi></msqrt><mi>b</mi>", "√a b" },
        { "<mroot><mi>x</mi><mn>3</mn></mroot>", "³√x" },
        { "<mn>4</mn><mo>+</mo><mfrac><mn>12</mn><mi>G</mi></mfrac>", "4+12/G" },
        { "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac><mi>x</mi>",
          "(a+b)/2 x" },
        { "<mo>(</mo><mfrac linethickness=\"0px\"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>",
          "(n k)" },
        { "<msup><mi>x</mi><mn>2</mn></msup><msub><mi>y</mi><mn>10</mn></msub>", "x²y₁₀" },
        { "<msup><mn>10</mn><mrow><mo>−</mo><mn>3</mn></mrow></msup>", "10⁻³" },
        { "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_i²" },
        { "<msub><mi>x</mi><mi>i</mi></msub><msub><mi>y</mi><mi>j</mi></msub>", "x_i y_j" },
        { "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>"
          "<msub><mi>x</mi><mi>i</mi></msub>",
          "∑_(i=1)ⁿx_i" },
        { "<msup><mrow><mo>(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>)</mo></mrow><mn>2</mn></"
          "msup>",
          "(a/b)²" },
        { "<munder><munder><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mo>⏟</mo></munder>"
          "<mtext>sum</mtext></munder>",
          "(a+b)_sum" },
        { "<mover><mi>y</mi><mo>ˆ</mo></mover><mo>=</mo><mover><mi>v</mi><mo>→</mo></mover>",
          "y\u0302=v\u20D7" },
        { "<mrow><mi>log</mi><mo>\u2061</mo><mspace width=\"0.1667em\"></mspace></mrow><mi>p</mi>",
          "log p" },
        { "<mn>2</mn><msub><mi>log</mi><mn>2</mn></msub><mo>\u2061</mo><mi>n</mi>", "2 log₂ n" },
        { "<mi>softmax</mi><mo>\u2061</mo><mo>(</mo><mi>z</mi><mo>)</mo>", "softmax(z)" },
        { "<mi>a</mi><mspace width=\"1em\"></mspace><mi>b</mi>", "a b" },
        { "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr>"
          "<mtr><mtd></mtd><mtd><mn>3</mn></mtd></mtr></mtable>",
          "1 2; 3" },
        { "<mphantom><mi>x</mi></mphantom><mi>y</mi>", "y" },
        { "<mi>x</mi><mo>&lt;</mo><mtext>\u00A0if\u00A0</mtext>", "x< if" },
        /* what is no good MathML is read as far as it goes */
        { "<msub><mi>x</mi></msub>", "x" },
        { "<mfrac></mfrac>", "/" },
        { "</mrow><mi>x</mrow>y", "xy" },
        { "<msqrt><mi>x", "√x" },
        { "x < y", "x < y" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena arena = { 0 };
        struct str tex;
        CHECK_STR(formula_line(&arena, str_of(cases[i].mathml), &tex), cases[i].line);
        arena_release(&arena);
    }
}

TEST(formula_keeps_its_tex)
{
    struct arena arena = { 0 };
    struct str tex;
    formula_line(
        &arena,
        STR("<semantics><mi>x</mi><annotation encoding=\"application/x-tex\">\\bm{x} &lt; 1"
            "</annotation></semantics>"),
        &tex);
    CHECK_STR(tex, "\\bm{x} &lt; 1");
    arena_release(&arena);
}

/* Deeper than elements are kept: the text is there, and all ends well. */
TEST(formula_of_many_elements_in_each_other)
{
    struct arena arena = { 0 };
    struct str tex, all = STR("deep");
    for (int i = 0; i < 1000; i++)
        all = arena_printf(&arena, "<msqrt>%.*s</msqrt>", STR_ARG(all));
    struct str line = formula_line(&arena, all, &tex);
    CHECK(str_search(line, STR("√√deep")) < line.len);
    arena_release(&arena);
}
