-- How much more a class of 10 samples weighs than one of 10000.
local function weight_ratio(beta) return (1 - beta ^ 10000) / (1 - beta ^ 10) end

return {
  { "0.48", 1 - 120 * 42525 / 5 ^ 10 },
  { zh = "256倍", en = "factor of 256", 1280 / 5 },
  { "0.900$", 2 * 9000 / (2 * 9000 + 1000 + 1010) },
  { "0.45", (0.9 + 0) / 2 },
  { "2.01", 2 - math.log(0.99) },
  { "5.61", 1 - math.log(0.01) },
  { zh = "1.5，", en = "1.5 at", weight_ratio(0.9) },
  { "100.4", weight_ratio(0.999) },
  { "632.4", weight_ratio(0.9999) },
  { zh = "约11倍", en = "about 11 times", 969 / 90 },
  { zh = "约20倍", en = "about 20", 1824 / 90 },
  { zh = "命中9000", en = "9000 hits", 10000 * 0.9 },
  { zh = "误报1000", en = "1000 false alarms", 10000 * 0.9 / 0.9 - 10000 * 0.9 },
  { zh = "漏报1000", en = "1000 misses", 10000 - 10000 * 0.9 },
  { "1010)", 1000 + 10 },
  { zh = "就是10个百分点", en = "by 10 percentage points", 100 / 10 },
  { "0.01)", 1 - 0.99 },
  { zh = "到960张", en = "to 960,", 10 + 10 * 95 },
  { zh = "从969到", en = "from 969", 900 + 60 + 9 },
  { zh = "到1824", en = "to 1824", 900 + 60 + 9 + 9 * 95 },

  given = {
    ["0.05"] = "margin of asymmetric loss, Ridnik et al. 2021",
    ["0.5"] = "the usual threshold of a probability",
    ["0.9"] = "precision of the example; beta of Cui et al. 2019",
    ["0.99"] = "share of the head in the example",
    ["0.999"] = "beta of Cui et al. 2019",
    ["0.9999"] = "beta of Cui et al. 2019",
    ["95"] = "copies in the example",
  },
}
