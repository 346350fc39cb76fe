-- serving: what an author saves while `wenda serve` watches. A page whose text alone was edited is published before the
-- build that follows, just as a new build makes it; and once all is at rest, so is the whole site.
package.path = "tests/lib/?.lua;tests/incremental/?.lua;" .. package.path
local harness = require "harness"
local bank = require "bank"
local edits = require "edits"
local pair = require "pair"
local check = harness.check

local QUESTIONS, PLAIN = 12, 3
local PAGE = "^content/%a%a/.*%.md$"
local SECONDS, STEP = 30, 0.05 -- to wait at most, and between two looks

local function append(text)
  return function(b, path) b:write(path, b.files[path] .. "\n" .. text:gsub("%%d", math.random(100000)) .. "\n") end
end

-- Of these no other page takes anything but what is shown of any text.
local texts = {
  append "More %d.", append "- one\n- **two** %d", append "```c\nint x = %d;\n```",
  append "> [!NOTE]\n> %d", append "| a | b |\n|---|---|\n| %d | c |", append "A note[^n%d].\n\n[^n%d]: It says %d.",
  append "[outside](https://example.org/%d)", append(("A long text. "):rep(400) .. "%d"),
  function(b, path) return b:replace(path, "%d+([，,])", math.random(100000) .. "%1") end, -- what other pages show of it
  function(b, path) return b:replace(path, "(\n[^\n#|`$-][^\n]*)\n$", "%1, and on.\n") end,
}

-- With these, other files change (a formula may want another part of the font).
local others = { "title", "heading", "tags", "included code, in its region", "template of its own", "glossary, a text", "a link more",
  "a formula more", "demo's first frame" }

local server = {}
server.__index = server

local function start(self)
  local command = ("exec %s serve bank/content -o kept/site --demos bank/demos -p 0"):format(self.wenda)
  local pid = self:run(("mkdir -p kept && { (%s) >log.txt 2>&1 & echo $!; }"):format(command)):match "%d+"
  return setmetatable({ pair = self, pid = pid }, server)
end

-- True once it is; what is asked for may be seen late, but it must come.
local function wait(is_so)
  for _ = 1, SECONDS / STEP do
    if is_so() then return true end
    harness.run("sleep " .. STEP)
  end
  return false
end

function server:edited()
  return select(2, harness.read(self.pair.room .. "/log.txt"):gsub("edited", ""))
end

-- A new build of what the bank is now must come to the same, sooner or later.
function server:settles(what)
  self.pair:run "rm -rf fresh"
  local told = self.pair:run(("%s build bank/content -o fresh/site --demos bank/demos 2>&1"):format(self.pair.wenda))
  local function difference() return self.pair:run "diff -r kept/site fresh/site 2>&1 | cut -c 1-200 | head -n 20" end
  check(what .. ": all comes to what a new build publishes", wait(function() return difference() == "" end), told .. difference())
end

-- Saves a page whose text alone is another, and looks at it before any build can have followed.
function server:edit_text(what, edit)
  local b, before = self.pair.bank, self:edited()
  local path = bank.one(b:list(PAGE))
  if edit(b, path) == false then return end
  what = ("%s, %s"):format(what, path)
  local id = b:field(path, "id")
  local came = wait(function() return self:edited() > before end)
  self.pair:run(("rm -rf shown && mkdir -p shown/en && cp kept/site/%s.html shown/ && cp kept/site/en/%s.html shown/en/"):format(id, id))
  check(what .. ": shown before a build", came, harness.read(self.pair.room .. "/log.txt"))
  self:settles(what)
  local difference = self.pair:run(("for f in %s.html en/%s.html; do cmp shown/$f fresh/site/$f 2>&1; done"):format(id, id))
  check(what .. ": shown as a new build makes it", difference == "", difference)
end

local function edit_one_by_one(self, count)
  for round = 1, count do
    local at = (round - 1) % #texts + 1
    self:edit_text(("text %d"):format(at), texts[at])
    if round % 3 == 0 then
      local name = others[(round // 3 - 1) % #others + 1]
      edits[name](self.pair.bank)
      self:settles(name)
    end
  end
end

-- Faster than any build.
local function edit_without_rest(self, count)
  for _ = 1, count do
    texts[math.random(#texts)](self.pair.bank, bank.one(self.pair.bank:list(PAGE)))
    if math.random(4) == 1 then edits[bank.one(others)](self.pair.bank) end
    harness.run(("sleep 0.%d"):format(math.random(9)))
  end
  self:settles "many at once"
end

return function(wenda, room, count)
  math.randomseed(5)
  harness.must(("rm -rf %s && mkdir -p %s"):format(harness.quote(room), harness.quote(room)))
  local self = start(pair.new(wenda, room, bank.make(room .. "/bank", QUESTIONS, PLAIN)))
  check("it serves", wait(function() return (harness.read(room .. "/log.txt") or ""):find "http://" ~= nil end))
  edit_one_by_one(self, count)
  edit_without_rest(self, count)
  self.pair:run(("kill %s; while kill -0 %s 2>/dev/null; do sleep 0.1; done"):format(self.pid, self.pid))
end
