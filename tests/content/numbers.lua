-- numbers: how those in a text are read, and which of them say something that could be wrong.
local numbers = {}

local NUMBER = "%d+%.?%d*"

local SCALES = { { "^%s?万", 1e4 }, { "^%s?亿", 1e8 }, { "^ thousand", 1e3 }, { "^ million", 1e6 }, { "^ billion", 1e9 },
  { "^ trillion", 1e12 }, { "^\\?%%", 0.01 }, { "^e([+-]%d+)" }, { "^%s*\\times%s*10^{?(%-?%d+)" } }

-- What may stand before a whole number that is a result, and behind one.
local ABOUT = { "≈%s*$", "\\approx%s*$", "约%$?%s?$", "约%$?1/$", "[Aa]bout %$?$", "[Aa]bout %$?1/$" }
local UNITS = { "\\?%%", "个?百分点", "percentage points?", "[KMGT]i?B%f[%W]", "bytes?%f[%W]", "字节", "m?s%f[%W]",
  "毫?秒", "milliseconds?", "seconds?", "分钟", "minutes?", "小时", "hours?", "天", "days?", "倍", "times", "万", "亿", "thousand",
  "million", "billion" }

local function matches_any(text, patterns, before)
  for _, pattern in ipairs(patterns) do
    if text:find((before or "") .. pattern) then return true end
  end
  return false
end

-- The number whose digits are `digits`, before the text `behind`: its value, and half of what its last digit stands for. `count` is
-- how many digits count where zeros at the end are rounded.
local function read(digits, behind, count)
  local scale = 1
  for _, one in ipairs(SCALES) do
    local exponent = behind:match(one[1])
    if exponent then scale = scale * (one[2] or 10 ^ tonumber(exponent)) end
  end
  local whole, fraction = digits:match("^(%d+)%.?(%d*)$")
  local last = count and 10 ^ (#whole - count) or 10 ^ -#fraction
  return tonumber(digits) * scale, last * scale / 2
end

-- The first number of a text, which may be negative: its value, half of what its last digit stands for, its digits.
function numbers.first(text, count)
  local sign, digits, behind = text:match("(%-?)(" .. NUMBER .. ")(.*)")
  local value, half = read(digits, behind, count)
  return sign == "-" and -value or value, half, digits
end

-- Whether a computation stands right before the number, and not another behind it.
local function ends_computation(before, behind)
  local left = before:match("([^=$,{]*)=%s*%-?$")
  return left and left:gsub("_%w", ""):find("%d") and not behind:find("^%s*[-+*/^]") and not behind:find("^%s*\\times")
end

local function is_result(digits, before, behind)
  if (" " .. before):find("[^\\%a]%a+%-?$") or behind:find("^/%d") then return false end -- a name: GPT-3.5; a fraction's upper half
  return digits:find(".", 1, true) or matches_any(before, ABOUT) or matches_any(behind, UNITS, "^%$?%s?") or
    ends_computation(before, behind)
end

-- The numbers of a text, by default all, as a list of { digits, value, half }, without their signs.
local function list(text, is_wanted)
  local found, from = {}, 1
  while true do
    local at, last = text:find(NUMBER, from)
    if not at then return found end
    local digits = text:sub(at, last):gsub("%.$", "")
    from = at + #digits
    local before, behind = text:sub(math.max(1, at - 80), at - 1), text:sub(from, from + 20)
    if not is_wanted or is_wanted(digits, before, behind) then
      local value, half = read(digits, behind)
      found[#found + 1] = { digits = digits, value = value, half = half }
    end
  end
end

function numbers.all(text)
  return list(text)
end

-- Those that somebody measured, computed or looked up: with a fraction, with a unit, behind "about" or a computation.
function numbers.results(text)
  return list(text, is_result)
end

return numbers
