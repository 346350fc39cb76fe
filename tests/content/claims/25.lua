return {
  { zh = "平均20。", en = "on average 20", (10 + 50 - 20) / 2 } ,
  { zh = "平均30", en = "on average 30", (20 + 50 - 10) / 2 },
  { "2.5", (10 - 5 + 10 - 10) / 2 },
  { zh = "100万", en = "1 million", 2 ^ 20, digits = 1 },
  { zh = "差5%", en = "off by 5%", 0.7 + 0.35 - 1 },
}
