#include "maths/plain_words.h"

/* Each list is words in pairs: what is looked for, and what it stands for. */
static const char signs[] =
    "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι "
    "kappa κ "
    "lambda λ mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ "
    "varphi φ "
    "chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ "
    "Omega Ω "
    "partial ∂ nabla ∇ infty ∞ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ emptyset ∅ varnothing ∅ forall ∀ "
    "exists ∃ "
    "neg ¬ lnot ¬ top ⊤ bot ⊥ prime ′ circ ∘ bullet • star ⋆ ast ∗ dagger † degree ° angle ∠ "
    "sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ "
    "cdot · ldots … cdots ⋯ dots … vdots ⋮ ddots ⋱ lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖ | "
    "‖ "
    "langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } backslash \\ { { } } % "
    "% $ $ # # "
    "& & _ _ checkmark ✓ square □ triangle △ ";

static const char relations[] =
    "le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ ll ≪ gg ≫ lt < gt > approx ≈ equiv ≡ "
    "sim ∼ "
    "simeq ≃ cong ≅ propto ∝ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ mid | "
    "parallel ∥ "
    "perp ⊥ to → rightarrow → longrightarrow ⟶ gets ← leftarrow ← longleftarrow ⟵ leftrightarrow ↔ "
    "uparrow ↑ downarrow ↓ mapsto ↦ Rightarrow ⇒ implies ⇒ Longrightarrow ⇒ Leftarrow ⇐ impliedby "
    "⇐ "
    "Leftrightarrow ⇔ iff ⇔ times × div ÷ pm ± mp ∓ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ cup ∪ cap ∩ "
    "setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ coloneqq ≔ triangleq ≜ succ ≻ prec ≺ models ⊨ vdash ⊢ "
    "bmod mod ";

static const char accents[] =
    "hat \u0302 widehat \u0302 tilde \u0303 widetilde \u0303 bar \u0304 overline \u0304 "
    "dot \u0307 ddot \u0308 vec \u20D7 acute \u0301 grave \u0300 check \u030C breve \u0306 ";

static const char doubled[] = "C ℂ E 𝔼 H ℍ N ℕ P ℙ Q ℚ R ℝ Z ℤ 1 𝟙 ";
static const char raised[] = "0 ⁰ 1 ¹ 2 ² 3 ³ 4 ⁴ 5 ⁵ 6 ⁶ 7 ⁷ 8 ⁸ 9 ⁹ + ⁺ − ⁻ = ⁼ ( ⁽ ) ⁾ n ⁿ i ⁱ "
                             "k ᵏ T ᵀ "
                             "⊤ ᵀ ∘ ° ′ ′ † † "
                             "ˆ \u0302 ^ \u0302 ˜ \u0303 ~ \u0303 ‾ \u0304 ¯ \u0304 ˙ \u0307 ¨ "
                             "\u0308 → \u20D7 "; /* as accents */
static const char lowered[] = "0 ₀ 1 ₁ 2 ₂ 3 ₃ 4 ₄ 5 ₅ 6 ₆ 7 ₇ 8 ₈ 9 ₉ + ₊ − ₋ ";

/* Words alone, each of a kind. */
static const struct {
    enum plain_kind kind;
    const char *words;
} kinds[] = {
    { PLAIN_TYPE,
      "mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak mathnormal boldsymbol bm pmb rm "
      "bf it "
      "displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits underline underbrace "
      "overbrace boxed cancel substack middle nonumber notag ! " },
    { PLAIN_HIDDEN,
      "label tag color textcolor phantom hphantom vphantom hspace vspace class begin end " },
    { PLAIN_WORDS, "text textrm textbf textit textsf texttt mbox hbox " },
    { PLAIN_FUNCTION, "operatorname operatornamewithlimits " },
    { PLAIN_DOUBLED, "mathbb Bbb " },
    { PLAIN_SPACE, ", ; : > space quad qquad " },
    { PLAIN_ROW, "\\ cr newline " },
    { PLAIN_FRACTION, "frac dfrac tfrac cfrac " },
    { PLAIN_CHOICE, "binom dbinom tbinom " },
    { PLAIN_ROOT, "sqrt " },
    { PLAIN_MODULUS, "pmod " },
    { PLAIN_ABOVE, "overset stackrel " },
    { PLAIN_BELOW, "underset " },
    { PLAIN_NEGATED, "not " },
    { PLAIN_EDGE,
      "left right big Big bigg Bigg bigl bigr bigm Bigl Bigr biggl biggr Biggl Biggr " },
};

/* The word behind `word`; "" when the list does not begin a pair with it. */
static struct str second(const char *pairs, struct str word)
{
    struct str rest = str_of(pairs);
    while (rest.len) {
        bool found = str_eq(str_cut(&rest, ' '), word);
        struct str other = str_cut(&rest, ' ');
        if (found)
            return other;
    }
    return STR("");
}

static bool is_among(const char *words, struct str word)
{
    struct str rest = str_of(words);
    while (rest.len)
        if (str_eq(str_cut(&rest, ' '), word))
            return true;
    return false;
}

struct plain_word plain_word(struct str name)
{
    static const struct {
        enum plain_kind kind;
        const char *pairs;
    } texts[] = { { PLAIN_SIGN, signs }, { PLAIN_RELATION, relations }, { PLAIN_ACCENT, accents } };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct str text = second(texts[i].pairs, name);
        if (text.len)
            return (struct plain_word){ texts[i].kind, text };
    }
    if (str_is(name, " ") || str_is(name, "\n"))
        return (struct plain_word){ PLAIN_SPACE, name };
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (is_among(kinds[i].words, name))
            return (struct plain_word){ kinds[i].kind, name };
    return (struct plain_word){ PLAIN_NAME, name };
}

struct str plain_doubled(struct str letter)
{
    return second(doubled, letter);
}

struct str plain_raised(struct str letter)
{
    return second(raised, letter);
}

struct str plain_lowered(struct str letter)
{
    return second(lowered, letter);
}
