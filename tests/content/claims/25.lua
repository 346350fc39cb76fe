return {
  { zh = "平均20。", en = "on average 20", (10 + 50 - 20) / 2 } ,
  { zh = "平均30", en = "on average 30", (20 + 50 - 10) / 2 },
  { "2.5", (10 - 5 + 10 - 10) / 2 },
  { zh = "100万", en = "1 million", 2 ^ 20, digits = 1 },
  { zh = "差5%", en = "off by 5%", 0.7 + 0.35 - 1 },
  { "=30$", 50 - 20 },
  { "=40$", 50 - 10 },
  { zh = "多出来的20由", en = "extra 20", 50 - 10 - 20 },
  { zh = "平均输出是5", en = "average output is 5", 10 * 0.5 },

  given = {
    ["0.5"] = "probability of the example",
    ["0.75"] = "default of the lime package",
    ["34"] = "Templeton et al. 2024",
    ["3400"] = "Templeton et al. 2024",
  },
}
