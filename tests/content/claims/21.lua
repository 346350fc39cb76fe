local BUDGET = 8 * 312e12 * 0.4 * 30 * 86400
local LORA = 16 * 32 * (4 * (4096 + 4096) + 3 * (4096 + 11008))

local function segments(count)
  return 2 * count + 34 * 32 / count
end

return {
  { "112 GB", 16 * 7 },
  { "1090", segments(1) },
  { "280", segments(4) },
  { "152", segments(8) },
  { "100", segments(16) },
  { "98", segments(32) },
  { "23.3", math.sqrt(34 * 32 / 2) },
  { "9.1 GB", 34 * 2048 * 4096 * 32 / 1e9 },
  { "0.82 GB", segments(32) * 2048 * 4096 / 1e9 },
  { zh = "4000万", en = "40 million", LORA, digits = 2 },
  { "0.57%", LORA / 7e9 },
  { "0.127", 8 / 64 + 32 / (64 * 256) },
  { "0.39 GB", 2 * 32000 * 4096 * (16 - 4.127) / 8 / 1e9 },
  { "2.59\\times10^{21}", BUDGET },
  { "4.6\\times10^9", math.sqrt(BUDGET / 120) },
  { "9.3\\times10^{10}", 20 * math.sqrt(BUDGET / 120) },
  { zh = "约1900", en = "about 1900", 1.5e13 / 8e9, digits = 2 },
  { zh = "3.2倍", en = "3.2 times", 989 / 312 },
  { zh = "1.6倍", en = "1.6 times", 3.35 / 2.04 },
  { "0.44", 14 / 32 },
  { "4.2 GB", 8192 * 128256 * 4 / 1e9 },
  { zh = "一个参数16字节", en = "16 bytes a parameter", 2 + 2 + 12 },
  { zh = "每参数4.127位", en = "4.127 bits", 4 + 8 / 64 + 32 / (64 * 256) },
  { zh = "约1.5倍", en = "about 1.5 times", 3 / 2 }, -- two gathers and a scatter, in place of one of each
  { zh = "每参数6字节", en = "6 bytes a parameter", 2 * 4 - 2 * 1 },
  { zh = "梯度14 GB", en = "14 GB of BF16 gradients", 2 * 7 },
  { "32 GB/s", 16 * 16 / 8 * 128 / 130, digits = 1 },
  { zh = "约5 GB", en = "about 5 GB", (4.127 / 8 * 7e9 + 16 * LORA + (32 * 2 + 34) * 2048 * 4096) / 1e9 },
  { zh = "不到1%", en = "less than 1%", LORA / 7e9 },
  { "34\\,s", 11 + 19 + 4 }, -- attention, feed-forward network and norms: Korthikanti et al. 2022
  { "{120}", 6 * 20 },
  { "20P", 1.4e12 / 70e9 }, -- Chinchilla's tokens and parameters

  given = {
    ["1.01"] = "data sheet of the RTX 4090",
    ["2.04"] = "data sheet of the A100",
    ["3.35"] = "data sheet of the H100",
    ["4.8"] = "data sheet of the H200",
    ["10"] = "margin of the program",
    ["30"] = "days of the example",
    ["40"] = "utilisation of the example",
  },
}
