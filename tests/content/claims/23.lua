local normal = require "normal"

-- Two normals at -1 and 1, one sample in 20 positive: the threshold that is best for accuracy, and what it gives.
local BEST = -math.log(0.05 / 0.95) / 2

local function recall(threshold)
  return normal.below(1 - threshold)
end

local function precision(threshold)
  local right = 0.05 * recall(threshold)
  return right / (right + 0.95 * normal.below(-1 - threshold))
end

return {
  { "0.083", 1 / 12 },
  { "3.2", 8 ^ 2 / 20 },
  { "37%", math.exp(-1) },
  { "1.8%", math.exp(-4) },
  { "84%", recall(0) },
  { "32%", recall(BEST) },
  { "22%", precision(0) },
  { "71%", precision(BEST) },
  { "0.76", normal.below(1 / math.sqrt(2)) },
  { "0.92", normal.below(2 / math.sqrt(2)) },
  { "0.169", 0.2 * math.log(1.4) - 0.2 * math.log(0.6) },
  { "=9$", 0.9 / 0.1 },
  { "{99}$", (0.99 / 0.5) / (0.01 / 0.5) },
  { "{11}$", 99 / 9 },
  { "{12}\\approx", 1 + 11 },
  { "=8^2", 4 + 1 + 1 + 1 + 1 },
  { "/20=", 4 ^ 2 + 1 + 1 + 1 + 1 },
  { "/0.1=9", 1 - 0.9 },
  { "{0.01/", 1 / 100 },
  { "{0.99/", 1 - 0.01 },
  { zh = "0.3是", en = "0.3 give", 1 - 0.7 },

  given = {
    ["0.05"] = "prior of the program",
    ["0.25"] = "rule of thumb",
    ["0.5"] = "share of the example; AUC of guessing",
    ["0.7"] = "share of the example",
    ["0.9"] = "probability of the example",
    ["1"] = "share of the example; Kumar et al. 2022",
    ["2"] = "Kumar et al. 2022",
    ["7"] = "Kumar et al. 2022",
    ["10"] = "Kumar et al. 2022",
    ["70"] = "Camelyon17 of WILDS, Koh et al. 2021",
    ["93"] = "Camelyon17 of WILDS, Koh et al. 2021",
  },
}
