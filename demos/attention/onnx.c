/* Attention as ONNX has published it. */
#include "attention/checks.h"
#include "attention/page.h"

#include <stdint.h>

/* MT19937 (M. Matsumoto, T. Nishimura 1998) as numpy.random.seed and numpy.random.rand use it, for
 * the inputs of ONNX's node tests. */
enum { MT_WORDS = 624, MT_SHIFT = 397 };
static uint32_t mt[MT_WORDS];
static int mt_next;

static void numpy_seed(uint32_t seed)
{
    mt[0] = seed;
    for (int i = 1; i < MT_WORDS; i++)
        mt[i] = 1812433253u * (mt[i - 1] ^ mt[i - 1] >> 30) + (uint32_t)i;
    mt_next = 0;
}

static uint32_t mt_bits(void)
{
    int i = mt_next, after = (i + 1) % MT_WORDS;
    uint32_t y = (mt[i] & 0x80000000u) | (mt[after] & 0x7fffffffu);
    mt[i] = mt[(i + MT_SHIFT) % MT_WORDS] ^ y >> 1 ^ (y & 1 ? 0x9908b0dfu : 0);
    mt_next = after;
    y = mt[i];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

/* What is left in x of numpy.random.rand(heads, n).astype(float32): its last head. */
static void numpy_rand(double *x, int heads, int n)
{
    for (int i = 0; i < heads * n; i++) {
        uint32_t high = mt_bits() >> 5, low = mt_bits() >> 6;
        x[i % n] = (float)((high * 67108864.0 + low) / 9007199254740992.0);
    }
}

/* ONNX's node tests test_attention_4d and _4d_causal: Q (2, 3, 4, 8), K and V (2, 3, 6, 8) are
 * numpy.random.rand after numpy.random.seed(0). The expected rows Y[1, 2, 3], here in units of 1e-8,
 * are those of ONNX's reference operator (onnx/reference/ops/op_attention.py), run in NumPy in
 * float32. */
void onnx_checks(void)
{
    enum { HEADS = 6, Q = 4, K = 6, D = 8 };
    static const int32_t expected[2][D] = {
        { 68953890, 47463804, 37436265, 51913100, 51944137, 64489090, 48098350, 49064540 },
        { 57794577, 47081012, 37143660, 51022726, 41990440, 67121357, 34536517, 56784930 },
    };
    double largest[2];
    lab_reference(
        TR("ONNX 算子 Attention 的节点测试", "ONNX, node tests of the operator Attention"),
        "https://onnx.ai/onnx/operators/onnx__Attention.html");
    page.shape = (struct attention_shape){ Q, K, D };
    numpy_seed(0);
    numpy_rand(page.qkv[0], HEADS, Q * D);
    numpy_rand(page.qkv[1], HEADS, K * D);
    numpy_rand(page.qkv[2], HEADS, K * D);
    for (int causal = 0; causal < 2; causal++) {
        double row[D];
        for (int c = 0; c < D; c++)
            row[c] = expected[causal][c] * 1e-8;
        page.causal = causal;
        page_stages();
        largest[causal] = largest_difference(page.out + (Q - 1) * D, row, D);
    }
    lab_check(TR("test_attention_4d：Y[1, 2, 3] 的 8 个数，最大差",
                 "test_attention_4d: the 8 numbers of Y[1, 2, 3], largest difference"),
              largest[0], 0, 5e-7);
    lab_check(TR("test_attention_4d_causal：Y[1, 2, 3] 的 8 个数，最大差",
                 "test_attention_4d_causal: the 8 numbers of Y[1, 2, 3], largest difference"),
              largest[1], 0, 5e-7);
}
