-- claims: numbers in the text of a page that can be computed. claims/NN.lua, NN the number of the question, returns a list:
--     { "0.37", 0.99 ^ 100 }                     the text as it stands in both pages, and the value
--     { zh = "1.5亿", en = "150 million", 1.5e8 }  where it is written otherwise
--     { "2300", 2301.4, digits = 2 }             where zeros at the end are rounded: digits that count
-- The value must be that of the text when it is rounded as the text is.
local harness = require "harness"
local page = require "page"

local SCALES = { { "^%s?万", 1e4 }, { "^%s?亿", 1e8 }, { "^ thousand", 1e3 }, { "^ million", 1e6 }, { "^ billion", 1e9 },
  { "^ trillion", 1e12 }, { "^\\?%%", 0.01 } }

-- The first number of a text, and half of what its last digit stands for.
local function read_number(text, digits)
  local mantissa, behind = text:match("(%-?%d[%d,]*%.?%d*)(.*)")
  mantissa = mantissa:gsub(",", "")
  local scale = 10 ^ tonumber(behind:match("^%s*\\times%s*10^{?(%-?%d+)") or 0)
  for _, one in ipairs(SCALES) do
    if behind:find(one[1]) then scale = scale * one[2] end
  end
  local whole, fraction = mantissa:match("^%-?(%d+)%.?(%d*)$")
  local last = digits and 10 ^ (#whole - digits) or 10 ^ -#fraction
  return tonumber(mantissa) * scale, last * scale / 2
end

local claims = {}

-- The claims of a question; none where there is no file.
local function claims_of(number)
  local path = ("tests/content/claims/%02d.lua"):format(number)
  return harness.read(path) and dofile(path) or {}
end

-- Prints the numbers with a fraction that no claim of the question holds: its writer looks whether one could.
function claims.tell_others(number, one)
  local held, others = {}, {}
  for _, claim in ipairs(claims_of(number)) do held[#held + 1] = claim[one.lang] or claim[1] end
  local text = table.concat(held, " ")
  local answer = ""
  for _, role in ipairs(page.ROLES) do
    if role ~= "references" then answer = answer .. one.parts[role] end
  end
  for found in answer:gmatch("%d+%.%d+") do
    if not text:find(found, 1, true) and not others[found] then
      others[#others + 1], others[found] = found, true
    end
  end
  if #others > 0 then print(("%s: no claim holds %s"):format(one.path, table.concat(others, ", "))) end
end

-- Checks the claims of a question in its two pages.
function claims.check(number, pages)
  for _, claim in ipairs(claims_of(number)) do
    for _, lang in ipairs { "zh", "en" } do
      local one = pages[lang]
      local text, value = claim[lang] or claim[1], claim[lang] and claim[1] or claim[2]
      harness.check(("%s: '%s' stands in it"):format(one.path, text), one.text:find(text, 1, true))
      local said, half = read_number(text, claim.digits)
      harness.check(("%s: '%s' is what is computed"):format(one.path, text),
        math.abs(said - value) <= half * (1 + 1e-9), ("computed: %.10g"):format(value))
    end
  end
end

return claims
