-- claims: numbers in the text of a page that can be computed. claims/NN.lua, NN the number of the question, returns a list:
--     { "0.37", 0.99 ^ 100 }                     the text as it stands in both pages, and the value
--     { zh = "1.5亿", en = "150 million", 1.5e8 }  where it is written otherwise
--     { "2300", 2301.4, digits = 2 }             where zeros at the end are rounded: digits that count
--     given = { ["0.9"] = "beta1 of Adam" }      what nothing computes, and where it comes from
-- The value must be that of the text when it is rounded as the text is. Each number of the text that is a result is held by a
-- claim, by what a program of its page prints, or is given.
local harness = require "harness"
local numbers = require "numbers"
local page = require "page"

local claims = {}

-- The claims of a question; none where there is no file.
local function claims_of(number)
  local path = ("tests/content/claims/%02d.lua"):format(number)
  return harness.read(path) and dofile(path) or {}
end

-- Whether one of the numbers that a program printed is this one, as it is or rounded; one digit alone would be the rounding of
-- too many.
local function is_printed(number, printed)
  local significant = number.digits:gsub("%.", ""):gsub("^0+", "")
  local slack = #significant > 1 and number.half or 0
  for _, one in ipairs(printed) do
    if math.abs(one.value - number.value) <= slack + 1e-9 * number.value then return true end
  end
  return false
end

local function answer_of(one)
  local text = {}
  for _, role in ipairs(page.ROLES) do
    if role ~= "references" then text[#text + 1] = one.parts[role] end
  end
  return table.concat(text)
end

local function printed_on(one)
  local text = {}
  for _, block in ipairs(one.blocks) do
    if page.is_output(block, one.lang) then text[#text + 1] = block.code end
  end
  return numbers.all(table.concat(text))
end

-- Results in the text that neither a claim nor a program holds: a list of their digits.
local function others(list, one)
  local seen, found, printed = {}, {}, printed_on(one)
  for _, claim in ipairs(list) do
    local _, _, digits = numbers.first(claim[one.lang] or claim[1])
    seen[digits] = true
  end
  for _, number in ipairs(numbers.results(answer_of(one))) do
    if not seen[number.digits] and not is_printed(number, printed) then found[#found + 1] = number.digits end
    seen[number.digits] = true
  end
  return found
end

-- Digits of the results in the page that nothing holds and that are not given, in their order.
function claims.unheld(one)
  local list, found = claims_of(one.number), {}
  for _, digits in ipairs(others(list, one)) do
    if not (list.given or {})[digits] then found[#found + 1] = digits end
  end
  return found
end

local function check_claim(claim, one)
  local text, value = claim[one.lang] or claim[1], claim[one.lang] and claim[1] or claim[2]
  harness.check(("%s: '%s' stands in it"):format(one.path, text), one.text:find(text, 1, true))
  local said, half = numbers.first(text, claim.digits)
  harness.check(("%s: '%s' is what is computed"):format(one.path, text),
    math.abs(said - value) <= half * (1 + 1e-9), ("computed: %.10g"):format(value))
end

-- Nothing is given that is held already, or that is no longer there.
local function check_given(number, list, pages)
  local needed = {}
  for _, one in pairs(pages) do
    for _, digits in ipairs(others(list, one)) do needed[digits] = true end
  end
  for digits in pairs(list.given or {}) do
    harness.check(("question %d: that '%s' is given must be said"):format(number, digits), needed[digits])
  end
end

-- Checks the numbers of a question in its two pages.
function claims.check(number, pages)
  local list = claims_of(number)
  for _, one in pairs(pages) do
    for _, claim in ipairs(list) do check_claim(claim, one) end
    local unheld = table.concat(claims.unheld(one), ", ")
    harness.check(one.path .. ": each result is computed, printed or given", unheld == "", unheld)
  end
  check_given(number, list, pages)
end

return claims
