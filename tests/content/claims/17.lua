-- The mean loss where 90% are right and the predicted class leads by a logit of z.
local function loss(z)
  return 0.9 * math.log(1 + math.exp(-z)) + 0.1 * math.log(1 + math.exp(z))
end

local function standard_error(rate, count)
  return math.sqrt(rate * (1 - rate) / count)
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
}
