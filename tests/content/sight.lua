-- sight: the check of the pages' numbers sees what it must, or that nothing is unheld would say nothing.
local claims = require "claims"
local harness = require "harness"
local numbers = require "numbers"

local RESULTS = { -- of a text, which numbers are results
  { "loss 0.37 after 30 layers", "0.37" },
  { "needs 14 GB of $24$ GB", "14, 24" },
  { "占57%，快4倍，共$112$ GB，1.5亿个", "57, 4, 112, 1.5" },
  { "约7次，约$9$步，$\\approx345$", "7, 9, 345" },
  { "about 7 rows, about $1/17$ of them", "7, 17" },
  { "$n=12d=49152$, $(3-1)/4=2$", "49152, 2" },
  { "$n=400$, $x_1=3$, $\\sum_{t=1}^{T}\\frac{1}{2}$", "" },
  { "$B=2+1\\times3=5$", "5" },
  { "GPT-3.5 of 2022, 8 heads of 64", "" },
}

local function check_results(text, expected)
  local found = {}
  for i, one in ipairs(numbers.results(text)) do found[i] = one.digits end
  local got = table.concat(found, ", ")
  harness.check(("the results of '%s'"):format(text), got == expected, harness.both(expected, got))
end

local PRINTED = { -- beside a program that prints 0.8432 and 7: what is said, and what of it nothing holds
  { "a loss of 0.843, 84% of it, about 7", "" },
  { "a loss of 0.844, 85% of it, about 8", "0.844, 85, 8" },
  { "a loss of 0.8", "0.8" },
}

local function check_printed(text, expected)
  local output = { info = 'text title="Output"', code = "loss 0.8432 in 7 steps\n" }
  local got = table.concat(claims.unheld { number = 0, lang = "en", parts = { depth = text }, blocks = { output } }, ", ")
  harness.check(("what nothing holds of '%s'"):format(text), got == expected, harness.both(expected, got))
end

-- `one` is the page of question 1 in Chinese, where a claim holds 9.6 days and 112 GB.
local function check_changed(one)
  local depth = one.parts.depth:gsub("约9%.6天", "约9.7天"):gsub("共112 GB", "共113 GB")
  local parts = setmetatable({ depth = depth }, { __index = one.parts })
  local got = table.concat(claims.unheld(setmetatable({ parts = parts }, { __index = one })), ", ")
  harness.check(one.path .. ": numbers that are changed are seen", got == "9.7, 113", harness.both("9.7, 113", got))
end

return function(one)
  for _, case in ipairs(RESULTS) do check_results(table.unpack(case)) end
  for _, case in ipairs(PRINTED) do check_printed(table.unpack(case)) end
  check_changed(one)
end
