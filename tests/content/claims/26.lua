local BETWEEN = 54 * 24 * 60 / 419 -- minutes

-- Parameters of Mixtral 8x7B, by the sizes of its configuration, with `experts` of each layer's 8.
local function mixtral(experts)
  local attention = 2 * 4096 * 4096 + 2 * 4096 * 1024
  return 32 * (attention + 8 * 4096 + experts * 3 * 4096 * 14336) + 2 * 32000 * 4096
end

return {
  { "91", 1 / (0.01 + 0.99 / 1024) },
  { "1014", 0.01 + 0.99 * 1024 },
  { "980 GB", 70 * (2 + 4 + 4 + 4) },
  { "1.9 GB", 980 / 512 },
  { "186", BETWEEN },
  { "19$", (2 * BETWEEN) ^ 0.5 },
  { "10%", 1 / (2 * BETWEEN) ^ 0.5 + (2 * BETWEEN) ^ 0.5 / (2 * BETWEEN) },
  { "16$", 512 / (8 * 4) },
  { zh = "每参数14字节", en = "14 bytes a parameter", 2 + 4 + 4 + 4 },
  { zh = "最小值的2倍", en = "2 times their minimum", 1 + 1 / 1 },
  { zh = "数据并行128", en = "data parallelism of 128", 16384 / (8 * 16) },
  { zh = "共47B参数", en = "47B parameters", mixtral(8) / 1e9 },
  { zh = "只用13B", en = "uses 13B", mixtral(2) / 1e9 },
  { "(0.01+", 1 - 0.99 },

  given = {
    ["0.99"] = "parallel share of the example",
    ["54"] = "days, Llama 3",
  },
}
