local BETA = 0.3658 -- of Besiroglu et al. 2024

local function loss(parameters) -- at the budget of 70B parameters and 1.4T tokens
  local tokens = 70e9 * 1.4e12 / parameters
  return 1.8172 + 482.01 / parameters ^ 0.3478 + 2085.43 / tokens ^ BETA
end

return {
  { "3.15\\times10^{23}", 6 * 175e9 * 300e9 },
  { "5.88\\times10^{23}", 6 * 70e9 * 1.4e12 },
  { "3.79\\times10^{25}", 6 * 405e9 * 15.6e12 },
  { "3.29\\times10^{24}", 6 * 37e9 * 14.8e12 },
  { "1.7", 300 / 175 },
  { "39", 15.6e12 / 405e9 },
  { "400", 14.8e12 / 37e9 },
  { "57%", 1 - 30 / 70 },
  { "0.008", loss(30e9) - loss(70e9) },
  { "8.4\\times10^{22}", 6 * 7e9 * 2e12 },
  { "9.6", 6 * 7e9 * 2e12 / (256 * 989e12 * 0.4) / 86400 },
  { "112 GB", 7 * 16 },
  { "4.2", 14 / 3350 * 1000 },
  { "239", 3350 / 14 },
  { "0.04", 0.90 ^ 30 },
  { "0.21", 0.95 ^ 30 },
  { "0.74", 0.99 ^ 30 },
  { "5.5%", 37 / 671 },
  { "C\\approx6ND", 2 + 4 }, -- operations of the passes forward and backward
  { "$2N$", 1 + 1 }, -- a multiplication and an addition
  { "$4N$", 2 * (1 + 1) }, -- for the activations and for the weights
  { zh = "约16字节", en = "16 bytes", 2 + 2 + 3 * 4 },
  { "0.37", BETA },

  given = {
    ["0.28"] = "beta of Hoffmann et al. 2022",
    ["0.90"] = "an accuracy of the example",
    ["0.95"] = "an accuracy of the example",
    ["0.99"] = "an accuracy of the example",
    ["3.35"] = "TB/s of an H100 (NVIDIA)",
    ["14.8"] = "tokens of DeepSeek-V3, in T (DeepSeek-AI 2024)",
    ["15"] = "tokens of Llama 3 8B, in T (Llama Team 2024)",
    ["15.6"] = "tokens of Llama 3 405B, in T (Llama Team 2024)",
    ["40"] = "a utilisation that large trainings reach",
    ["80"] = "GB of an H100 (NVIDIA)",
  },
}
