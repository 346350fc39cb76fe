-- The largest step of Adam over the learning rate, whatever the gradients.
local function bound(beta1, beta2)
  return (1 - beta1) / math.sqrt((1 - beta2) * (1 - beta1 ^ 2 / beta2))
end

return {
  { "7.27", bound(0.9, 0.999) },
  { "1.16", bound(0.9, 0.95) },
  { "8.06", math.sqrt(65) },
  { "1.41", math.sqrt(2) },
  { "0.0025", 0.02 / math.sqrt(64) },
  { "0.00195", 2 ^ -9 },
  { "0.2%", 2 ^ -9 },
  { "11.09", math.log(65504) },
  { "88.7", math.log(3.4028235e38) },
  { zh = "记得1000步", en = "about 1000 steps", 1 / (1 - 0.999) },
  { "65504", (2 - 2 ^ -10) * 2 ^ 15 },
  { zh = "64条支路", en = "64 branches", 2 * 32 },
  { "=65$", 1 + 64 },
  { "=2$", 1 + 64 / 64 },
  { "=8$", math.sqrt(64) },

  given = {
    ["0.02"] = "initialisation of GPT-2",
    ["0.9"] = "beta1 of Adam, Kingma & Ba 2015",
    ["10"] = "factor of the program",
    ["35"] = "OPT, Zhang et al. 2022",
    ["100"] = "PaLM, Chowdhery et al. 2022",
    ["200"] = "PaLM, Chowdhery et al. 2022",
  },
}
