local function true_probability(p, keep) return p / (p + (1 - p) / keep) end

return {
  { "0.01", 1 / (1 + 99) },
  { "8.3\\%", 900 / 10900 },
  { "1005", -100000 * math.log(0.99) },
  { "230", -100 * math.log(0.1) },
  { "0.10", -100000 * math.log(0.99) * 0.01 ^ 2 },
  { "187", -100 * math.log(0.1) * 0.9 ^ 2 },
  { "0.0099", true_probability(0.5, 0.01) },
  { "0.0826", true_probability(0.9, 0.01) },
  { "1.2%", 6901 / 6818 - 1 },
  { "20%", 0.01 ^ 0.3 / (0.01 ^ 0.3 + 0.99 ^ 0.3) },
  { "-4.6", math.log(0.01 / 0.99) },
  { "0.693", math.log(2) },
  { "0.056", -0.01 * math.log(0.01) - 0.99 * math.log(0.99) },
  { zh = "占1%", en = "1% are", 200 / 20000 },
  { "0.9^2", 1 - 0.1 },
  { zh = "命中900", en = "900 hits", 0.90 * 1000 },
  { zh = "误报10000", en = "10000 false", 0.01 * 1000000 },

  given = {
    ["0.1"] = "a probability of the example",
    ["0.25"] = "alpha of Lin et al. 2017",
    ["0.3"] = "alpha of XLM-R (Conneau et al. 2020)",
    ["0.5"] = "the usual threshold",
    ["0.99"] = "a probability of the example",
    ["90"] = "a recall of the example",
  },
}
