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
}
