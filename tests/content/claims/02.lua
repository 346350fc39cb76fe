return {
  { "\\approx0.82", (1 - 0.0001) ^ 2000 },
  { "33000", 1 / (3e-4 * 0.1), digits = 2 },
  { "0.267", 0.4 / 1.5 },
  { "2.5", 3 - 0.5 },
  { "20", ((0 - 6) ^ 2 + (4 - 6) ^ 2 + (8 - 6) ^ 2 + (12 - 6) ^ 2) / 4 },
  { "20", 0.5 / (1 - 0.5) * (2 ^ 2 + 4 ^ 2) },
  { "0.0001)", 1e-3 * 0.1 },
  { zh = "均值是6", en = "mean is 6", (0 + 4 + 8 + 12) / 4 },

  given = {
    ["0.01"] = "default of AdamW in PyTorch",
    ["0.4"] = "a component of the example",
    ["0.5"] = "strength and probability of the example; dropout of the hidden layers of Srivastava et al. 2014",
    ["60000"] = "occurrences in C4 (Lee et al. 2022)",
  },
}
