local normal = require "normal"

return {
  { "0.622", 1 / (1 + math.exp(-0.5)) },
  { "0.378", 1 / (1 + math.exp(0.5)) },
  { "0.03", 0.01 * 1000 ^ 0.5 * 0.1 },
  { "1.16", 0.5 * normal.quantile(0.99) },
  { zh = "约要8次", en = "about 8 forward", 7 + 1 },
  { "=1$", 0.01 * 1000 * 0.1 },
  { "$-0.5$", 0.5 - 0.01 * 1000 * 0.1 },
  { zh = "5个未知数", en = "5 unknowns", 4 + 1 },

  given = {
    ["0.01"] = "perturbation of the example; Carlini et al. 2024",
    ["0.1"] = "weights of the example",
    ["0.99"] = "probability of the example",
    ["50"] = "Madry et al. 2018",
    ["90"] = "Madry et al. 2018",
  },
}
