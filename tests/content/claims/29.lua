local CACHE = 2048 * 131072 -- bytes of a request

-- Seconds of a decoding step on an H100: 8e9 parameters of `byte` bytes each.
local function step(batch, byte)
  return (8e9 * byte + batch * CACHE) / 3.35e12
end

local PREFILL = 2 * 8e9 * 1792 / (0.5 * 989e12)
local DECODE = 256 * step(30, 2) / (1 - 8 * PREFILL)

return {
  { "0.268", CACHE / 1e9 },
  { "2.87\\times10^{13}", 2 * 8e9 * 1792 },
  { "58 ms", PREFILL * 1e3 },
  { "46%", 8 * PREFILL },
  { "54%", 1 - 8 * PREFILL },
  { "24$ GB", 16 + 30 * CACHE / 1e9 },
  { "7.2 ms", step(30, 2) * 1e3 },
  { "3.4 s", DECODE },
  { "27", 8 * DECODE },
  { "13 ms", step(30, 2) / (1 - 8 * PREFILL) * 1e3 },
  { "8 GB", 30 * CACHE / 1e9 },
  { "116%", 20 * PREFILL },
  { zh = "12.8倍", en = "12.8 times", 16 * step(1, 2) / step(16, 2) },
  { zh = "3.8倍", en = "3.8 times", step(1, 2) / step(1, 0.5) },
  { zh = "1.2倍", en = "1.2 times", step(200, 2) / step(200, 0.5) },
  { "3.36", (1 - 0.8 ^ 5) / (1 - 0.8) },
  { zh = "权重16 GB", en = "16 GB of BF16 weights", 8 * 2 },
  { zh = "共2048个词元", en = "together 2048 tokens", 1792 + 256 },
  { "128 KiB", 2 * 32 * 8 * 128 * 2 / 2 ^ 10 },
  { "8 s", 16 / 2 },

  given = {
    ["0.8"] = "acceptance of the example",
    ["2"] = "speed of loading of the example",
    ["3.35"] = "data sheet of the H100",
    ["20.4"] = "Kwon et al. 2023",
    ["38.2"] = "Kwon et al. 2023",
  },
}
