-- form: what each page of a question must have, as content/README.md says it.
local harness = require "harness"
local page = require "page"

local COST = { zh = "**代价**：", en = "**Cost**: " }
local BY_HAND = { zh = "手算", en = "By hand" }
local SHAPE = { zh = "形状", en = "Shape" }
local SPOKEN = { zh = { 120, 180 }, en = { 70, 90 } } -- characters without blanks; words
local POINTS, PITFALLS, FOLLOWUPS = { 4, 7 }, { 2, 9 }, { 3, 5 }

local function within(count, bounds)
  return count >= bounds[1] and count <= bounds[2]
end

local function spoken_length(text, lang)
  if lang == "zh" then return utf8.len((text:gsub("%s", ""))) end
  return select(2, text:gsub("%S+", ""))
end

local function items_of(part)
  local list = {}
  for item in part:gmatch("\n%- ([^\n]+)") do list[#list + 1] = item end
  return list
end

local function check_spoken(one, check)
  local text = one.parts.spoken
  local length = spoken_length(text, one.lang)
  check(within(length, SPOKEN[one.lang]), ("the spoken answer is %d long, not %d to %d"):format(length,
    table.unpack(SPOKEN[one.lang])))
  check(not text:find("\n%s*[-*%d]+%.? ") and not text:find("[$`|]"), "the spoken answer is text alone")
end

local function check_points(one, check)
  local items = items_of(one.parts.points)
  check(within(#items, POINTS), ("%d key points"):format(#items))
  for _, item in ipairs(items) do
    check(item:match("^%*%*.-%*%*") and item:match(" {weight=[123]}$"), "a point has a name and a weight: " .. item)
  end
end

local function check_depth(one, check)
  local depth = one.parts.depth
  local by_hand, shapes = false, false
  for _, section in ipairs(page.sections(depth)) do
    by_hand = by_hand or section.title:sub(1, #BY_HAND[one.lang]) == BY_HAND[one.lang]
  end
  for row in depth:gmatch("\n|([^\n]+)|") do shapes = shapes or row:find(SHAPE[one.lang], 1, true) end
  local programs = 0
  for _, block in ipairs(one.blocks) do
    if block.info:match("^c%f[%W]") or block.info:match("^python") then programs = programs + 1 end
  end
  check(programs > 0, "no code in C or Python")
  check(depth:find("$$", 1, true), "no formula of its own line")
  check(shapes, "no table of symbols with their shapes")
  check(by_hand, ("no section '%s...'"):format(BY_HAND[one.lang]))
  check(select(2, depth:gsub("\n|%-%-%-", "")) >= 2, "no table beside that of the symbols")
end

local function check_sections(one, check)
  local pitfalls, followups = page.sections(one.parts.pitfalls), page.sections(one.parts.followups)
  check(within(#pitfalls, PITFALLS), ("%d pitfalls"):format(#pitfalls))
  check(within(#followups, FOLLOWUPS), ("%d follow-ups"):format(#followups))
  for _, pitfall in ipairs(pitfalls) do
    local last = pitfall.text:gsub("%s+$", ""):match("([^\n]*)$")
    check(last:sub(1, #COST[one.lang]) == COST[one.lang], "this pitfall does not end with what it costs: " .. pitfall.title)
  end
  for _, followup in ipairs(followups) do
    check(followup.text:find("%S") and followup.title:find("？$") or followup.title:find("%?$"),
      "this follow-up is no question: " .. followup.title)
  end
end

local function check_references(one, check)
  local items = items_of(one.parts.references)
  check(#items > 0, "no references")
  for _, item in ipairs(items) do
    check(item:match("%*[^*]+%*%. ") or item:match("%*[^*]+[?!]%*%.? "), "a reference has a title: " .. item)
    check(item:match("[12]%d%d%d") or item:match("<https://[^>]+>$"), "a reference has a year or an address: " .. item)
  end
end

-- Checks a page that has all parts.
return function(one)
  local function check(holds, what)
    harness.check(("%s: %s"):format(one.path, what), holds)
  end
  check_spoken(one, check)
  check_points(one, check)
  check_depth(one, check)
  check_sections(one, check)
  check_references(one, check)
end
