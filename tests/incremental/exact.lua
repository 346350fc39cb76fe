-- exact: of an edit just those pages are made anew that show what was edited. What they are is told by their bytes: all
-- that is made is another than before, but for what a case says.
package.path = "tests/lib/?.lua;tests/incremental/?.lua;" .. package.path
local harness = require "harness"
local bank = require "bank"
local pair = require "pair"

local QUESTIONS, PLAIN = 90, 14
local ZH, EN = "content/zh/10-q10.md", "content/en/10-q10.md"
local THEME = "content/theme/"

-- What is edited, how many pages and other files of the site are made of it, and how many of these come out as they were.
local cases = {
  { "nothing", 0, 0, function() end },
  -- the question, and the page of all questions
  { "text below the first paragraph", 2, 0, function(b) b:write(ZH, b.files[ZH] .. "\nMore\n") end },
  -- also llms.txt, which has it as the description
  { "first paragraph", 3, 0, function(b) return b:replace(ZH, "结论是 10", "结论 10") end },
  -- also the list, its tag's page and the home page
  { "difficulty", 5, 0, function(b) b:set_field(ZH, "difficulty", 5) end },
  -- also the pages of both tags, and those that say how many questions each of all tags has
  { "tags", 9, 0, function(b) b:set_field(ZH, "tags", "[speed]") end },
  -- a link without text takes it
  { "heading", 3, 0, function(b) return b:replace(ZH, "详解 10", "深 10") end },
  -- q30 says who leads to it; the page of all questions does not show related ones
  { "related", 3, 1, function(b) b:set_field(ZH, "related", "[q30]") end },
  -- the page of the old address alone is new
  { "alias", 3, 2, function(b) b:set_field(ZH, "aliases", "[ten]") end },
  -- the seven questions that include the file, and the page of all questions, in two languages
  { "included code", 16, 0, function(b) return b:replace("code/part-1.c", "return 1", "return 7") end },
  -- nobody knows of a region before it is looked for in the file
  { "included code, outside", 16, 16, function(b) return b:replace("code/part-1.c", "before_1", "before_7") end },
  -- three questions show it, and three others link the file
  { "image", 8, 0, function(b) b:write("content/images/image-1.svg", bank.image(20, 77)) end },
  { "linked file", 8, 0, function(b) b:write("content/files/note-1.txt", "other\n") end },
  -- two questions, home, the page of all demos and that of all questions; a demo is the same in all languages, and only
  -- the first frame of one has changed, which no list shows
  { "demo", 10, 7, function(b) return b:replace("demos/spin/frame.zh.json", "一圈", "两圈") end },
  { "shortcode", 16, 0, function(b) b:write(THEME .. "shortcodes/title.lua", "return function() return 'x' end\n") end },
  -- in the pager of all questions but the first
  { "words", 89, 0, function(b) b:write(THEME .. "strings/zh.yaml", "tags: 话题\nprevious: 前\n") end },
}

-- Bytes of what is published, as path -> hash.
local function published(self)
  local sums = {}
  for _, line in ipairs(harness.lines(self:run "cd kept/site && find . -type f -exec sha256sum {} +")) do
    local sum, path = line:match "^(%x+)%s+%./(.*)"
    sums[path] = sum
  end
  return sums
end

-- The files that the build says it made; those with nothing to say are not there.
local function made_of(output, after)
  local made = {}
  for _, line in ipairs(harness.lines(output)) do
    local path = line:match "^(%S+): "
    if after[path] then made[#made + 1] = path end
  end
  return made
end

-- Builds after an edit; what was made, what of it is as it was, and all that the build said. The edit is taken back.
local function build_after(self, edit)
  local before = published(self)
  assert(edit(self.bank) ~= false)
  local output, code = self:build "-v"
  local after = published(self)
  local made, same = made_of(output, after), {}
  for _, path in ipairs(made) do
    if before[path] == after[path] then same[#same + 1] = path end
  end
  self.bank:undo()
  self:build()
  harness.check("builds", code == 0, output)
  return made, same, output
end

-- What shows a text that stands nowhere else, as grep finds it in the published files.
local function check_holders(self, what, text, edit)
  local list = self:run("cd kept/site && grep -rlF " .. harness.quote(text) .. " --include='*.html' --include=llms.txt . | sed 's/..//'")
  local holders = harness.lines(list)
  local made = build_after(self, edit)
  table.sort(made)
  table.sort(holders)
  harness.check(what .. ": just what shows it is made", table.concat(made, "\n") == table.concat(holders, "\n"),
    harness.both(table.concat(holders, " "), table.concat(made, " ")))
end

local function check_warnings(self)
  self.bank:write(ZH, self.bank.files[ZH] .. "\n[nowhere]()\n")
  for _, when in ipairs { "first", "again", "once more" } do
    local output = self:build()
    harness.check("a warning is told " .. when, output:find("10%-q10%.md:%d+:%d+: warning: this link leads nowhere"), output)
  end
  self.bank:undo()
end

return function(wenda, room)
  harness.must("mkdir -p " .. harness.quote(room))
  local self = pair.new(wenda, room, bank.make(room .. "/bank", QUESTIONS, PLAIN))
  self:build()
  for _, case in ipairs(cases) do
    local what, count, unchanged, edit = table.unpack(case)
    local made, same, output = build_after(self, edit)
    harness.check(("%s: makes %d files"):format(what, count), #made == count, output)
    harness.check(("%s: %d of them are as they were"):format(what, unchanged), #same == unchanged, table.concat(same, "\n"))
  end
  check_holders(self, "title", "第 10 题怎么答", function(b) b:set_field(ZH, "title", "Another") end)
  check_holders(self, "title in English", "How is question 10 answered", function(b) b:set_field(EN, "title", "Another") end)
  -- all pages but those of old addresses
  check_holders(self, "partial", 'class="footer"', function(b) b:write(THEME .. "templates/partials/footer.html", "<p>x</p>\n") end)
  check_warnings(self)
end
