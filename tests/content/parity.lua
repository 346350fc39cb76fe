-- parity: a page says in Chinese what it says in English.
local harness = require "harness"

local SCALES = { ["万"] = 1e4, ["亿"] = 1e8, thousand = 1e3, million = 1e6, billion = 1e9, trillion = 1e12 }

-- Numbers in digits of a text, as a set: 1.5亿 and 150 million are one number.
local function numbers_of(words)
  local set = {}
  for digits, behind in words:gmatch("(%d[%d.,]*)%s?([^%s%d,.，。|)]*)") do
    local value = tonumber((digits:gsub(",", ""):gsub("%.+$", "")))
    for word, scale in pairs(SCALES) do
      if value and behind:sub(1, #word) == word then value = value * scale end
    end
    set[value and ("%.10g"):format(value) or digits] = true
  end
  return set
end

local function missing(from, other)
  local list = {}
  for key in pairs(from) do
    if not other[key] then list[#list + 1] = key end
  end
  table.sort(list)
  return table.concat(list, ", ")
end

-- A sorted list of formulas; words within them may be in the page's language.
local function formulas_of(one)
  local list = {}
  for i, tex in ipairs(one.formulas) do list[i] = tex:gsub("\\text{[^}]*}", "\\text{}"):gsub("%s+", " ") end
  table.sort(list)
  return list
end

local function levels_of(one)
  local list = {}
  for i, heading in ipairs(one.headings) do list[i] = heading.level end
  return table.concat(list)
end

-- The code without comments, which are in the page's language.
local function without_comments(code)
  return (code:gsub('""".-"""', ""):gsub("/%*.-%*/", ""):gsub("%s*//[^\n]*", ""):gsub("%s*#%s[^\n]*", ""))
end

local function programs_of(one)
  local list = {}
  for _, block in ipairs(one.blocks) do
    if block.info:find("^c") or block.info:find("^python") then list[#list + 1] = without_comments(block.code) end
  end
  return table.concat(list, "\n")
end

local parity = {}

-- What all pages must share.
function parity.check(zh, en)
  local function same(what, left, right)
    harness.check(("%s, %s: the same %s"):format(zh.path, en.path, what), left == right, harness.both(left, right))
  end
  same("id", zh.id, en.id)
  same("demos", zh.demos, en.demos)
  same("levels of headings", levels_of(zh), levels_of(en))
  same("code", programs_of(zh), programs_of(en))
  same("formulas", table.concat(formulas_of(zh), "\n"), table.concat(formulas_of(en), "\n"))
  local left, right = numbers_of(zh.words), numbers_of(en.words)
  local only_zh, only_en = missing(left, right), missing(right, left)
  harness.check(zh.path .. ": each number stands in the English page too", only_zh == "", only_zh)
  harness.check(en.path .. ": each number stands in the Chinese page too", only_en == "", only_en)
end

return parity
