-- pair: a bank built twice, into a folder that earlier builds have filled and into one that is new.
package.path = "tests/lib/?.lua;" .. package.path
local harness = require "harness"
local quote, check = harness.quote, harness.check

local pair = {}
pair.__index = pair

-- `wenda` is a shell word, `bank` lies in `room`, which is this pair's alone.
function pair.new(wenda, room, bank)
  return setmetatable({ wenda = wenda, room = room, bank = bank }, pair)
end

function pair:run(command)
  return harness.run(("cd %s && { %s; }"):format(quote(self.room), command))
end

local function command(self, out, options)
  return ("%s build bank/content -o %s --demos bank/demos %s"):format(self.wenda, out, options or "")
end

-- Builds into the folder that is kept; what was printed, and the exit code.
function pair:build(options)
  return self:run(command(self, "kept/site", options) .. " 2>&1")
end

-- What must be the same of any two builds of the same: not how much was written, in which time, and where.
local function essence(text)
  return (text:gsub("%d+ files? written, %d+ removed", "written"):gsub("%d+%.%d+ s\n", "N s\n"):gsub("'%a+/site' is", "it is"))
end

-- All that can be seen of the files that are kept.
local STATE = "find kept/site -type f -printf '%p %s %i %T@ %C@\\n' 2>/dev/null | sort > "

-- Builds both at the same time, and checks that they agree: the same is told, and either the same files are published,
-- or, where the bank is faulty, what is kept stays as it was. True when it is not.
function pair:agree(what)
  local one = "{ %s >%s.txt 2>&1; echo $? >>%s.txt; }"
  local kept, fresh = one:format(command(self, "kept/site"), "kept", "kept"), one:format(command(self, "fresh/site"), "fresh", "fresh")
  self:run("rm -rf fresh; " .. STATE .. "before.txt; " .. kept .. " & " .. fresh .. " ; wait; " .. STATE .. "after.txt")
  local told, fresh_told = harness.read(self.room .. "/kept.txt"), harness.read(self.room .. "/fresh.txt")
  local code = tonumber(told:match "(%d+)\n$")
  check(what .. ": both say the same", essence(told) == essence(fresh_told), harness.both(fresh_told, told))
  if code == 0 then
    local difference = self:run "diff -r kept/site fresh/site 2>&1 | cut -c 1-200 | head -n 40"
    check(what .. ": both publish the same", difference == "", difference)
  else
    check(what .. ": a refused build ends with 1", code == 1, told)
    check(what .. ": a refused build leaves all as it was",
      harness.read(self.room .. "/before.txt") == harness.read(self.room .. "/after.txt"))
  end
  return code == 0
end

return pair
