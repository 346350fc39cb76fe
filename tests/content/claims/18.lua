local COMPUTE = 6 * 7e9 * 2e12
local DAY = 86400

local function days(utilisation)
  return COMPUTE / (256 * 312e12 * utilisation) / DAY
end

-- Seconds of a step on 4096 GPUs with the critical batch: arithmetic, and the gradients' ring less what the backward pass hides.
local ARITHMETIC = 6 * 7e9 * 4e6 / (4096 * 312e12 * 0.45)
local STEP = ARITHMETIC + 2 * 4095 / 4096 * 14e9 / 50e9 - ARITHMETIC * 2 / 3

local FAILURE = 54 * DAY / 419 -- seconds between failures of Llama 3
local INTERVAL = math.sqrt(2 * 60 * FAILURE)

return {
  { "8.4\\times10^{22}", COMPUTE },
  { "3.59\\times10^{16}", 256 * 312e12 * 0.45 },
  { "27.0", days(0.45) },
  { "40.6", days(0.3) },
  { "13.5", days(0.3) - days(0.45) },
  { zh = "约35%", en = "about 35%", 6 * 37e9 * 14.8e12 / (2.664e6 * 3600 * 989e12) },
  { "0.56", 2 * 14 / 50 },
  { zh = "3.8天而", en = "takes 3.8 days", 2 * 1e12 / 4e6 * STEP / DAY },
  { zh = "1.7天", en = "1.7.", days(0.45) * 256 / 4096 },
  { "977", 4e6 / 4096 },
  { zh = "速度是2.5倍", en = "2.5 times", 1 / 0.4 },
  { "3.3", 1 / (0.2 + 0.8 / 8) },
  { "0.3", 0.2 + 0.8 / 8 },
  { "2.4", 8 * (0.2 + 0.8 / 8) },
  { zh = "3.1小时", en = "3.1 hours", FAILURE / 3600 },
  { zh = "约19分钟", en = "about 19 minutes", INTERVAL / 60 },
  { zh = "约10%", en = "about 10%", 60 / INTERVAL + INTERVAL / (2 * FAILURE) },
  { zh = "梯度14 GB", en = "that is 14 GB", 2 * 7 },
  { zh = "约28 GB", en = "about 28 GB", 2 * 4095 / 4096 * 14 },
  { zh = "2倍 | 主权重", en = "2 times the peak of TF32", 312 / 156 },
  { zh = "2倍 | 细粒度", en = "2 times the peak of BF16", 1979 / 989 },
  { zh = "不超过5", en = "exceeds 5 times", 1 / 0.2 },
  { zh = "最小值的2倍", en = "2 times their minimum", 1 + 1 / 1 },
  { "4ND", 2 + 2 }, -- the gradients of inputs and of weights
  { "C\\approx6", 2 + 4 },
  { "\\right)=1", (1 + 1 / 3 - 1) * (1 + 3 - 1) }, -- a batch of 3 times the critical one

  given = {
    ["0.45"] = "utilisation of the example",
    ["1.48"] = "tokens of DeepSeek-V3, its report",
    ["2.664"] = "GPU hours of DeepSeek-V3, its report",
    ["8"] = "GPUs of the example; batch of Llama 3, its report",
    ["16"] = "batch of Llama 3, its report",
    ["20"] = "serial share of the example",
    ["30"] = "utilisation of the example",
    ["37"] = "active parameters of DeepSeek-V3, its report",
    ["40"] = "share of padding of the example",
    ["45"] = "utilisation of the example",
    ["54"] = "days, Llama 3",
    ["60"] = "seconds of a save in the example",
    ["266.4"] = "GPU hours of DeepSeek-V3, its report",
    ["370"] = "active parameters of DeepSeek-V3, its report",
    ["400"] = "batch of Llama 3, its report",
    ["800"] = "batch of Llama 3, its report",
    ["1600"] = "batch of Llama 3, its report",
  },
}
