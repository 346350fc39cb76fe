-- chance: a bank of 200 pages through a year of its life. The same seed makes the same edits.
package.path = "tests/lib/?.lua;tests/incremental/?.lua;" .. package.path
local harness = require "harness"
local bank = require "bank"
local edits = require "edits"
local pair = require "pair"

local QUESTIONS, PLAIN = 90, 14
local EDITS, MOST = tonumber(os.getenv "EDITS" or 60), 8 -- in all, and at the same time
local MANY = 50 -- fewer may all be rough

-- What often makes a bank faulty: one at a time, for a fault hides whatever else is wrong.
local ROUGH = {}
for _, name in ipairs { "a fault", "page deleted", "id", "id of a heading", "included code, without its region",
  "included code deleted", "image deleted", "demo damaged", "template that is wrong", "alias removed", "file renamed",
  "glossary, a term less", "two pages swap their texts", "page new" } do
  assert(edits[name], name)
  ROUGH[name] = true
end

-- What may happen to a file of the published site.
local ACCIDENTS = {
  "printf x >> %s", "rm %s", "touch %s", ": > %s", "cp %s other && mv other %s",
}

-- The kinds of edits by chance, each of them before one comes again.
local function deck()
  local names, left = {}, 0
  for name in pairs(edits) do names[#names + 1] = name end
  table.sort(names)
  return function()
    if left == 0 then left = #names end
    local at = math.random(left)
    names[at], names[left] = names[left], names[at]
    left = left - 1
    return names[left + 1]
  end
end

local function accident(self)
  local files = harness.lines(self:run "find kept/site -type f | LC_ALL=C sort")
  local path = files[math.random(#files)]
  local what = ACCIDENTS[math.random(#ACCIDENTS)]:gsub("%%s", (harness.quote("./" .. path):gsub("%%", "%%%%")))
  self:run(what)
  return what
end

-- Several edits, or a rough one; what they were.
local function edit(self, draw)
  local names, most = {}, math.random(MOST)
  repeat
    local name = draw()
    if edits[name](self.bank) ~= false then names[#names + 1] = name end
  until #names >= most or ROUGH[name]
  return names
end

return function(wenda, room, seed)
  math.randomseed(seed)
  harness.must(("rm -rf %s && mkdir -p %s"):format(harness.quote(room), harness.quote(room)))
  local self = pair.new(wenda, room, bank.make(room .. "/bank", QUESTIONS, PLAIN))
  local draw, done, fine = deck(), 0, 0
  self:agree "at first"
  for round = 1, math.huge do
    if done >= EDITS then break end
    local names = edit(self, draw)
    if round % 5 == 0 then names[#names + 1] = accident(self) end
    local what = ("seed %d, round %d (%s)"):format(seed, round, table.concat(names, ", "))
    done = done + #names
    if self:agree(what) then
      fine = fine + #names
      self.bank:mark()
    else
      self.bank:undo() -- whether that is seen, the next round tells
    end
  end
  if EDITS >= MANY then harness.check(("seed %d: most edits are fine"):format(seed), fine > EDITS // 2, fine .. " of " .. done) end
end
