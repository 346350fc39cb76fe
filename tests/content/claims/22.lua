local RHO = 1 / (2 * 1.1 ^ 2)

return {
  { "0.43\\%", 256 / 60000 },
  { "0.4132", RHO },
  { "11.513", math.log(1e5) },
  { "4.78", RHO + 2 * math.sqrt(RHO * math.log(1e5)) },
  { "0.27%", math.exp(1) * 0.001 + 1e-5 },
  { "2981", math.exp(8) },
  { zh = "512倍", en = "factor of 512", 2 * 256 },
  { zh = "批次大16倍", en = "Batches 16 times", 4096 / 256 },
  { zh = "范数5，", en = "norm 5 ", math.sqrt(3 ^ 2 + 4 ^ 2) },
  { "(0.6,", 3 / 5 },
  { "0.8)", 4 / 5 },
  { zh = "范数0.5", en = "norm 0.5", math.sqrt(0.3 ^ 2 + 0.4 ^ 2) },
  { "(0.9,", 3 / 5 + 0.3 },
  { "1.2)", 4 / 5 + 0.4 },

  given = {
    ["0.001"] = "false-positive rate of the example",
    ["0.3"] = "gradient of the example",
    ["0.4"] = "gradient of the example",
    ["10"] = "Kandpal et al. 2022",
    ["63"] = "Golle 2006",
    ["87"] = "Sweeney 2000",
    ["95"] = "Abadi et al. 2016",
    ["97"] = "Abadi et al. 2016",
    ["98.3"] = "Abadi et al. 2016",
    ["1000"] = "Kandpal et al. 2022",
  },
}
