-- prose: how words, names and punctuation are written.
local harness = require "harness"
local names = require "names"
local page = require "page"

local prose = {}

-- A letter for what each character is: H Han, W full-width punctuation, P the half-width that has a full-width twin,
-- L letters, digits, formulas and code, S blank, B the bracket of a link, and '.' for all others.
local function class_of(code)
  local c = code < 128 and string.char(code) or ""
  if code >= 0x4E00 and code <= 0x9FFF then return "H" end
  if code >= 0x3001 and code <= 0x3011 or code >= 0xFF01 and code <= 0xFF1F then return "W" end
  if c:match("^[,;:?!()]$") then return "P" end
  if c:match("^%w$") or c == page.HOLE then return "L" end
  return c == " " and "S" or c:match("^[%[%]]$") and "B" or "."
end

local FAULTS = {
  { "HS+[HLB]", "a blank behind Han" },
  { "[LB]S+H", "a blank before Han" },
  { "WS+[HLB]", "a blank behind full-width punctuation" },
  { "HP", "half-width punctuation behind Han" },
  { "PH", "half-width punctuation before Han" },
}

local function check_chinese(path, text)
  local codes, classes = {}, {}
  for _, code in utf8.codes(text) do
    codes[#codes + 1] = code
    classes[#classes + 1] = class_of(code)
  end
  local line = table.concat(classes)
  for _, fault in ipairs(FAULTS) do
    local at = line:find(fault[1])
    local context = at and utf8.char(table.unpack(codes, math.max(1, at - 10), math.min(#codes, at + 10)))
    harness.check(("%s: %s"):format(path, fault[2]), not at, context)
  end
end

-- Words in an American spelling; titles in the references are as they are.
local function check_english(one)
  local text = one.words:gsub("\n## References.*", "")
  harness.check(one.path .. ": punctuation of English", not text:find("[\u{3001}\u{3002}]") or
    not (text:find("，", 1, true) or text:find("。", 1, true) or text:find("（", 1, true)))
  local found = {}
  for word in text:gmatch("%f[%w]%l[%l-]*") do
    local ending = word:match("%liz(e%l?)$") or word:match("%liz(ing)$") or word:match("%liz(ation)s?$") or
      word:match("%liz(er)s?$")
    if names.american[word] or ending and not word:match("^%l*size?%l?$") and not names.not_american[word] then
      found[#found + 1] = word
    end
  end
  harness.check(one.path .. ": British spelling", #found == 0, table.concat(found, ", "))
end

local function check_names(one)
  local right = {}
  for _, name in ipairs(names.names) do right[name:lower()] = name end
  local text = one.words:gsub("[^%w%-.]", " ")
  local found = {}
  for word in text:gmatch("%S+") do
    word = word:gsub("%.$", "")
    local name = right[word:lower()]
    if name and name ~= word then found[#found + 1] = word .. " for " .. name end
  end
  harness.check(one.path .. ": names as their makers write them", #found == 0, table.concat(found, ", "))
end

function prose.check(one)
  if one.lang == "zh" then check_chinese(one.path, one.title .. "\n" .. one.words) else check_english(one) end
  check_names(one)
end

-- The texts of a YAML file, each a line of its own or one of `{zh: ..., en: ...}`.
function prose.check_texts(path)
  local yaml, list, english = harness.read(path), {}, {}
  for text in yaml:gmatch("\n +en: ([^\n]+)") do english[#english + 1] = text end
  for text in yaml:gmatch("{zh: [^,}]+, en: ([^}]+)") do english[#english + 1] = text:sub(1, 1):lower() .. text:sub(2) end
  check_english { path = path, words = table.concat(english, "\n") }
  for text in yaml:gmatch("\n +zh: ([^\n]+)") do list[#list + 1] = text end
  for text in yaml:gmatch("{zh: ([^,}]+)") do list[#list + 1] = text end
  check_chinese(path, table.concat(list, "\n"))
end

return prose
