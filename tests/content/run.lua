-- The bank itself: every question is there in both languages with all its parts, names the techniques that its owner
-- asked for, and is written as content/README.md says; and `wenda check` finds nothing in it, nor in the author's guide.
--
--     lua5.4 tests/content/run.lua build [number...]     in the project's folder

package.path = "tests/lib/?.lua;tests/content/?.lua;" .. package.path
local harness = require "harness"
local page = require "page"
local terms = require "terms"
local check_form, check_glossary = require "form", require "glossary"
local check_findings, check_sight = require "findings", require "sight"
local claims, code, parity, prose = require "claims", require "code", require "parity", require "prose"

local QUESTIONS = 30
local NEIGHBOURS = { { 2, 17 }, { 4, 21, 29 }, { 6, 20 }, { 14, 16 }, { 18, 26 }, { 3, 28 } }

local build = arg[1] or "build"
local folder = harness.scratch(build, "content")
local pages, others = {}, {}
for _, lang in ipairs { "zh", "en" } do
  pages[lang], others[lang] = page.all(lang)
end
local wanted = {}
for i = 2, #arg do
  wanted[tonumber(arg[i])] = true
end

local function check_parts(one)
  local titles = {}
  for _, heading in ipairs(one.headings) do
    if heading.level == 2 then titles[#titles + 1] = heading.title end
  end
  local expected, got = table.concat(page.PARTS[one.lang], ", "), table.concat(titles, ", ")
  harness.check(one.path .. ": its parts", expected == got, harness.both(expected, got))
  return expected == got
end

local function check_terms(one)
  local answer = (one.parts.points .. one.parts.depth):lower() -- a term may begin a sentence
  for _, term in ipairs(terms[one.number]) do
    harness.check(("%s: '%s' is among the points or in the long answer"):format(one.path, term[one.lang]),
      answer:find(term[one.lang]:lower(), 1, true))
  end
end

local function check_neighbours(one)
  for _, group in ipairs(NEIGHBOURS) do
    local is_here = false
    for _, number in ipairs(group) do is_here = is_here or number == one.number end
    for _, number in ipairs(is_here and group or {}) do
      local id = pages[one.lang][number].id
      harness.check(("%s: its text links its neighbour '%s'"):format(one.path, id),
        number == one.number or one.prose:find("](id:" .. id, 1, true))
    end
  end
end

local function check_page(one)
  local whole = check_parts(one)
  code.check(folder, one)
  if not whole then return end
  check_terms(one)
  check_form(one)
  check_neighbours(one)
  prose.check(one)
end

local function check_question(number)
  local pair = { zh = pages.zh[number], en = pages.en[number] }
  harness.check(("question %d is there in both languages"):format(number), pair.zh and pair.en)
  if not pair.zh or not pair.en then return end
  check_page(pair.zh)
  check_page(pair.en)
  parity.check(pair.zh, pair.en)
  claims.check(number, pair)
end

for number = 1, QUESTIONS do
  if not next(wanted) or wanted[number] then check_question(number) end
end
if not next(wanted) then
  for _, lang in ipairs { "zh", "en" } do
    for _, one in ipairs(others[lang]) do prose.check(one) end
  end
  prose.check_texts("content/site.yaml")
  prose.check_texts("content/glossary.yaml")
  check_glossary(pages)
  check_findings(build)
  check_sight(pages.zh[1])
end
harness.finish()
