local normal = require "normal"

local POWER = (normal.quantile(0.975) + normal.quantile(0.8)) ^ 2 -- two-sided 5%, power 80%

-- The top score that is expected of `models`, each right with probability p on n items.
local function best_of(models, n, p)
  local log, below, mean = n * math.log(1 - p), 0, 0 -- of the probability that just `right` are right
  for right = 0, n do
    local upto = below + math.exp(log)
    mean = mean + right * (upto ^ models - below ^ models)
    log, below = log + math.log((n - right) / (right + 1) * p / (1 - p)), upto
  end
  return mean / n
end

-- The two-sided probability of McNemar's exact test where `more` and `less` items are right in one model alone.
local function mcnemar(more, less)
  local term, tail = 0.5 ^ (more + less), 0 -- of `k` items for the better one
  for k = more + less, more, -1 do
    tail = tail + term
    term = term * k / (more + less - k + 1)
  end
  return 2 * tail
end

return {
  { "0.0095", (0.9 * 0.1 / 1000) ^ 0.5 },
  { zh = "1.9个百分点", en = "1.9 points", 196 * (0.9 * 0.1 / 1000) ^ 0.5 },
  { "1.41", 10 / 50 ^ 0.5 },
  { "0.0071", (50 - 10 ^ 2 / 1000) ^ 0.5 / 1000 },
  { "0.0131", (0.9 * 0.1 / 1000 + 0.91 * 0.09 / 1000) ^ 0.5 },
  { "13500", POWER * (0.9 * 0.1 + 0.91 * 0.09) / 0.01 ^ 2, digits = 3 },
  { "3900", POWER * (0.05 - 0.01 ^ 2) / 0.01 ^ 2, digits = 2 },
  { zh = "超过1.96即", en = "beyond 1.96", normal.quantile(0.975) },
  { "=50$", 20 + 30 },
  { "| 880 |", 900 - 20 },
  { "| 70 |", 1000 - 910 - 20 },
  { zh = "高了2.3个百分点", en = "looks 2.3 points", 100 * (best_of(100, 1000, 0.9) - 0.9) },
  { zh = "题数要4倍", en = "takes 4 times as many", (1 / 0.5) ^ 2 },
  { zh = "就有10000条", en = "is already 10000", 0.01 * 1e6 },
  { zh = "只能在0.5", en = "near 0.5", 1 / 2 },
  { "0.1}/1000\\approx0.0071", 10 ^ 2 / 1000 },
  { zh = "时约0.006", en = "about 0.006 with", mcnemar(120, 80) },

  given = {
    ["5"] = "level of the tests; folds in use; share of disagreement of the example",
    ["14"] = "Recht et al. 2019",
    ["76"] = "Sclar et al. 2024",
    ["80"] = "power of the example",
    ["95"] = "level of the intervals",
  },
}
