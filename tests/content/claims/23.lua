-- The standard normal's cumulative distribution, by Simpson's rule.
local function normal(x)
  local sum, count = 0, 1000
  local width = x / count
  for i = 0, count do
    local weight = (i == 0 or i == count) and 1 or i % 2 == 1 and 4 or 2
    sum = sum + weight * math.exp(-(i * width) ^ 2 / 2)
  end
  return 0.5 + sum * width / 3 / math.sqrt(2 * math.pi)
end

-- Two normals at -1 and 1, one sample in 20 positive: the threshold that is best for accuracy, and what it gives.
local BEST = -math.log(0.05 / 0.95) / 2

local function recall(threshold)
  return normal(1 - threshold)
end

local function precision(threshold)
  local right = 0.05 * recall(threshold)
  return right / (right + 0.95 * normal(-1 - threshold))
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
  { "0.76", normal(1 / math.sqrt(2)) },
  { "0.92", normal(2 / math.sqrt(2)) },
  { "0.169", 0.2 * math.log(1.4) - 0.2 * math.log(0.6) },
}
