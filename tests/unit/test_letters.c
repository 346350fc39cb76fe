#include "check.h"
#include "maths/letters.h"

/* Characters by the tables of MathML Core, appendix D.3; operators as its appendix B has them. */
TEST(letters_of_formulas)
{
    static const struct {
        const char *html, *key;
    } cases[] = {
        { "<p>x</p>", "" },
        { "<math><mi>x</mi></math>", "1d465 " },
        { "<math><mi>h</mi><mi>A</mi><mi>z</mi></math>", "210e 1d434 1d467 " },
        { "<math><mi>\xCE\xB1</mi><mi>\xCF\x95</mi><mi>\xE2\x88\x82</mi></math>",
          "1d6fc 1d715 1d719 " },
        { "<math><mi mathvariant=\"normal\">d</mi></math>", "64 " },
        { "<math><mi>ln</mi><mtext>a</mtext><mn>1</mn></math>", "31 61 6c 6e " },
        { "<math><mo>&lt;</mo><mo>&#x27;</mo><mo>&amp;</mo></math>",
          "26:0-65535 27:0-65535 3c:0-65535 " },
        { "<math><mo>-</mo><mo>=</mo></math>", "3d 2212 " },
        { "<math><mo stretchy=\"false\">(</mo></math>", "28 " },
        { "<math><mo fence=\"true\" form=\"prefix\" stretchy=\"true\">(</mo></math>",
          "28:0-65535 " },
        { "<math><mo minsize=\"1.2em\" maxsize=\"1.2em\">(</mo></math>", "28:1200-1200 " },
        { "<math><mo minsize=\"1.2em\" maxsize=\"1.2em\">(</mo>"
          "<mo minsize=\"3em\" maxsize=\"3em\">(</mo><mo stretchy=\"false\">(</mo></math>",
          "28:1200-3000 " },
        { "<math><msqrt><mn>2</mn></msqrt></math>", "32 221a:0-65535 " },
        { "<math><mtext>\xE4\xB8\xAD a\xC2\xA0</mtext><mo>\xE2\x81\xA1</mo></math>", "61 a0 " },
        { "<math><semantics><mn>1</mn><annotation "
          "encoding=\"x\">\\foo</annotation></semantics></math>"
          " then <math><mn>3</mn></math>",
          "31 33 " },
        { "<math><mn>1", "31 " },
    };
    struct arena arena = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct maths_letters letters = maths_letters(&arena, str_of(cases[i].html));
        CHECK_STR(maths_letters_key(&arena, &letters), cases[i].key);
    }
    arena_release(&arena);
}
