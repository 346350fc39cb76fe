-- code: the C and Python of the pages compiles and runs, and what is shown as its output is its output.
local harness = require "harness"
local page = require "page"

local FLAGS = "-std=c17 -Wall -Wextra -Werror"
-- Of processor time, which does not depend on what else runs; and, against one that waits for something, of any.
local LIMIT = "ulimit -t 20; timeout 300"

-- What to do with a file of the language; `run` where there is something to run.
local LANGUAGES = {
  c = {
    ending = ".c",
    check = function(file) return ("gcc %s -c -o %s.o %s"):format(FLAGS, file, file) end,
    run = function(file) return ("gcc %s -o %s.run %s -lm && { %s %s.run; }"):format(FLAGS, file, file, LIMIT, file) end,
    is_whole = function(code) return code:find("int main(", 1, true) end,
  },
  python = { -- without what was installed beside its standard library
    ending = ".py",
    run = function(file) return ("%s python3 -I -S %s"):format(LIMIT, file) end,
    is_whole = function() return true end,
  },
}

local code = {}
local results = {} -- by code: what it printed, its exit code, whether it is a whole program
local count = 0

local function run(folder, name, text)
  if results[text] then return results[text] end
  local language = LANGUAGES[name]
  local whole = language.is_whole(text)
  count = count + 1
  local file = harness.quote(("%s/block-%d%s"):format(folder, count, language.ending))
  harness.write(file:sub(2, -2), text)
  local output, exit = harness.run("{ " .. (whole and language.run or language.check)(file) .. "; } 2>&1")
  results[text] = { output = output, exit = exit, whole = whole }
  return results[text]
end

-- Checks that the page's blocks run; with `shown`, that each program's output stands behind it.
function code.check(folder, one)
  local outputs = {}
  for _, block in ipairs(one.blocks) do
    if page.is_output(block, one.lang) then
      if block.next_to then outputs[block.next_to] = block.code end
      harness.check(("%s:%d: this output stands behind a program"):format(one.path, block.line),
        block.next_to and LANGUAGES[block.next_to.info:match("^%S*")])
    end
  end
  for _, block in ipairs(one.blocks) do
    local name = block.info:match("^%S*")
    if LANGUAGES[name] and not block.info:find("include=", 1, true) then
      local result = run(folder, name, block.code)
      local place = ("%s:%d: "):format(one.path, block.line)
      harness.check(place .. "this block compiles or runs", result.exit == 0, result.output)
      if result.whole then
        harness.check(place .. "what is shown behind this program is what it prints", outputs[block] == result.output,
          harness.both(outputs[block] or "nothing is shown", result.output))
      end
    end
  end
end

return code
