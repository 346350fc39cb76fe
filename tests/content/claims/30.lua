local normal = require "normal"

local POWER = (normal.quantile(0.975) + normal.quantile(0.8)) ^ 2 -- two-sided 5%, power 80%
local REQUESTS = POWER * (0.01 * 0.99 + 0.012 * 0.988) / 0.002 ^ 2

return {
  { zh = "=20$天", en = "=20$ days", (2 * 2000 / 10) ^ 0.5 },
  { "=200$", 2000 / 20 + 10 * 20 / 2 },
  { "425$", 2000 / 5 + 10 * 5 / 2 },
  { "333$", 2000 / 60 + 10 * 60 / 2 },
  { zh = "多花25%", en = "25% more", 0.5 * (2 + 1 / 2) - 1 },
  { "7.85", POWER },
  { "43000", REQUESTS, digits = 2 },
  { zh = "2.4小时", en = "2.4 hours", REQUESTS / 5 / 3600 },
  { "a=10$", 0.1 * 100 },
  { "$400+", 2000 / 5 },
  { "+25=", 10 * 5 / 2 },
  { "$33+", 2000 / 60 },
  { "+300=", 10 * 60 / 2 },
  { "\\times0.99+", 1 - 0.01 },
  { "\\times0.988)", 1 - 0.012 },
  { "/0.002^2", 0.012 - 0.01 },
  { zh = "每秒5个", en = "gets 5 a second", 500 * 0.01 },
  { "92%", (900 - 30 + 50) / 1000 },
  { "(0.01\\times", 1.0 / 100 },
  { "+0.012", 1.2 / 100 },
  { zh = "从90%", en = "from 90%", 900 / 1000 },

  given = {
    ["0.1"] = "decline of the example",
    ["1.0"] = "failure rate of the example",
    ["1"] = "share of the canary",
    ["1.2"] = "failure rate of the example",
    ["60"] = "interval of the example",
    ["80"] = "power of the example",
  },
}
