-- Runs the examples of CommonMark's specification, and of the pages beside this
-- file, through `wenda render`: lua5.4 tests/spec/run.lua BUILD-FOLDER [PAGE]
--
-- An example is a fenced block as in the specification: what goes in, a line
-- with a single dot, what must come out; tabs are written as arrows. Words after
-- `example` are options of `wenda render`. An example that must be refused says
-- `fails`, one that is rendered with a warning `warns`, and its second half is
-- what stands on standard error. `needs-site` is for the guide that is published:
-- without a site there is nothing to look at. For CommonMark a carriage return ends
-- a line too, alone or before a newline: the pages' examples come out the same so.
package.path = "tests/lib/?.lua;" .. package.path
local harness = require "harness"

local build, only = arg[1] or "build", arg[2]
local wenda = harness.quote(build .. "/bin/wenda") .. " render"
local SPEC = "node_modules/commonmark-spec/spec.txt"
local scratch = harness.scratch(build, "spec")
local ENDS = { ["\n"] = "", ["\r"] = ", lines end in CR", ["\r\n"] = ", lines end in CRLF" }

-- Calls visit(example) for each fenced example of the page.
local function each_example(path, visit)
  local text = assert(harness.read(path), path .. " cannot be read")
  local fence, example, number, part = nil, nil, 0, nil
  local line_number = 0
  for line in (text:gsub("\r\n", "\n")):gmatch("([^\n]*)\n") do
    line_number = line_number + 1
    local ticks, words = line:match("^(````*) example ?(.*)$")
    if not fence and ticks then
      number = number + 1
      fence, part = ticks, "input"
      example = { path = path, line = line_number, number = number, words = words, input = {}, output = {} }
    elseif fence and line == fence then
      visit(example)
      fence = nil
    elseif fence and line == "." and part == "input" then
      part = "output"
    elseif fence then
      table.insert(example[part], (line:gsub("→", "\t")))
    end
  end
  return number
end

local function joined(lines)
  return #lines > 0 and table.concat(lines, "\n") .. "\n" or ""
end

local function run_example(example, options, line_end)
  local told
  for word in example.words:gmatch("%S+") do
    if word == "fails" or word == "warns" then
      told = word
    elseif word ~= "needs-site" then
      options = options .. " --" .. word
    end
  end
  harness.write(scratch .. "/in.md", (joined(example.input):gsub("\n", line_end)))
  local redirect = told and "2>&1 >/dev/null" or "2>/dev/null"
  local got, code = harness.run(("%s%s < %s %s"):format(wenda, options, harness.quote(scratch .. "/in.md"), redirect))
  local expected = joined(example.output)
  local name = ("%s:%d: example %d%s"):format(example.path, example.line, example.number, ENDS[line_end])
  local holds = got == expected and code == (told == "fails" and 1 or 0)
  harness.check(name, holds, ("input:\n%s\n%s\nexit code %d"):format(joined(example.input),
    harness.both(expected, got), code))
end

if not only then
  local count = each_example(SPEC, function(example) run_example(example, " --commonmark", "\n") end)
  harness.check("the specification has 652 examples", count == 652, "it has " .. count)
end
local pages = only or harness.must("find tests/spec -name '*.md' | LC_ALL=C sort")
for _, path in ipairs(harness.lines(pages)) do
  local count = each_example(path, function(example)
    for line_end in pairs(ENDS) do run_example(example, "", line_end) end
  end)
  harness.check(path .. " has examples", count > 0)
end
harness.finish()
