-- The mean loss where 90% are right and the predicted class leads by a logit of z.
local function loss(z)
  return 0.9 * math.log(1 + math.exp(-z)) + 0.1 * math.log(1 + math.exp(z))
end

local function standard_error(rate, count)
  return math.sqrt(rate * (1 - rate) / count)
end

-- The largest of `count` standard normals, on average: the integral of x against the density of the largest.
local function best_of_normal(count)
  local below, mean, width = 0, 0, 1e-4
  for i = -80000, 80000 do
    local x = i * width
    local share = math.exp(-x * x / 2) / math.sqrt(2 * math.pi) * width
    mean = mean + x * ((below + share) ^ count - below ^ count)
    below = below + share
  end
  return mean
end

local hold, val = standard_error(0.13, 1000), standard_error(0.15, 1000)

return {
  { "0.418", loss(4) },
  { "0.800", loss(8) },
  { "0.325", loss(math.log(9)) },
  { "2.197", math.log(9) },
  { "0.0106", hold },
  { "0.0113", val },
  { "0.0155", math.sqrt(hold ^ 2 + val ^ 2) },
  { zh = "1.3个", en = "1.3 standard", 0.02 / math.sqrt(hold ^ 2 + val ^ 2) },
  { "6.6", 0.07 / hold },
  { zh = "1678万", en = "16.78 million", 4096 ^ 2 },
  { "65536", 2 * 4096 * 8 },
  { "0.39%", 2 * 8 / 4096 },
  { "0.95", 100 * standard_error(0.9, 1000) },
  { "=0.01$", 0.06 - 0.05 },
  { "=0.07$", 0.13 - 0.06 },
  { "=0.02$", 0.15 - 0.13 },
  { zh = "90%的把握", en = "90% confidence", 1 / (1 + math.exp(-math.log(9))) },
  { zh = "约1.5个标准误", en = "about 1.5 standard errors", best_of_normal(10) },
  { zh = "1.5个百分点", en = "1.5 percentage points", best_of_normal(10) * 100 * standard_error(0.9, 1000) },
  { "+0.1\\ln", 1 - 0.9 },

  given = {
    ["0.05"] = "error of the example",
    ["0.06"] = "error of the example",
    ["0.15"] = "error of the example",
    ["0.9"] = "accuracy of the example",
    ["25"] = "share of the data, chosen",
    ["50"] = "share of the data, chosen",
    ["100"] = "share of the data, chosen",
  },
}
