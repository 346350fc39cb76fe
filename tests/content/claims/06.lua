local function degrees_apart(x, y, u, v)
  return math.deg(math.acos((x * u + y * v) / (math.sqrt(x * x + y * y) * math.sqrt(u * u + v * v))))
end

local spike = 0.999 * 1 + 0.001 * 100 ^ 2 -- the second moment after a gradient 100 times as large as usual

return {
  { "2.7\\times10^{-5}", 0.9 ^ 100 },
  { "1.4\\times10^{4}", 1.1 ^ 100 },
  { "9.5\\times10^{-7}", 0.25 ^ 10 },
  { "| 0.0625 |", 0.5 ^ 4 },
  { "| 5.0625 |", (1 + 0.5) ^ 4 },
  { "| 1.125 |", 1 + 0.5 / 4 },
  { "| 1.6018 |", (1 + 0.5 / 4) ^ 4 },
  { "8.1", degrees_apart(3, 4, 1, 1) },
  { "0.37", 0.99 ^ 100 },
  { zh = "11倍", en = "11 times", spike },
  { "0.30", 1 / math.sqrt(spike) },
  { "2300", math.log(1 / (spike - 1)) / math.log(0.999), digits = 2 },
  { "6.0\\times10^{-8}", 2 ^ -24 },
  { "0.25", 0.5 * (1 - 0.5) }, -- at 0, where the sigmoid is 0.5
  { "| 1.5 |", 1 + 0.5 },
  { "0.6,0.8", 3 / 5 },
  { "0.8)", 4 / 5 },

  given = {
    ["0.5"] = "a factor chosen as an example",
    ["0.9"] = "a factor chosen as an example",
    ["0.99"] = "a forget gate chosen as an example",
    ["0.999"] = "default beta2 of Adam (Kingma and Ba 2015)",
    ["1.0"] = "threshold of GPT-3 (Brown et al. 2020)",
    ["1.1"] = "a factor chosen as an example",
    ["2"] = "when the moment counts as recovered",
    ["100"] = "a spike chosen as an example",
  },
}
