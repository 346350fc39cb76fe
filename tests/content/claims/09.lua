-- Pairs of components of rotary encoding, of 64, whose wavelength is longer than the text.
local function slow_pairs(base, length)
  local count = 0
  for i = 0, 63 do
    if 2 * math.pi * base ^ (i / 64) > length then count = count + 1 end
  end
  return count
end

return {
  { "14%", 8192 / (12 * 4096 + 8192) },
  { "73%", 131072 / (12 * 4096 + 131072) },
  { "96%", 1048576 / (12 * 4096 + 1048576) },
  { "49152", 12 * 4096 },
  { "16 GiB", 131072 * 128 / 2 ^ 20 },
  { "22.2", (10000 - 64) / (512 - 64) },
  { "9856", 22 * 448 },
  { "144", 10000 - 22 * 448 },
  { "14%", (22 * 512 + 144) / 10000 - 1 },
  { "5.8\\times10^6", 22 * 512 ^ 2 + 144 ^ 2 },
  { zh = "14对", en = "14 pairs", slow_pairs(10000, 8192) },
  { zh = "29对", en = "29 pairs", slow_pairs(500000, 8192) },
  { "131072", 2 * 4096 * 16 },
  { zh = "64个词元", en = "64 tokens", 2 * 4096 * 16 / (2 * 8 * 128) },
  { "4.3\\times10^{-5}", 0.99 ^ 1000 },
  { "24d^2", (4 + 2 * 4) * (1 + 1) },
  { "2nd", 2 * (1 + 1) / 2 }, -- scores and values; half of them are masked
  { "128 KiB", 2 * 32 * 8 * 128 * 2 / 2 ^ 10 },
  { "17$", 10000 ^ 2 / (22 * 512 ^ 2 + 144 ^ 2) },
  { zh = "步长448", en = "step is 448", 512 - 64 },
  { "50$", 64 - slow_pairs(10000, 8192) },
  { "35$", 64 - slow_pairs(500000, 8192) },
  { zh = "是16，", en = "16 from 8192", 131072 / 8192 },

  given = {
    ["0.99"] = "a coefficient chosen as an example",
    ["4"] = "width of the feed-forward layer",
    ["10"] = "an overlap in use",
    ["20"] = "an overlap in use",
    ["800"] = "tokens of long context of Llama 3, in 1e9 (Llama Team 2024)",
    ["1000"] = "steps of Chen et al. 2023",
    ["8000"] = "tokens of long context of Llama 3, in 1e8 (Llama Team 2024)",
  },
}
